import { type Agency, isHost } from '../../domain/agency';
import { agreementTitle, nextVersion, signaturesText, type WaitingIsa } from '../../domain/agreement';
import { given } from '../../domain/given';
import { agreementState, isObserving, needsAgreement } from '../../domain/partnership';
import { daysBetween } from '../../domain/time';
import type { Context } from '../ports';
import { inFull, signatoriesOf, titleOf, waitingFor } from './agreementToSign';
import type { PartnerDetailView, PartnerView } from './partnerViews';

type AgreementPart = PartnerView['agreement'];

/** How a partner stands with the panel, in words. */
export function agreementPart(agency: Agency, ctx: Context): AgreementPart {
  const { isa, isaWaits } = agency;
  const waits = isaWaits === undefined ? {} : { waits: waitingPart(agency, isaWaits, ctx) };
  const state = agreementState(agency, ctx.today);
  if (isHost(agency, ctx.roster.panel)) return unneeded('it is the host force');
  if (isa === null)
    return isObserving(agency)
      ? unneeded('it looks on by invitation')
      : { state, text: waits.waits?.text ?? 'No agreement', ...waits };
  const until = inFull(isa.reviewOn);
  const left = daysBetween(ctx.today, isa.reviewOn);
  const soon =
    state === 'runsOut' ? `, ${left === 0 ? 'its last day' : `${left} ${left === 1 ? 'day' : 'days'} left`}` : '';
  const text =
    state === 'ended'
      ? `${ranOut(until)}: sees own tasks and titles only`
      : `${titleOf(agency, isa)}, in force until ${until}${soon}`;
  return { state, text, signedText: signaturesText(isa, inFull), ...waits };
}

function unneeded(why: string): AgreementPart {
  return { state: 'unneeded', text: `None needed: ${why}` };
}

function ranOut(until: string): string {
  return `Ran out on ${until}`;
}

function waitingPart(agency: Agency, isa: WaitingIsa, ctx: Context): NonNullable<AgreementPart['waits']> {
  const { signedOn, reviewOn, signatoryId, forForce, version, direction } = isa;
  const { text, isInVain } = waitingFor(agency, isa, ctx);
  return {
    ...{ title: titleOf(agency, isa), text: text.replace(/^w/, 'W'), isInVain },
    ...{ signedText: signaturesText(isa, inFull), untilText: inFull(reviewOn), signedOn, reviewOn, signatoryId },
    ...given({ forForce, version, direction }),
  };
}

/** What waits is named where nothing is in force, or soon will not be. */
export function agreementSignal({ state, text, waits }: AgreementPart): PartnerView['signal'] {
  if (state === 'unneeded') return undefined;
  if (state === 'current') return waits && { text: waits.text, pressing: waits.isInVain };
  if (state === 'runsOut')
    return waits ? { text: waits.text, pressing: true } : { text: 'Agreement runs out', pressing: true };
  return { text, pressing: true };
}

/** What the form of the next one begins with. */
export function nextAgreement(agency: Agency, ctx: Context): Pick<PartnerView, 'nextAgreement' | 'signatories'> {
  const isNeeded = needsAgreement(agency, ctx.roster.panel);
  const signatories = isNeeded ? signatoriesOf(agency, ctx).map(({ id, name }) => ({ id, name })) : [];
  return { nextAgreement: nextVersion(agency), signatories };
}

export function agreementsBefore(agency: Agency): Pick<PartnerDetailView, 'agreementsBefore'> {
  const before = (agency.isasBefore ?? []).map((isa, index) => {
    const title = agreementTitle(isa, index + 1);
    return `${title}, until ${inFull(isa.reviewOn)}. ${signaturesText(isa, inFull)}`;
  });
  return { agreementsBefore: before.reverse() };
}
