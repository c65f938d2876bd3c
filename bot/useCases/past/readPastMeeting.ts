import { type Meeting, meetingReference } from '../../domain/meeting';
import { given } from '../../domain/given';
import type { PastMeeting } from '../../domain/pastMeeting';
import { plainWord } from '../../domain/searchable';
import { type Headings, inOneLine, readTable, type Said, type Table } from '../../domain/spreadsheet';
import { typedLine, typedText } from '../../domain/text';
import type { LocalDate } from '../../domain/time';
import type { agencyFinder } from '../members/agencyMeant';
import { quoted } from '../settings/faultWords';
import { dayIn, type RowFaults } from './rowFaults';
import type { ListColumns } from './writtenRows';

/** What a list of past meetings may say of each. */
const pastMeetingColumns = ['on', 'number', 'mode', 'venue', 'present', 'decisions'] as const;
export type PastMeetingColumn = (typeof pastMeetingColumns)[number];
type PastMeetingRow = Said<PastMeetingColumn>;

/** On screen, and as the heading that is asked for. */
const names: Readonly<Record<PastMeetingColumn, string>> = {
  ...{ on: 'Date', number: 'Number', mode: 'Mode', venue: 'Venue', present: 'Present', decisions: 'Decisions' },
};
export const pastMeetingList: ListColumns<PastMeetingColumn> = {
  ...{ columns: pastMeetingColumns, names, long: ['present', 'decisions'] },
};

const headings: Headings<PastMeetingColumn> = {
  on: ['date', 'day', 'on', 'meetingdate', 'held', 'heldon'],
  number: ['number', 'no', 'meeting', 'meetingno', 'meetingnumber', 'reference', 'ref'],
  mode: ['mode', 'how', 'type', 'format'],
  venue: ['venue', 'place', 'where', 'location', 'room'],
  present: ['present', 'attendance', 'attendees', 'attended', 'who', 'inattendance', 'there'],
  decisions: ['decisions', 'decision', 'minutes', 'minute', 'agreed', 'notes', 'outcome'],
};

/** Reads meetings that were copied out of a spreadsheet or saved as CSV. */
export function readPastMeetingTable(text: string, most: number): Table<PastMeetingColumn> {
  return readTable(text, pastMeetingColumns, headings, { on: names.on }, most);
}

type Faults = RowFaults<PastMeetingColumn>;

/** What rows are held against. */
export interface MeetingGround {
  readonly agencyOf: ReturnType<typeof agencyFinder>;
  readonly today: LocalDate;
  /** Those of the panel's own series. */
  readonly meetings: readonly Meeting[];
}

/** One row. Undefined where anything in it is at fault; `faults` then says what, with the cure. */
export function readPastMeeting(
  row: PastMeetingRow,
  ground: MeetingGround,
  faults: Faults,
): Omit<PastMeeting, 'panelId' | 'broughtIn'> | undefined {
  const on = heldOn(row, ground, faults);
  const mode = modeIn(row, faults);
  const present = presentIn(row, ground, faults);
  const number = lineIn(row, 'number', 20, faults);
  const venue = lineIn(row, 'venue', 120, faults);
  const decisions = decisionsIn(row, faults);
  if (on === undefined || faults.found.length > 0) return undefined;
  return { on, present, decisions, ...given({ number, mode, venue }) };
}

function heldOn(row: PastMeetingRow, { today, meetings }: MeetingGround, faults: Faults): LocalDate | undefined {
  const on = dayIn(row, 'on', faults);
  if (row.on === undefined) faults.add('on', 'Write the day on which it was held, as 31/03/2019.');
  if (on === undefined) return undefined;
  const taken = meetings.find((meeting) => meeting.on === on && meeting.state !== 'cancelled');
  if (on >= today) faults.add('on', 'This day is not over. Plan it as a meeting of the series instead.');
  else if (taken !== undefined)
    faults.add(
      'on',
      `${meetingReference(taken)} is the meeting of this day here, with its own minutes. Leave this row out.`,
    );
  return on;
}

const modeWords = {
  teams: ['teams', 'msteams', 'online', 'onteams', 'virtual', 'remote', 'video', 'call', 'microsoftteams'],
  inPerson: ['inperson', 'room', 'facetoface', 'f2f', 'person', 'physical', 'inaroom'],
} as const satisfies Record<NonNullable<PastMeeting['mode']>, readonly string[]>;

function modeIn({ mode }: PastMeetingRow, faults: Faults): PastMeeting['mode'] {
  if (mode === undefined) return undefined;
  const plain = plainWord(mode);
  const isOne = (words: readonly string[]) => words.includes(plain);
  if (isOne(modeWords.teams)) return 'teams';
  if (isOne(modeWords.inPerson)) return 'inPerson';
  faults.add('mode', `${quoted(mode)} is no way to meet. Write Teams or In person, or leave it empty.`);
  return undefined;
}

const MOST_NAMES = 100;

/** A number alone; or agencies and people, parted by semicolons or lines. */
function presentIn(
  { present = '' }: PastMeetingRow,
  { agencyOf }: MeetingGround,
  faults: Faults,
): PastMeeting['present'] {
  const counted = /^(\d{1,4})(?:\s+(?:people|present|attendees))?$/i.exec(present.trim());
  if (counted !== null) {
    const people = Number(counted[1]);
    if (people < 1 || people > 1000) faults.add('present', 'Write how many came, from 1 to 1000, or leave it empty.');
    return { people, agencyIds: [], names: [] };
  }
  const all = present
    .split(/[;\n\r]+/)
    .map(inOneLine)
    .filter((each) => each !== '');
  if (all.length > MOST_NAMES) faults.add('present', `Name ${MOST_NAMES} at the most, or write how many came.`);
  const meant = all.map((written) => ({ written, agency: agencyOf(written) }));
  const names = meant.filter(({ agency }) => agency === undefined).map(({ written }) => written);
  if (names.some((name) => name.length > 120)) faults.add('present', 'Part the names by semicolons.');
  return { agencyIds: [...new Set(meant.flatMap(({ agency }) => agency?.id ?? []))], names: [...new Set(names)] };
}

function lineIn(row: PastMeetingRow, column: 'number' | 'venue', most: number, faults: Faults): string | undefined {
  const written = row[column];
  if (written === undefined) return undefined;
  const read = typedLine(most).safeParse(written);
  if (!read.success) faults.add(column, read.error.issues[0]?.message ?? `Keep this to ${most} characters.`);
  return read.data;
}

/** A line each. */
function decisionsIn({ decisions = '' }: PastMeetingRow, faults: Faults): string[] {
  const lines = decisions
    .split(/[\n\r]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line) => typedText(2000).safeParse(line));
  const wrong = read.find(({ success }) => !success);
  if (wrong?.error !== undefined) faults.add('decisions', wrong.error.issues[0]?.message ?? 'Write this anew.');
  if (lines.length > 100) faults.add('decisions', 'Keep this to 100 lines.');
  return read.flatMap(({ data }) => data ?? []);
}
