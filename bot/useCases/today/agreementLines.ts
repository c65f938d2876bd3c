import { hasRight } from '../../access/rights';
import { type Agency, isHost, isPartnerOn } from '../../domain/agency';
import { signaturesText } from '../../domain/agreement';
import { addDays, dueText } from '../../domain/time';
import { agencyOf, memberOf, membersInRole } from '../../ledger/roster';
import { inFull, termsVersion, titleOf, waitingFor } from '../partners/agreementToSign';
import { littleSeenText } from '../partners/littleSeen';
import type { Context } from '../ports';
import { line } from './todayLine';
import type { TodayLineView } from './todayViews';

/** From when on an agreement that ends is told: its first reminder. */
const AGREEMENT_DAYS = 60;

/** Agreements that have ended or soon do, the first to end first, then those that wait for a partner's signature. */
export function agreementLines(ctx: Context): TodayLineView[] {
  if (!hasRight(ctx.viewer, 'task.direct')) return [];
  const { panel, agencies } = ctx.roster;
  const partners = [...agencies.values()].filter((each) => isPartnerOn(each, ctx.today) && !isHost(each, panel));
  const last = addDays(ctx.today, AGREEMENT_DAYS);
  const ending = partners
    .flatMap((agency) =>
      agency.isa === null || agency.isa.reviewOn > last ? [] : [{ agency, on: agency.isa.reviewOn }],
    )
    .sort((a, b) => a.on.localeCompare(b.on));
  const told = new Set(ending.map(({ agency }) => agency));
  const waiting = partners.filter((agency) => agency.isaWaits !== undefined && !told.has(agency));
  return [
    ...ending.map(({ agency, on }) => {
      const isLate = on < ctx.today;
      const waits = waitingOf(agency, ctx);
      const said = `The agreement with ${agency.name} ${isLate ? 'ended' : 'ends'} ${dueText(on, ctx.today)}`;
      return line({
        ...{ key: `agreement:${agency.id}`, kind: 'agreement', waits: true, forOthers: true, isLate },
        text: waits === undefined ? said : `${said}; the next one ${waits.text}`,
        ...{ place: `partners?partner=${agency.id}`, go: goOf(waits) },
      });
    }),
    ...waiting.map((agency) => {
      const waits = waitingOf(agency, ctx);
      const isInVain = waits?.isInVain === true;
      return line({
        ...{ key: `agreement:${agency.id}`, kind: 'agreement', waits: isInVain, ...(isInVain && { forOthers: true }) },
        text: `The agreement with ${agency.name} ${waits?.text ?? ''}`,
        ...{ place: `partners?partner=${agency.id}`, go: goOf(waits) },
      });
    }),
  ];
}

type Waiting = ReturnType<typeof waitingFor>;

function waitingOf(agency: Agency, ctx: Context): Waiting | undefined {
  return agency.isaWaits && waitingFor(agency, agency.isaWaits, ctx);
}

function goOf(waits: Waiting | undefined): string {
  if (waits === undefined) return 'Renew it';
  return waits.isInVain ? 'Name another' : 'Look at it';
}

/** First of all, for it explains the rest, with whom to write to: those who keep the panel can be asked by anybody. */
export function littleSeenLines(ctx: Context): TodayLineView[] {
  const text = littleSeenText(ctx);
  if (text === undefined) return [];
  const [coordinatorId] = membersInRole(ctx.roster, 'coordinator');
  if (coordinatorId === undefined) return [line({ kind: 'littleSeen', text })];
  const { name, email } = memberOf(ctx.roster, coordinatorId);
  return [line({ kind: 'littleSeen', text, writeTo: { name, email } })];
}

/** What whoever asks is to sign for their own agency, with all that is signed. */
export function signingLines(ctx: Context): TodayLineView[] {
  const { viewer, roster, sha256 } = ctx;
  const agency = agencyOf(roster, viewer.member.agencyId);
  const { isaWaits } = agency;
  const isTheirs = hasRight(viewer, 'agreement.sign') && isaWaits?.signatoryId === viewer.member.id;
  if (!isTheirs || isaWaits.reviewOn < ctx.today) return [];
  const [title, untilText] = [titleOf(agency, isaWaits), inFull(isaWaits.reviewOn)];
  const terms = termsVersion(agency, isaWaits, sha256);
  return [
    line({
      ...{ kind: 'agreementToSign', waits: true },
      act: { kind: 'sign', title, agencyName: agency.name, untilText, terms },
      text: `${title}, of ${agency.name} with the panel, waits for your signature: in force until ${untilText}. ${signaturesText(isaWaits, inFull)}`,
    }),
  ];
}
