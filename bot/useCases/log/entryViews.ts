import { isChange, type LogEntry, wordsOf } from '../../domain/log';
import type { LogAction } from '../../domain/logActions';
import { momentText } from '../../domain/time';
import { personTold, readerIn, subjectKey } from '../../ledger/logKeys';
import { nameOf, zoneOf } from '../../ledger/roster';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { calledInLog } from './calledInLog';
import { didText } from './didTexts';
import { doneText } from './history';
import type { LogEntryView } from './logViews';

/** That it was done, when and by whom, and nothing of what it was done to. */
export function bareView(entry: LogEntry, ctx: Context): LogEntryView {
  const { number, at, action, kind, subject, hash } = entry;
  const atText = momentText(at, ctx.today, zoneOf(ctx));
  return {
    ...{ number, at, atText, by: entry.by, byName: nameOf(ctx.roster, entry.by), ...agencyPart(entry.by, ctx) },
    ...{ action, text: doneText(entry), did: didText(action), kind, hash },
    subject: { type: subject.type, id: subject.id },
  };
}

function agencyPart(by: LogEntry['by'], { roster }: Context): Pick<LogEntryView, 'byAgency'> {
  const member = by === 'system' ? undefined : (roster.members.get(by) ?? roster.former.get(by));
  return member === undefined ? {} : { byAgency: agencyName(member.agencyId, { roster }) };
}

export function logEntryView(entry: LogEntry, ctx: Context): LogEntryView {
  const words = wordsOf(entry);
  const reader = readerIn(entry);
  return {
    ...bareView(entry, ctx),
    about: subjectKey(entry.subject),
    ...(words === undefined ? { wordsErased: true } : { reference: calledInLog(entry.subject, words.reference, ctx) }),
    // Notes of changes may hold what records say, and whoever reads the log alone sees no content.
    ...(saysContent(entry) || words?.note === undefined ? {} : { note: words.note }),
    ...(entry.form === 1 || entry.to === undefined
      ? {}
      : { to: entry.to, toText: entry.to.map((id) => agencyName(id, ctx)).join(', ') }),
    ...toldPart(entry, ctx),
    ...(reader === undefined ? {} : { reader }),
    ...(entry.form === 1 || entry.erased === undefined ? {} : { erased: entry.erased }),
  };
}

function toldPart(entry: LogEntry, { roster }: Context): Pick<LogEntryView, 'toName'> {
  const id = entry.action === ('card-sent' satisfies LogAction) ? personTold(entry) : undefined;
  return id === undefined ? {} : { toName: nameOf(roster, id) };
}

/** What is said of seats, accounts, partners and settings is no record's content. */
const ofNoRecord: readonly LogEntry['action'][] = [
  ...(['member-linked', 'member-added', 'member-changed', 'member-ended', 'member-moved'] as const),
  ...(['member-invited', 'member-accepted', 'member-unlinked'] as const),
  ...(['panel-changed', 'statement-set', 'statement-accepted'] as const),
  'panel-configured',
  'power-changed',
  // Of which body, and nothing more.
  'group-people-unshared',
  // These note no more than the gateway under which something was opened.
  ...(['restriction-set', 'access-given'] as const),
];

export function saysContent(entry: LogEntry): boolean {
  const { type } = entry.subject;
  return isChange(entry) && type !== 'log' && type !== 'agency' && !ofNoRecord.includes(entry.action);
}
