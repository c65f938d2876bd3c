import { hasRight } from '../../access/rights';
import { viewerOf } from '../../access/viewer';
import type { Agency } from '../../domain/agency';
import { agreementTitle, type Isa, signaturesText, termsOf, type WaitingIsa } from '../../domain/agreement';
import { formVersion } from '../../domain/formVersion';
import type { Sha256 } from '../../domain/log';
import type { Member } from '../../domain/member';
import { Refusal } from '../../domain/refusal';
import { dayText, LocalDate } from '../../domain/time';
import { agencyOf, nameOf } from '../../ledger/roster';
import type { Context } from '../ports';
import type { AgreementToSignView } from './agreementViews';

/** With its year: it is read for long. */
export function inFull(on: LocalDate): string {
  return dayText(on, LocalDate.parse('0001-01-01'));
}

/** Of one that waits, or is in force: "Agreement 2, both ways". */
export function titleOf({ isa, isasBefore = [] }: Agency, of: Isa | WaitingIsa): string {
  return agreementTitle(of, isasBefore.length + (isa === null || of === isa ? 0 : 1) + 1);
}

/** Of all that is signed, and by whom: no other agreement has it. */
export function termsVersion({ id }: Agency, isa: Isa | WaitingIsa, sha256: Sha256): string {
  return formVersion({ id, ...termsOf(isa) }, sha256);
}

/** Whoever of its people can sign here: its lead, its point of contact, then the others by name. */
export function signatoriesOf(agency: Agency, { roster }: Pick<Context, 'roster'>): Member[] {
  const place = (member: Member) => (member.role === 'agencyLead' ? 0 : member.id === agency.contactId ? 1 : 2);
  return [...roster.members.values()]
    .filter((member) => member.agencyId === agency.id && hasRight(viewerOf(member, agency, roster), 'agreement.sign'))
    .sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

/** For whom an agreement waits, and whether in vain: they can sign it no more, and another has to be named. */
export function waitingFor(
  agency: Agency,
  { signatoryId }: WaitingIsa,
  ctx: Pick<Context, 'roster'>,
): { text: string; isInVain: boolean } {
  const { roster } = ctx;
  const text = `waits for ${nameOf(roster, signatoryId)}’s signature`;
  if (signatoriesOf(agency, ctx).some(({ id }) => id === signatoryId)) return { text, isInVain: false };
  const sits = roster.members.get(signatoryId)?.agencyId === agency.id;
  return { text: `${text}, who ${sits ? 'may sign it' : 'sits for it'} no longer`, isInVain: true };
}

/** @throws Refusal `not-found` for whoever it does not wait for, and has not signed it */
export function agreementToSign(agency: Agency, ctx: Context): AgreementToSignView {
  const { member } = ctx.viewer;
  const { isa, isaWaits } = agency;
  if (isaWaits?.signatoryId === member.id) {
    const may = { sign: isaWaits.reviewOn >= ctx.today };
    return { ...partsOf(agency, isaWaits, ctx), state: 'waits', statusText: 'Waits for your signature', may };
  }
  if (isa?.forPartner?.memberId !== member.id) throw new Refusal('not-found', { what: 'agreement' });
  const statusText = `You signed it ${inFull(isa.forPartner.on)}`;
  return { ...partsOf(agency, isa, ctx), state: 'signed', statusText, may: { sign: false } };
}

function partsOf(agency: Agency, isa: Isa | WaitingIsa, { roster: { panel }, sha256 }: Context) {
  return {
    ...{ marking: panel.marking, agencyId: agency.id, agencyName: agency.name, panelName: panel.name },
    title: titleOf(agency, isa),
    untilText: inFull(isa.reviewOn),
    signedText: signaturesText(isa, inFull),
    terms: termsVersion(agency, isa, sha256),
  };
}

export async function getAgreementToSign(_input: Record<string, never>, ctx: Context): Promise<AgreementToSignView> {
  return agreementToSign(agencyOf(ctx.roster, ctx.viewer.member.agencyId), ctx);
}
