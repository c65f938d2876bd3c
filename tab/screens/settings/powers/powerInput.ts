import type { CommandInput, PowerView } from '../../../../bot/contract';

export type PowerInput = CommandInput<'power.keep'>;

/** A row as it stands, sent back. */
export function inputOf(row: PowerView): PowerInput {
  const { id: powerId, version, on, agency, power, legalBasis, lever, typicalOpportunity, fourP, confidence } = row;
  return {
    ...{ powerId, version, on, agency, power, legalBasis, lever, typicalOpportunity, fourP, confidence },
    checked: false,
  };
}
