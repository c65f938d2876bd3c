import { isChange, type LogEntry, wordsOf } from '../../domain/log';
import type { LogAction } from '../../domain/logActions';
import { momentText } from '../../domain/time';
import { agenciesTold, personTold, readerIn, subjectKey } from '../../ledger/logKeys';
import { nameOf, zoneOf } from '../../ledger/roster';
import { agencyName } from '../members/names';
import type { Context } from '../ports';
import { calledInLog } from './calledInLog';
import { didText, givesTo } from './didTexts';
import { doneText } from './history';
import type { LogEntryView } from './logViews';
import { refusedText } from './refusedText';

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
    ...(saysContent(entry) || words?.note === undefined ? {} : { note: noteText(entry, words.note) }),
    ...(ofOneself.includes(entry.action) ? { isOfOneself: true as const } : {}),
    ...toldPart(entry, ctx),
    ...(reader === undefined ? {} : { reader }),
    ...(entry.form === 1 || entry.erased === undefined ? {} : { erased: entry.erased }),
  };
}

function noteText({ action }: LogEntry, note: string): string {
  return action === ('access-refused' satisfies LogAction) ? refusedText(note) : note;
}

/** To whom, and in the words of the line: "to Dan Ives, Planning" where that is what was done, else ", told to Planning". */
function toldPart(entry: LogEntry, ctx: Context): Pick<LogEntryView, 'to' | 'toText' | 'toName' | 'toSaid'> {
  const id = personTold(entry);
  const named = id === undefined ? {} : { toName: nameOf(ctx.roster, id) };
  const to = agenciesTold(entry);
  const told = to.length === 0 ? {} : { to: [...to], toText: to.map((each) => agencyName(each, ctx)).join(', ') };
  const all = [named.toName, told.toText].filter((each) => each !== undefined).join(', ');
  const said = all === '' ? {} : { toSaid: givesTo(entry.action) ? ` to ${all}` : `, told to ${all}` };
  return { ...named, ...told, ...said };
}

/** What somebody did of themselves: their name is not said twice. */
const ofOneself: readonly string[] = [
  ...(['statement-accepted', 'member-accepted', 'person-read-own'] satisfies LogAction[]),
];

/** What is said of seats, accounts, partners and settings is no record's content. */
const ofNoRecord: readonly LogEntry['action'][] = [
  ...(['member-linked', 'member-added', 'member-changed', 'member-ended', 'member-moved'] as const),
  ...(['member-invited', 'member-accepted', 'member-unlinked'] as const),
  ...(['panel-changed', 'statement-set', 'statement-accepted'] as const),
  'panel-configured',
  ...(['power-changed', 'threat-proposed', 'threat-confirmed', 'threat-declined'] as const),
  // Of which body, and nothing more.
  'group-people-unshared',
  // Where, and who was there.
  'nominal-shown',
  // These note no more than why something was opened: the gateway, and the purpose that names nobody.
  ...(['restriction-set', 'issue-restricted', 'task-notified', 'access-given', 'group-people-shared'] as const),
];

export function saysContent(entry: LogEntry): boolean {
  const { type } = entry.subject;
  return isChange(entry) && type !== 'log' && type !== 'agency' && !ofNoRecord.includes(entry.action);
}
