import { hasRight } from '../../access/rights';
import { maySeeItem } from '../../access/sight';
import { isOnAgenda } from '../../domain/sections';
import { meetingReference } from '../../domain/meeting';
import { dueText } from '../../domain/time';
import { heardUpTo } from '../log/heardUpTo';
import { findNext } from '../meetings/meetingLists';
import type { Context } from '../ports';
import { agreementLines, littleSeenLines, signingLines } from './agreementLines';
import { correctionLines } from './correctionLines';
import { disruptionLines } from './disruptionLines';
import { groupLines } from './groupLines';
import { meetingLines } from './meetingLines';
import { ownIssueLines, ownTaskLines } from './ownLines';
import { chatLines, issueLines, taskLines } from './panelLines';
import { counted, line, ranked } from './todayLine';
import type { TodayLineView, TodayView } from './todayViews';
import { retentionLines } from './retentionLines';
import { accessLines, restrictionLines } from './restrictionLines';
import { setUpLines } from './setUpLines';
import { logLines, reachLines } from './watchedLines';

/** What waits for whoever asks, and what they came to know, the most urgent first. */
export async function getToday(_input: Record<string, never>, ctx: Context): Promise<TodayView> {
  const lines = await Promise.all([
    ownTaskLines(ctx),
    ownIssueLines(ctx),
    meetingLines(ctx),
    issueLines(ctx),
    taskLines(ctx),
    chatLines(ctx),
    groupLines(ctx),
    disruptionLines(ctx),
    correctionLines(ctx),
    visitorLines(ctx),
    accessLines(ctx),
    restrictionLines(ctx),
  ]);
  return {
    items: ranked([...lines.flat(), ...agreementLines(ctx), ...signingLines(ctx), ...littleSeenLines(ctx)]),
    asOf: await heardUpTo(ctx),
  };
}

/** The same of what changes with the time of day, or without an entry in the log. */
export async function getTodayWatched(_input: Record<string, never>, ctx: Context): Promise<TodayView> {
  const lines = await Promise.all([reachLines(ctx), logLines(ctx), setUpLines(ctx), retentionLines(ctx)]);
  return { items: ranked(lines.flat()), asOf: await heardUpTo(ctx) };
}

/** For whoever comes to see a meeting and has no task here: what it is about, and what they owe those who let them in. */
async function visitorLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'agenda.see') || hasRight(ctx.viewer, 'task.answer')) return [];
  const next = await findNext(ctx);
  const items = next?.agenda.filter((item) => isOnAgenda(item) && maySeeItem(item, ctx.viewer)) ?? [];
  const { marking } = ctx.roster.panel;
  return [
    ...(next === undefined
      ? []
      : [
          line({
            ...{
              kind: 'agenda',
              reference: meetingReference(next),
              place: `meeting?meeting=${next.id}`,
              go: 'Read it',
            },
            text: `has ${counted(items.length, 'item', 'items')} on its agenda`,
          }),
        ]),
    ...visitLine(ctx),
    line({
      kind: 'confidentiality',
      text: `What you see and hear at the panel is ${marking}: take no copies, and speak of it to nobody outside`,
    }),
  ];
}

function visitLine({ viewer: { member }, today }: Context): TodayLineView[] {
  const { role, endsOn } = member;
  if (role !== 'observer' || endsOn === undefined) return [];
  return [line({ kind: 'visit', text: `Your visit lasts until ${dueText(endsOn, today)}` })];
}
