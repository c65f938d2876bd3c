import { mayHear } from '../../access/liveSight';
import { hasRight } from '../../access/rights';
import { mayReadTalk, seesOthers } from '../../access/sight';
import { isChange, type LogEntry, wholeOf, wordsOf } from '../../domain/log';
import { isTalk, type LogAction } from '../../domain/logActions';
import type { Task } from '../../domain/task';
import { momentText } from '../../domain/time';
import { personTold } from '../../ledger/logKeys';
import { recordOf } from '../../ledger/records';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { Admitted, Context } from '../ports';
import type { HistoryLine } from './logViews';

const HIDDEN = 'Hidden from whoever left for its item';
/** Actions whose names say too little of what happened. */
const doneTexts: Partial<Record<LogEntry['action'], string>> = {
  'record-listed': 'Seen in a list',
  'task-notified': 'Reached its owner',
  'issue-notified': 'Reached whoever is told of it',
  'task-hidden': HIDDEN,
  'issue-hidden': HIDDEN,
  'group-hidden': HIDDEN,
  'nominal-merged': 'Another record of the same person taken in',
  'nominal-correction-seen': 'Correction seen',
  'referral-made': 'Referred beyond the panel',
  'referral-answered': 'Referral answered',
  'disruption-proposed': 'Disruption proposed',
  'disruption-moderated': 'Disruption graded',
  'disruption-corrected': 'Disruption put right',
  'disruption-withdrawn': 'Disruption taken back',
  'disruption-control-checked': 'Looked whether it still lasts',
  'group-people-shared': 'People shared with a body that needs a gateway',
  'group-people-unshared': 'People no longer shared with a body',
  'access-given': 'Access given',
  'task-reworded': 'Wording changed',
  'task-commented': 'Comment',
  'issue-triaged': 'Looked at',
  'task-brought-in': 'Brought in from the old action log',
  'task-brought-anew': 'Brought in again from the old action log',
  'issue-widened': 'Opened to the whole panel',
  'agency-noted': 'Changed',
  'agency-agreed': 'Agreement entered',
  'agency-step-undone': 'Taken back',
  'agency-presented': 'Awareness presentation given',
  'agency-presentation-undone': 'Awareness presentation taken back',
  'agency-ended': 'Given a last day',
  'agency-kept': 'Stays',
};

/** Their note is the number of another record, or a day: nothing that anybody wrote, so nothing to erase. */
const sayingFacts: readonly string[] = [
  ...(['issue-put-on-agenda', 'issue-took-in', 'task-more-time-granted'] satisfies LogAction[]),
];

/** Their note is the number of what need not be the viewer's own. */
const namingOthers: readonly string[] = ['issue-took-in', 'task-split', 'group-people-shared'] satisfies LogAction[];
/** Their note is a law, by which one would know who else reads it. */
const namingReaders: readonly string[] = ['restriction-set', 'issue-restricted'] satisfies LogAction[];

/** "Acknowledged". */
export function doneText({ action }: LogEntry): string {
  const done = doneTexts[action] ?? action.split('-').slice(1).join(' ');
  return done.charAt(0).toUpperCase() + done.slice(1);
}

/** "Access given to Dan Ives" */
function doneBy(entry: LogEntry, { roster }: Context): string {
  const id = personTold(entry);
  return id === undefined ? doneText(entry) : `${doneText(entry)} to ${nameOf(roster, id)}`;
}

/** What each action of the log reads like in a history. */
function historyLine(entry: LogEntry, task: Task | undefined, ctx: Context): HistoryLine {
  const words = wordsOf(entry);
  const { former } = words ?? {};
  const note = noteFor(entry, words?.note, task, ctx);
  const isWritten = former !== undefined || (note !== undefined && !sayingFacts.includes(entry.action));
  return {
    number: entry.number,
    at: entry.at,
    atText: momentText(entry.at, ctx.today, zoneOf(ctx)),
    byName: nameOf(ctx.roster, entry.by),
    text: doneBy(entry, ctx),
    ...(note === undefined ? {} : { note }),
    ...(former === undefined ? {} : { former }),
    ...(words === undefined ? { wordsErased: true } : {}),
    ...(isWritten && entry.form !== 1 && hasRight(ctx.viewer, 'log.eraseWords') ? { mayErase: true } : {}),
  };
}

/** Until when somebody asks for time is for all who see the task; why, for those alone whom it is written to. */
function noteFor(
  entry: LogEntry,
  note: string | undefined,
  task: Task | undefined,
  { viewer }: Context,
): string | undefined {
  if (namingOthers.includes(entry.action) && !seesOthers(viewer)) return undefined;
  if (namingReaders.includes(entry.action) && !hasRight(viewer, 'restriction.keep')) return undefined;
  if (task === undefined || !isTalk(entry.action) || mayReadTalk(task, viewer, entry)) return note;
  return entry.action === ('task-more-time-asked' satisfies LogAction) ? note?.replace(/\n[^]*/, '') : undefined;
}

/** Of a comment nothing is left but its words; who was given access is for those to know who keep what is for few. */
function isTold(entry: LogEntry, task: Task | undefined, { viewer }: Context): boolean {
  if (entry.action === ('access-given' satisfies LogAction) && !hasRight(viewer, 'restriction.keep')) return false;
  const isComment = entry.action === ('task-commented' satisfies LogAction);
  return mayHear(entry, viewer) && (!isComment || task === undefined || mayReadTalk(task, viewer, entry));
}

/** Of a record with more, the latest: what is done now has to be seen. The auditor's log has them all. */
const MOST_HISTORY = 200;

/**
 * What happened to one record, oldest first, as far as the viewer might know it when it happened: what was recorded while
 * something was restricted stays restricted.
 * @param task of a task's own, as it stands: who reads what was written about it
 */
export async function history(subjectId: string, ctx: Context, task?: Task): Promise<HistoryLine[]> {
  const found = await ctx.store.query(ctx.roster.panel.id, {
    type: 'log',
    where: [{ key: 'subjectId', is: subjectId }],
    order: { key: 'number', direction: 'descending' },
    limit: MOST_HISTORY,
  });
  return found
    .reverse()
    .map((document) => recordOf('log', document))
    .filter((entry) => isTold(entry, task, ctx))
    .map((entry) => historyLine(entry, task, ctx));
}

/** What the row has added to it so far: known without being read. */
export function linesAdded(subjectId: string, ctx: Admitted, task?: Task): HistoryLine[] {
  return ctx.written
    .filter((entry) => isChange(entry) && wholeOf(entry).id === subjectId && isTold(entry, task, ctx))
    .map((entry) => historyLine(entry, task, ctx));
}
