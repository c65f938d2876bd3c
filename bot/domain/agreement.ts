import { z } from 'zod';
import { agreementDirections, directionTexts } from './agreementDirections';
import { MemberId } from './ids';
import { Refusal } from './refusal';
import { LocalDate } from './time';

/** By which door the partner signed; on paper where nobody of it could yet sign here. */
const signingWays = ['tab', 'chat', 'mail', 'paper'] as const;
export type SigningWay = (typeof signingWays)[number];

const wayTexts: Readonly<Record<SigningWay, string>> = {
  tab: 'on the tab',
  chat: 'in chat',
  mail: 'by e-mail',
  paper: 'on paper',
};

const Name = z.string().trim().min(1).max(120);

/** For the partner. */
const Signature = z.object({
  /** As they were called that day: whoever leaves has signed all the same. */
  name: Name,
  memberId: MemberId.optional(),
  on: LocalDate,
  way: z.enum(signingWays),
});

/**
 * An information sharing agreement in force. It runs out at the end of `reviewOn`. Those of before Sentinel kept versions
 * have the two days alone: both sides signed them.
 */
export const Isa = z.object({
  signedOn: LocalDate,
  reviewOn: LocalDate,
  /** "2"; without one, its place among those of the partner. */
  version: z.string().trim().min(1).max(20).optional(),
  direction: z.enum(agreementDirections).optional(),
  /** Who signed for the force, on `signedOn`. */
  forForce: Name.optional(),
  forPartner: Signature.optional(),
});
export type Isa = z.infer<typeof Isa>;

/** What the force has signed and the partner has not. */
export const WaitingIsa = Isa.omit({ forPartner: true }).extend({ signatoryId: MemberId });
export type WaitingIsa = z.infer<typeof WaitingIsa>;

/** All that is signed, whoever signs it: that of which somebody read the terms, and no other, comes into force. */
export function termsOf(isa: Isa | WaitingIsa): object {
  const { signedOn, reviewOn, version, direction, forForce } = isa;
  return { signedOn, reviewOn, version, direction, forForce };
}

/** The agreements of a partner: none, one after the other, and at most one that waits. */
export interface Agreements {
  readonly isa: Isa | null;
  readonly isaWaits?: WaitingIsa | undefined;
  readonly isasBefore?: readonly Isa[] | undefined;
}

function signedOnes({ isa, isasBefore = [] }: Agreements): readonly Isa[] {
  return isa === null ? isasBefore : [...isasBefore, isa];
}

function versionsUsed(agreements: Agreements): string[] {
  return signedOnes(agreements).map(({ version }, index) => version ?? String(index + 1));
}

/** "2": what the next one is called unless told. */
export function nextVersion(agreements: Agreements): string {
  const used = versionsUsed(agreements);
  let number = used.length + 1;
  while (used.includes(String(number))) number += 1;
  return String(number);
}

/** Two that were signed are not called the same: nobody could say which one stands. @throws Refusal `version-used` */
export function guardVersion(version: string, agreements: Agreements, { signedOn, reviewOn }: Isa): void {
  const at = versionsUsed(agreements).indexOf(version);
  const known = signedOnes(agreements)[at];
  const isTheSame = known?.signedOn === signedOn && known.reviewOn === reviewOn;
  if (known !== undefined && !isTheSame) throw new Refusal('version-used', { version });
}

/** "Agreement 2"; of one without a number, by its place. */
function agreementName({ version }: Pick<Isa, 'version'>, place: number): string {
  return `Agreement ${version ?? place}`;
}

/** "Agreement 2, both ways" */
export function agreementTitle(isa: Pick<Isa, 'version' | 'direction'>, place: number): string {
  const name = agreementName(isa, place);
  return isa.direction === undefined ? name : `${name}, ${directionTexts[isa.direction]}`;
}

/** How it was signed by both; `inFull` writes a day with its year. */
export function signaturesText({ signedOn, forForce, forPartner }: Isa, inFull: (on: LocalDate) => string): string {
  if (forPartner === undefined && forForce === undefined) return `Signed by both sides ${inFull(signedOn)}`;
  const force = `Signed for the force${forForce === undefined ? '' : ` by ${forForce}`} ${inFull(signedOn)}`;
  if (forPartner === undefined) return force;
  return `${force}; for the partner by ${forPartner.name} ${inFull(forPartner.on)}, ${wayTexts[forPartner.way]}`;
}
