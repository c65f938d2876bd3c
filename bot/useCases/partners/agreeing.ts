import { z } from 'zod';
import type { Agency } from '../../domain/agency';
import { guardVersion, type Isa, nextVersion, type WaitingIsa } from '../../domain/agreement';
import { agreementDirections } from '../../domain/agreementDirections';
import { FormVersion } from '../../domain/formVersion';
import { given } from '../../domain/given';
import { MemberId } from '../../domain/ids';
import type { Member } from '../../domain/member';
import * as partnership from '../../domain/partnership';
import { Refusal } from '../../domain/refusal';
import { decentHour } from '../../domain/reminder';
import { refuseAboveCeiling, typedLine } from '../../domain/text';
import { LocalDate } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { membersInRole } from '../../ledger/roster';
import type { Context } from '../ports';
import { agreementToSign, inFull, signatoriesOf, termsVersion, titleOf } from './agreementToSign';
import type { AgreementToSignView } from './agreementViews';
import { change, changed } from './partnerChange';
import { PartnerRef } from './partners';
import type { PartnerDetailView } from './partnerViews';

export const PartnerAgreement = PartnerRef.extend({
  ...{ version: FormVersion, signedOn: LocalDate, reviewOn: LocalDate },
  agreementVersion: typedLine(20).optional().describe('2; the next number unless told'),
  direction: z.enum(agreementDirections).default('both').describe('In which direction is shared under it'),
  forForce: typedLine(120).optional().describe('Who signed for the force; whoever enters it unless told'),
  signatoryId: MemberId.optional().describe('Who of the partner signs it; its lead unless told'),
  onPaper: typedLine(120).optional().describe('Who signed it for a partner of whom nobody can sign here'),
}).refine(
  ({ signedOn, reviewOn }) => signedOn < reviewOn && Number(reviewOn.slice(0, 4)) - Number(signedOn.slice(0, 4)) <= 10,
  { message: 'Choose a day after the signature, ten years on at the most.', path: ['reviewOn'] },
);
type Entered = z.infer<typeof PartnerAgreement>;

/**
 * Signed for the force. It comes into force once the partner's signatory has signed it too, and is in force at once where
 * nobody of the partner could, or the host force needs none with itself.
 *
 * @throws Refusal `changed-meanwhile`, `day-to-come`, `signatory-elsewhere`, `version-used`
 */
export function agreeWithPartner(input: Entered, ctx: Context): Promise<PartnerDetailView> {
  const { agencyId, version } = input;
  refuseAboveCeiling(input.agreementVersion, input.forForce, input.onPaper);
  return change({ agencyId, version }, ctx, (before) => {
    const isa = isaOf(input, before, ctx);
    const signatory = signatoryOf(before, input, ctx);
    const until = `signed for the force by ${isa.forForce ?? ''} ${inFull(isa.signedOn)}, to be reviewed by ${inFull(isa.reviewOn)}`;
    if (signatory === undefined) {
      const { onPaper } = input;
      const forPartner =
        onPaper === undefined ? undefined : ({ name: onPaper, on: isa.signedOn, way: 'paper' } as const);
      const after = partnership.agreed(before, { ...isa, ...given({ forPartner }) }, ctx.today);
      const bySides = onPaper === undefined ? '' : `; for the partner by ${onPaper}, on paper`;
      return { after, action: 'agency-agreed', note: `${titleOf(before, isa)}: ${until}${bySides}` };
    }
    const waiting: WaitingIsa = { ...isa, signatoryId: signatory.id };
    return {
      after: partnership.agreementEntered(before, waiting, ctx.today),
      action: 'agency-agreement-entered',
      note: `${titleOf(before, isa)}: ${until}; waits for ${signatory.name} to sign`,
      also: (draft) => askToSign(before, waiting, signatory, draft, ctx),
    };
  });
}

function isaOf(
  { signedOn, reviewOn, agreementVersion, direction, forForce }: Entered,
  before: Agency,
  ctx: Context,
): Isa {
  const isSame = (isa: Isa | WaitingIsa | null | undefined) => isa?.signedOn === signedOn && isa.reviewOn === reviewOn;
  // Sent twice it is the same one, also once it was signed meanwhile.
  const known = [before.isaWaits, before.isa].find(isSame)?.version;
  const version = agreementVersion ?? known ?? nextVersion(before);
  const isa: Isa = { signedOn, reviewOn, direction, version, forForce: forForce ?? ctx.viewer.member.name };
  guardVersion(version, before, isa);
  return isa;
}

/** Undefined where nobody of it is to sign here. @throws Refusal `signatory-elsewhere` */
function signatoryOf(agency: Agency, { signatoryId }: Entered, ctx: Context): Member | undefined {
  if (!partnership.needsAgreement(agency, ctx.roster.panel)) return undefined;
  const able = signatoriesOf(agency, ctx);
  if (signatoryId === undefined) return able[0];
  const named = able.find(({ id }) => id === signatoryId);
  if (named === undefined) throw new Refusal('signatory-elsewhere', { name: agency.name });
  return named;
}

function askToSign(before: Agency, waiting: WaitingIsa, { id }: Member, draft: Draft, ctx: Context): void {
  const title = titleOf(before, waiting);
  const said = [
    `${title}, waits for your signature`,
    `It is the information sharing agreement of ${before.name} with the panel, in force until ${inFull(waiting.reviewOn)} once you have signed it.`,
  ].join('\n');
  send({ said, signs: before.id }, [id], draft, ctx);
}

/** Words alone, and none of a record: an e-mail may say them too. Nothing of it is urgent. */
function send(
  content: { said: string; signs?: Agency['id'] },
  to: readonly MemberId[],
  draft: Draft,
  ctx: Context,
): void {
  const dueAt = decentHour(ctx.now, ctx.roster.panel, ctx.calendar.holidays);
  draft.send({ task: 'post', to, dueAt, content: { kind: 'notice', about: 'agreement', inMail: true, ...content } });
}

/** Not to be signed any more. @throws Refusal `changed-meanwhile` */
export function dropAgreement(
  { agencyId, version }: z.infer<typeof AgreementDrop>,
  ctx: Context,
): Promise<PartnerDetailView> {
  return change({ agencyId, version }, ctx, (before) => ({
    after: before.isaWaits === undefined ? before : partnership.agreementDropped(before),
    action: 'agency-agreement-dropped',
    note: before.isaWaits === undefined ? '' : titleOf(before, before.isaWaits),
  }));
}

export const AgreementDrop = PartnerRef.extend({ version: FormVersion });

export const AgreementSigning = z.object({
  terms: FormVersion.describe('Of the agreement as it was read: no other one is signed by it'),
});

/**
 * For the partner, by its signatory alone. A second click changes nothing.
 *
 * @throws Refusal `not-found` for everybody else, `agreement-changed`, `agreement-over`
 */
export async function signAgreement(
  { terms }: z.infer<typeof AgreementSigning>,
  ctx: Context,
): Promise<AgreementToSignView> {
  const { member } = ctx.viewer;
  const agency = await changed({ agencyId: member.agencyId }, ctx, (before) => {
    const { isa, isaWaits } = before;
    const way = ctx.door ?? 'tab';
    const action = 'agency-agreement-signed';
    if (isa?.forPartner?.memberId === member.id && termsVersion(before, isa, ctx.sha256) === terms)
      return { after: before, action, note: '' };
    if (isaWaits?.signatoryId !== member.id) throw new Refusal('not-found', { what: 'agreement' });
    if (termsVersion(before, isaWaits, ctx.sha256) !== terms) throw new Refusal('agreement-changed');
    if (isaWaits.reviewOn < ctx.today) throw new Refusal('agreement-over');
    const after = partnership.agreementSigned(before, member, way, ctx.today);
    const note = `${titleOf(before, isaWaits)}: signed for the partner by ${member.name}, ${wayNotes[way]}; in force until ${inFull(isaWaits.reviewOn)}`;
    return { after, action, note, also: (draft) => tellSigned(before, isaWaits, draft, ctx) };
  });
  return agreementToSign(agency, ctx);
}

const wayNotes = { tab: 'on the tab', chat: 'in chat', mail: 'by e-mail' } as const;

function tellSigned(before: Agency, waiting: WaitingIsa, draft: Draft, ctx: Context): void {
  const said = `${ctx.viewer.member.name} signed ${titleOf(before, waiting)}, for ${before.name}: it is in force until ${inFull(waiting.reviewOn)}.`;
  send({ said }, membersInRole(ctx.roster, 'coordinator'), draft, ctx);
}
