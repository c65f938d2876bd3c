import type { CommandInput, PowerView } from '../../../../bot/contract';

export type PowerInput = CommandInput<'power.keep'>;

export const confidenceTexts: Readonly<Record<PowerView['confidence'], string>> = {
  V: 'Confirmed against a public source',
  K: 'General knowledge',
  R: 'Needs a legal check',
};

/** A row as it stands, sent back. */
export function inputOf(row: PowerView): PowerInput {
  const { id: powerId, version, on, agency, power, legalBasis, lever, typicalOpportunity, fourP, confidence } = row;
  return {
    ...{ powerId, version, on, agency, power, legalBasis, lever, typicalOpportunity, fourP, confidence },
    checked: false,
  };
}
