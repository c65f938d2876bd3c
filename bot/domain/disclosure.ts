import { z } from 'zod';
import { type Agency, isHost, type OfForce } from './agency';
import { asRead } from './asRead';
import { anotherGateway, barredKinds, shippedGateways } from './gateways';
import { AgencyId } from './ids';
import { listed } from './listed';
import { Refusal } from './refusal';
import { typedLine, typedText } from './text';
import { Instant } from './time';

const MOST_DISCLOSURES = 60;

/** The name of a law, and where in it. */
export const GatewayName = typedLine(80);

/** What the panel shares under, in its own words, and with whom it shares under nothing else. */
export const PanelGateways = z.object({
  /** Off: nothing new is shared under it. */
  list: z
    .array(z.object({ name: GatewayName, on: z.boolean() }))
    .min(1)
    .max(20, 'A panel has 20 gateways at the most.'),
  /** Kinds of body that need one here beside those that always do. */
  alsoFor: z.array(z.string().trim().min(1).max(60)).max(60),
});
export type PanelGateways = z.infer<typeof PanelGateways>;

export const defaultGateways: PanelGateways = {
  list: shippedGateways.map((name) => ({ name, on: true })),
  alsoFor: [],
};

/** A panel, as far as this concerns it. */
interface OfPanel {
  readonly gateways?: PanelGateways | undefined;
}

/** What something may be shared under from now on. */
export function gatewaysOffered({ gateways = defaultGateways }: OfPanel): string[] {
  return gateways.list.filter(({ on }) => on).map(({ name }) => name);
}

/**
 * Why something may be shared with a body that is not a competent authority, or that has a statutory bar. The words are
 * its own: what the panel makes of its list later changes nothing here.
 */
export const Disclosure = z.object({
  gateway: z.enum(shippedGateways),
  /** Where they are the panel's own. Versions that knew the shipped ones alone show `anotherGateway` and lose nothing. */
  gatewayWords: GatewayName.optional(),
  purpose: typedText(300),
});
export type Disclosure = z.infer<typeof Disclosure>;

/** Through which gateway, and for what, each agency that needs one may know of a record. */
export const Disclosures = z.array(Disclosure.extend({ agencyId: AgencyId, at: Instant })).max(MOST_DISCLOSURES);

/** A record, as far as this concerns it. */
interface Shared {
  readonly disclosures?: z.infer<typeof Disclosures> | undefined;
}

/** With why each of `agencyIds` may know of it; told again for another purpose, both stand. */
export function withDisclosures<Kept extends Shared>(
  record: Kept,
  { agencyIds, why, at }: { agencyIds: readonly AgencyId[]; why: Disclosure | undefined; at: Instant },
): Kept {
  if (why === undefined || agencyIds.length === 0) return record;
  const added = agencyIds.map((agencyId) => ({ ...why, agencyId, at }));
  return { ...record, disclosures: [...(record.disclosures ?? []), ...added].slice(-MOST_DISCLOSURES) };
}

/** With those of the record that it stands for; its own stay beside them. */
export function joiningDisclosures<Kept extends Shared>(record: Kept, { disclosures: others = [] }: Shared): Kept {
  const isAmong = ({ agencyId, at }: (typeof others)[number]) =>
    others.some((each) => each.agencyId === agencyId && each.at === at);
  const own = (record.disclosures ?? []).filter((each) => !isAmong(each));
  if (own.length + others.length === 0) return record;
  return { ...record, disclosures: [...own, ...others].slice(-MOST_DISCLOSURES) };
}

/** "Under Crime and Disorder Act 1998, s.115": what the log may say of it. */
export function gatewayText({ gateway, gatewayWords = gateway }: Disclosure): string {
  return `Under ${gatewayWords}`;
}

/** @throws Refusal `gateway-not-offered` */
export function disclosureUnder(name: string, purpose: string, panel: OfPanel): Disclosure {
  if (!gatewaysOffered(panel).includes(name)) throw new Refusal('gateway-not-offered', { name });
  const shipped = shippedGateways.find((each) => each === name);
  return shipped === undefined
    ? { gateway: anotherGateway, gatewayWords: name, purpose }
    : { gateway: shipped, purpose };
}

/** "Crime and Disorder Act 1998, s.115: Preventing VAT fraud" */
export function disclosureText({ gateway, gatewayWords = gateway, purpose }: Disclosure): string {
  return `${gatewayWords}: ${purpose}`;
}

/** Bodies under the general regime, those whose own law bars disclosure but for named purposes, and the panel's own. */
export function needsGateway({ regime, kind }: Pick<Agency, 'regime' | 'kind'>, { gateways }: OfPanel): boolean {
  return regime === 'ukgdpr' || barredKinds.includes(kind) || (gateways?.alsoFor.includes(kind) ?? false);
}

/** @throws Refusal `gateway-needed`, naming each of `agencies` that needs one */
export function guardDisclosure(agencies: readonly Agency[], disclosure: Disclosure | undefined, panel: OfPanel): void {
  const barred = agencies.filter((agency) => needsGateway(agency, panel)).map(({ name }) => name);
  if (barred.length > 0 && disclosure === undefined) throw new Refusal('gateway-needed', { name: listed(barred) });
}

/** Words that ask for what only an authorised police or agency operation may do. */
const covert =
  /\b(covert(ly)?|surveil(lance|l)?|undercover|informants?|CHIS|intercept(ion|ing)?|eavesdrop\w*|wiretap\w*|(tracking|listening) device|tracker|test purchas\w*|(tail|shadow) (him|her|them)|follow (him|her|them) (home|around|about)|secretly (film|record|watch|follow|photograph)\w*)\b/i;

/** A partner, another force too, is not asked for covert activity. @throws Refusal `covert-activity` */
export function guardOvert(agency: Agency, panel: OfForce, ...texts: readonly (string | undefined)[]): void {
  if (isHost(agency, panel)) return;
  const found = texts.map((text) => (text === undefined ? undefined : covert.exec(asRead(text))?.[0])).find(Boolean);
  if (found !== undefined) throw new Refusal('covert-activity', { word: found });
}
