import { issueHearers, taskHearers } from '../access/sight';
import { canonical } from '../domain/canonical';
import { type ChainedEntry, wholeOf } from '../domain/log';
import type { LogAction } from '../domain/logActions';
import { meetingReference } from '../domain/meeting';
import type { MessageContent } from '../domain/message';
import { recordReaders } from '../domain/minutes';
import { pastMeetingAbout, pastMeetingSubject, wordsOfPast } from '../domain/pastMeeting';
import { wordsOfPastTask } from '../domain/pastTask';
import { saysOf, textWithout } from '../domain/sameWords';
import type { Draft, Happening } from './changeDraft';
import { documentOf, type RecordOf, recordOf } from './records';
import type { PanelDocument } from './store';

/** What of records is said in an entry too, however deep in them it stands. */
const saying = {
  task: ['reason', 'outcome', 'lastNote', 'text'],
  issue: ['text', 'answer', 'reason'],
  minuteEntry: ['text'],
  minutes: ['text', 'decisions', 'disruptions', 'amendments'],
  pastMeeting: ['decisions', 'names', 'venue'],
} as const;
type SayingType = keyof typeof saying;

/** What they are called, and what they ask for: no entry's words, which may be repeated in it all the same. */
const called = ['title', 'detail'];

/** A record that may say what an entry says. */
interface Sayer {
  readonly document: PanelDocument;
  readonly told: Pick<Happening, 'subject' | 'partOf' | 'readers'>;
  readonly fields: readonly string[];
  /** Whose posted cards may say it. */
  readonly shownBy?: MessageContent | undefined;
  readonly put: (value: unknown) => void;
  /** What stands in it alone, and goes from these fields with the words of the entry that brought it in. */
  readonly brought?: Pick<Sought, 'fields'> & { readonly words: readonly string[] };
}

/** A record that says words which go: they are taken from it too, as its own entry says. */
interface Corrected {
  readonly id: string;
  readonly reference: string;
  readonly write: () => void;
}

interface Repeated {
  readonly corrected: readonly Corrected[];
  /** References of records in which lines of the words still stand, among others. */
  readonly still: string[];
}

/** Where the record that an entry is about, or the record of its meeting, says the entry's words today. */
export async function repeatedBy(
  entries: readonly ChainedEntry[],
  by: Happening['by'],
  draft: Draft,
): Promise<Repeated> {
  const found = new Map<string, { readonly sayer: Sayer; readonly sought: Sought[] }>();
  for (const entry of entries) {
    const itemId = await itemOf(entry, draft);
    for (const sayer of await sayersOf(entry, draft)) {
      const { words, fields } = sayer.brought ?? { words: [], fields: [] };
      const own = [
        ...wordsOf(entry).map((said) => ({ words: said, itemId, fields: sayer.fields })),
        ...words.map((said) => ({ words: said, itemId, fields })),
      ];
      const { sought } = found.get(sayer.document.id) ?? { sought: [] };
      found.set(sayer.document.id, { sayer, sought: [...sought, ...own] });
    }
  }
  const all = [...found.values()].map(({ sayer, sought }) => search(sayer, sought, by, draft));
  return {
    corrected: all.flatMap(({ corrected }) => corrected),
    still: all.flatMap(({ still }) => still),
  };
}

interface Sought {
  readonly words: string;
  /** On which item alone they are meant; undefined where nobody can tell. */
  readonly itemId: string | undefined;
  /** From where they are taken. */
  readonly fields: readonly string[];
}

function wordsOf({ words, subject, action }: ChainedEntry): string[] {
  // Which version it was is nobody's words; neither is until when somebody asks for time, which stands above why.
  const note = subject.type === 'minutes' ? undefined : words?.note;
  if (action === ('task-more-time-asked' satisfies LogAction))
    return note === undefined ? [] : [note.replace(/^.*\n/, '')];
  return [note, words?.former].filter((said) => said !== undefined);
}

/** The same words on another item are somebody else's. */
async function itemOf({ subject }: ChainedEntry, draft: Draft): Promise<string | undefined> {
  return subject.type === 'minuteEntry' ? (await draft.read('minuteEntry', subject.id))?.itemId : undefined;
}

function search(sayer: Sayer, sought: readonly Sought[], by: Happening['by'], draft: Draft) {
  const { document, fields, told, shownBy, put } = sayer;
  const { reference } = told.subject;
  // What goes in several lines goes whole.
  const inOrder = [...sought].sort((a, b) => b.words.length - a.words.length);
  const without = (value: unknown, { words, ...where }: Sought) =>
    eachText(value, where, (text) => textWithout(text, words));
  const left = inOrder.reduce(without, document.value);
  const stands = sought.some(({ words, itemId }) => {
    const said: string[] = [];
    eachText(left, { fields: [...fields, ...called], itemId }, (text) => {
      said.push(text);
      return text;
    });
    return said.some((text) => saysOf(text, words));
  });
  const write = () => {
    put(left);
    draft.log({ action: 'record-words-erased', by, ...told });
    if (shownBy !== undefined) draft.send({ task: 'refresh', content: shownBy, to: [] });
  };
  const isSame = canonical(left) === canonical(document.value);
  return { corrected: isSame ? [] : [{ id: document.id, reference, write }], still: stands ? [reference] : [] };
}

type Where = Pick<Sought, 'fields' | 'itemId'>;

/** `value` with `change` made to each text under one of `fields`, at any depth, but for what is on another item. */
function eachText(value: unknown, where: Where, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => eachText(each, where, change));
  if (typeof value !== 'object' || value === null) return value;
  const { fields, itemId } = where;
  if (itemId !== undefined && 'itemId' in value && value.itemId !== itemId) return value;
  const changed = Object.entries(value).map(
    ([key, field]) => [key, fields.includes(key) ? inField(field, change) : eachText(field, where, change)] as const,
  );
  return Object.fromEntries(changed);
}

/** A text, or a list of them. */
function inField(field: unknown, change: (text: string) => string): unknown {
  if (typeof field === 'string') return change(field);
  return Array.isArray(field) ? field.map((each) => inField(each, change)) : field;
}

async function sayersOf(entry: ChainedEntry, draft: Draft): Promise<Sayer[]> {
  const { type, id } = wholeOf(entry);
  const place = { draft, panelId: entry.panelId };
  if (type === 'meeting') {
    const before = pastMeetingAbout(id);
    return before === undefined ? ofMeeting(id, place) : ofPastMeeting(before, place);
  }
  if (type === 'task') {
    const task = await draft.read('task', id);
    if (task === undefined) return [];
    const subject = { type, id, reference: task.reference } as const;
    const told = { subject, readers: taskHearers(task) };
    const sayer = { ...sayerOf('task', task, place), told, shownBy: { kind: 'task', taskId: task.id } } as const;
    return [bringing.includes(entry.action) ? { ...sayer, brought: wordsOfPastTask(task) } : sayer];
  }
  if (type !== 'issue') return [];
  const issue = await draft.read('issue', id);
  if (issue === undefined) return [];
  const told = { subject: { type, id, reference: issue.reference } as const, readers: issueHearers(issue) };
  return [{ ...sayerOf('issue', issue, place), told, shownBy: { kind: 'issue', issueId: issue.id } }];
}

/** An old action log's entry says what it called the task alone: the rest stands in the record. */
const bringing: readonly string[] = ['task-brought-in', 'task-brought-anew'] satisfies LogAction[];

interface Place {
  readonly draft: Draft;
  readonly panelId: PanelDocument['panelId'];
}

/** An old meeting's entry says its name alone: what was brought in stands in the record. */
async function ofPastMeeting(key: string, place: Place): Promise<Sayer[]> {
  const meeting = await place.draft.read('pastMeeting', key);
  if (meeting === undefined) return [];
  const told = { subject: pastMeetingSubject(meeting), readers: ['*'] };
  const sayer = sayerOf('pastMeeting', meeting, place);
  return [{ ...sayer, told, brought: { words: wordsOfPast(meeting), fields: sayer.fields } }];
}

/** What is recorded goes into its minutes, and stands in every version of them. */
async function ofMeeting(meetingId: string, place: Place): Promise<Sayer[]> {
  const { draft } = place;
  const meeting = await draft.read('meeting', meetingId);
  if (meeting === undefined) return [];
  const partOf = { type: 'meeting', id: meetingId } as const;
  const of = meetingReference(meeting);
  const entries = await draft.listOf('minuteEntry', 'meetingId', meetingId);
  const versions = await draft.listOf('minutes', 'meetingId', meetingId);
  return [
    ...entries.map((entry) => {
      const subject = { type: 'minuteEntry', id: entry.id, reference: `${of}, ${entry.kind}` } as const;
      return { ...sayerOf('minuteEntry', entry, place), told: { subject, partOf, readers: recordReaders(entry) } };
    }),
    ...versions.map((minutes) => {
      const id = `${meetingId}.${minutes.version}`;
      const subject = { type: 'minutes', id, reference: `${of}, minutes, version ${minutes.version}` } as const;
      return { ...sayerOf('minutes', minutes, place), told: { subject, partOf, readers: ['*'] } };
    }),
  ];
}

function sayerOf<Type extends SayingType>(
  type: Type,
  record: RecordOf<Type>,
  { draft, panelId }: Place,
): Pick<Sayer, 'document' | 'fields' | 'put'> {
  const document = documentOf(type, panelId, record);
  const put = (value: unknown) => draft.put(type, recordOf(type, { ...document, value }));
  return { document, fields: saying[type], put };
}
