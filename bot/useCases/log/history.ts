import { mayHear } from '../../access/liveSight';
import { hasRight } from '../../access/rights';
import { seesOthers } from '../../access/sight';
import { isChange, type LogEntry, wholeOf, wordsOf } from '../../domain/log';
import type { LogAction } from '../../domain/logActions';
import { momentText } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import { nameOf, zoneOf } from '../../ledger/roster';
import type { Admitted, Context } from '../ports';
import type { HistoryLine } from './logViews';

const HIDDEN = 'Hidden from whoever left for its item';
/** Actions whose names say too little of what happened. */
const doneTexts: Partial<Record<LogEntry['action'], string>> = {
  'task-notified': 'Reached its owner',
  'issue-notified': 'Reached whoever is told of it',
  'task-hidden': HIDDEN,
  'issue-hidden': HIDDEN,
  'task-reworded': 'Wording changed',
  'task-commented': 'Comment',
  'issue-widened': 'Opened to the whole panel',
};

/** Their note is the number of another record, or a day: nothing that anybody wrote, so nothing to erase. */
const sayingFacts: readonly string[] = [
  ...(['issue-put-on-agenda', 'issue-took-in', 'task-more-time-granted'] satisfies LogAction[]),
];

/** Their note is the number of what need not be the viewer's own. */
const namingOthers: readonly string[] = ['issue-took-in', 'task-split'] satisfies LogAction[];

/** "Acknowledged". */
export function doneText({ action }: LogEntry): string {
  const done = doneTexts[action] ?? action.split('-').slice(1).join(' ');
  return done.charAt(0).toUpperCase() + done.slice(1);
}

/** What each action of the log reads like in a history. */
function historyLine(entry: LogEntry, ctx: Context): HistoryLine {
  const words = wordsOf(entry);
  const { note, former } = words ?? {};
  const mayName = seesOthers(ctx.viewer) || !namingOthers.includes(entry.action);
  const isWritten = former !== undefined || (note !== undefined && !sayingFacts.includes(entry.action));
  return {
    number: entry.number,
    at: entry.at,
    atText: momentText(entry.at, ctx.today, zoneOf(ctx)),
    byName: nameOf(ctx.roster, entry.by),
    text: doneText(entry),
    ...(note === undefined || !mayName ? {} : { note }),
    ...(former === undefined ? {} : { former }),
    ...(words === undefined ? { wordsErased: true } : {}),
    ...(isWritten && entry.form !== 1 && hasRight(ctx.viewer, 'log.eraseWords') ? { mayErase: true } : {}),
  };
}

/** Of a record with more, the latest: what is done now has to be seen. The auditor's log has them all. */
const MOST_HISTORY = 200;

/**
 * What happened to one record, oldest first, as far as the viewer might know it when it happened: what was recorded while
 * something was restricted stays restricted.
 */
export async function history(subjectId: string, ctx: Context): Promise<HistoryLine[]> {
  const found = await ctx.store.query(ctx.roster.panel.id, {
    type: 'log',
    where: [{ key: 'subjectId', is: subjectId }],
    order: { key: 'number', direction: 'descending' },
    limit: MOST_HISTORY,
  });
  return found
    .reverse()
    .map((document) => recordOf('log', document))
    .filter((entry) => mayHear(entry, ctx.viewer))
    .map((entry) => historyLine(entry, ctx));
}

/** What the row has added to it so far: known without being read. */
export function linesAdded(subjectId: string, ctx: Admitted): HistoryLine[] {
  return ctx.written
    .filter((entry) => isChange(entry) && wholeOf(entry).id === subjectId && mayHear(entry, ctx.viewer))
    .map((entry) => historyLine(entry, ctx));
}
