import { z } from 'zod';
import type { Agency } from './agency';
import { gateways } from './gateways';
import { listed } from './listed';
import { Refusal } from './refusal';
import { typedText } from './text';

export const Gateway = z.enum(gateways);

/** Why something may be shared with a body that is not a competent authority, or that has a statutory bar. */
export const Disclosure = z.object({ gateway: Gateway, purpose: typedText(300) });
export type Disclosure = z.infer<typeof Disclosure>;

const barredKinds = ['tax', 'benefits'];

/** Bodies under the general regime, and those whose own law bars disclosure but for named purposes. */
export function needsGateway({ regime, kind }: Pick<Agency, 'regime' | 'kind'>): boolean {
  return regime === 'ukgdpr' || barredKinds.includes(kind);
}

/** @throws Refusal `gateway-needed`, naming each of `agencies` that needs one */
export function guardDisclosure(agencies: readonly Agency[], disclosure: Disclosure | undefined): void {
  const barred = agencies.filter(needsGateway).map(({ name }) => name);
  if (barred.length > 0 && disclosure === undefined) throw new Refusal('gateway-needed', { name: listed(barred) });
}

/** Words that ask for what only an authorised police or agency operation may do. */
const covert =
  /\b(covert(ly)?|surveil(lance|l)?|undercover|informants?|CHIS|intercept(ion|ing)?|eavesdrop\w*|wiretap\w*|(tracking|listening) device|tracker|test purchas\w*|(tail|shadow) (him|her|them)|follow (him|her|them) (home|around|about)|secretly (film|record|watch|follow|photograph)\w*)\b/i;

/** A partner is not asked for covert activity. @throws Refusal `covert-activity` */
export function guardOvert({ kind }: Agency, ...texts: readonly (string | undefined)[]): void {
  if (kind === 'police') return;
  const found = texts.map((text) => (text === undefined ? undefined : covert.exec(text)?.[0])).find(Boolean);
  if (found !== undefined) throw new Refusal('covert-activity', { word: found });
}
