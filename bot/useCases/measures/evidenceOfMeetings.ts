import { countedDisruption } from '../../domain/counted';
import type { AgencyId } from '../../domain/ids';
import type { BorneMarking } from '../../domain/marking';
import { type Meeting, meetingReference } from '../../domain/meeting';
import { dayText } from '../../domain/time';
import { agencyName } from '../members/names';
import { getRecord, loadMeetings } from '../meetings/meetingLists';
import type { Context, PrintedBlock } from '../ports';
import { gradeName } from './getMeasures';
import { disruptionsIn } from './groupRows';
import type { Span } from './periods';

interface OfMeetings {
  readonly blocks: PrintedBlock[];
  /** Of what each holds that the numbers count. */
  readonly held: readonly { readonly marking: BorneMarking }[];
}

/** Each that closed in the period: who came, by agency, and how much was decided and given. */
export async function meetingBlocks({ from, to }: Span, ctx: Context): Promise<OfMeetings> {
  const closed = (await loadMeetings(ctx)).filter(({ state, on }) => state === 'closed' && from <= on && on <= to);
  const told = await Promise.all(closed.map((meeting) => oneMeeting(meeting, ctx)));
  const none: PrintedBlock[] = [{ kind: 'paragraph', text: 'None closed in the period.' }];
  const heading = { kind: 'heading', level: 1, text: 'Meetings' } as const;
  return {
    blocks: [heading, ...(told.length === 0 ? none : told.flatMap(({ blocks }) => blocks))],
    held: told.map(({ marking }) => ({ marking })),
  };
}

async function oneMeeting(meeting: Meeting, ctx: Context) {
  const { entries, tasks, marking } = await getRecord({ meetingId: meeting.id }, ctx);
  const seats = meeting.closed?.seats ?? [];
  const came = seats.filter((seat) => seat.came === true).length;
  const decisions = entries.filter(({ kind }) => kind === 'decision').length;
  const where = meeting.mode === 'teams' ? 'on Teams' : 'in a room';
  const attendance = seats.length === 0 ? 'not kept' : `${came} of ${seats.length} seats came`;
  const blocks: PrintedBlock[] = [
    { kind: 'heading', level: 2, text: `${meetingReference(meeting)}, ${dayText(meeting.on, '')}, ${where}` },
    {
      kind: 'paragraph',
      text: `Decisions: ${decisions}. Tasks given: ${tasks.length}. Attendance: ${attendance}.`,
    },
    ...(seats.length === 0 ? [] : [attendanceTable(seats, ctx)]),
  ];
  return { blocks, marking };
}

type Seats = NonNullable<NonNullable<Meeting['closed']>['seats']>;

function attendanceTable(seats: Seats, ctx: Context): PrintedBlock {
  const byAgency = new Map<AgencyId, { seats: number; came: number }>();
  for (const { agencyId, came } of seats) {
    const before = byAgency.get(agencyId) ?? { seats: 0, came: 0 };
    byAgency.set(agencyId, { seats: before.seats + 1, came: before.came + (came === true ? 1 : 0) });
  }
  const rows = [...byAgency]
    .map(([id, { seats: all, came }]) => [agencyName(id, ctx), String(all), String(came)])
    .sort(([one = ''], [other = '']) => one.localeCompare(other));
  const columns = [
    { title: 'Agency', share: 6 },
    { title: 'Seats', share: 1 },
    { title: 'Came', share: 1 },
  ];
  return { kind: 'table', columns, rows };
}

/** Each that was moderated, by its number: none of its words. */
export async function moderatedTable(span: Span, ctx: Context): Promise<PrintedBlock[]> {
  const found = await disruptionsIn(span, ctx);
  const rows = found
    .filter((each) => countedDisruption(each).as.disruptions !== undefined)
    .map(({ reference, on, proposed, moderated, fourP, agencyIds }) => [
      ...[
        reference,
        dayText(on, ''),
        gradeName(proposed.grade ?? '–'),
        gradeName(moderated?.grade ?? '–'),
        fourP ?? '–',
      ],
      agencyIds.map((id) => agencyName(id, ctx)).join(', '),
    ]);
  if (rows.length === 0) return [];
  const columns = [
    ...['Number', 'Done on', 'Proposed', 'Moderated', '4P'].map((title) => ({ title, share: 2 })),
    { title: 'Agencies credited', share: 5 },
  ];
  return [{ kind: 'table', columns, rows }];
}
