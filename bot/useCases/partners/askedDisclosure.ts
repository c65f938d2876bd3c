import { type Disclosure, disclosureUnder, GatewayName } from '../../domain/disclosure';
import { typedText } from '../../domain/text';
import type { Context } from '../ports';

/** Asked for where the agency needs it: see domain/disclosure.ts. */
export const disclosureFields = {
  gateway: GatewayName.optional().describe(
    'The legal gateway, as gateways.list words it, for an agency that needs one',
  ),
  purpose: typedText(300).optional().describe('What it is shared for, with the gateway'),
};

export interface DisclosureInput {
  readonly gateway?: string | undefined;
  readonly purpose?: string | undefined;
}

/** @throws Refusal `gateway-not-offered` */
export function disclosureOf({ gateway, purpose }: DisclosureInput, { roster }: Context): Disclosure | undefined {
  if (gateway === undefined || purpose === undefined) return undefined;
  return disclosureUnder(gateway, purpose, roster.panel);
}
