import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { AgendaItemView, MeetingRecordView, MeetingView, SessionView } from '../../bot/contract';
import { AgendaItemId, MeetingId, MemberId } from '../../bot/domain/ids';
import { Refusal } from '../../bot/domain/refusal';
import { itemRunOf, takeStep } from '../../bot/domain/runSteps';
import { noteReachable } from '../../tab/data/connection';
import type { HostFrame } from '../../tab/teamsHost';
import { Surface } from '../../tab/Surface';
import { aSession, aTask, directing, failure, PlayedPanel } from './playedPanel';

/** JSON of any shape, into which a test looks freely. */
type Json = ReturnType<typeof JSON.parse>;

const TITLES = ['Welcome', 'Action log', 'Threat picture', 'New groups'] as const;
const BEGAN = '2027-03-10T10:00:00.000Z';

export function anItem(index: number, changes: Partial<AgendaItemView> = {}): AgendaItemView {
  return {
    id: AgendaItemId.parse(`item-${index + 1}`),
    number: String(index + 1),
    title: TITLES[index] ?? `Item ${index + 1}`,
    kind: 'standing',
    purpose: 'discuss',
    minutes: 15,
    startsAt: '10:00',
    papers: [],
    restricted: false,
    isEntry: false,
    outcome: 'open',
    may: { record: true, giveTask: true, speak: true },
    ...changes,
  };
}

export function aMeeting(changes: Partial<MeetingView> = {}): MeetingView {
  const { now, today, panel } = chairsSession('2027-03-10T11:00:00.000Z');
  return {
    id: MeetingId.parse('M2'),
    reference: 'M2',
    on: today,
    dayText: 'Wed 10 Mar, today',
    startsAt: '10:00',
    endsAt: '11:00',
    mode: 'teams',
    placeText: 'Microsoft Teams',
    state: 'planned',
    next: true,
    extra: false,
    may: {
      ...{ plan: false, link: false, edit: false, publish: false, acceptLate: false },
      ...{ run: true, attend: false, seeRecord: true },
    },
    marking: panel.marking,
    agenda: TITLES.map((_title, index) => anItem(index)),
    agendaMinutes: 60,
    durationMinutes: 60,
    endsAtInstant: now,
    publishedText: 'Published 09:14 by Callum Reeve',
    frozen: true,
    hasMinutes: true,
    freezeText: 'Frozen since Wed 3 Mar, 7 days ago',
    ...changes,
  };
}

let chairs = 0;

/** Somebody else each time: what one test left unsent is none of the next one's business. */
function chairId(): MemberId {
  return MemberId.parse(`ruth-calder-${chairs}`);
}

export function chairsSession(now = BEGAN): SessionView {
  const session = aSession({ ...directing, 'meeting.run': true });
  const moment = now as SessionView['now'];
  const day = '2027-03-10' as SessionView['today'];
  return {
    ...session,
    now: moment,
    today: day,
    person: { ...session.person, id: chairId(), name: 'Ruth Calder' },
  };
}

/** M2, begun at 10:00 with "Welcome". */
export function running(changes: Partial<MeetingView> = {}): MeetingView {
  const meeting = aMeeting(changes);
  const { now, person } = chairsSession();
  const started = takeStep(meeting, { stepId: 'begun-by-the-chair', step: { kind: 'start' }, at: now, by: person.id });
  return { ...meeting, state: 'running', ...(started.run && { run: started.run }) };
}

/** A server that takes the steps of one meeting by the real rules, and can be out of reach. */
export class PlayedMeeting extends PlayedPanel {
  meeting: MeetingView;
  record: MeetingRecordView = { marking: 'OFFICIAL-SENSITIVE', entries: [], tasks: [] };
  /** True: nothing gets through. */
  lost = false;
  /** Steps of these kinds are turned down. */
  readonly refused = new Set<string>();
  private shown: ReturnType<typeof render> | undefined;

  constructor(meeting = aMeeting()) {
    chairs++;
    super({
      session: chairsSession(),
      'meetings.list': () => ({ items: [this.meeting] }),
      'meetings.get': () => this.meeting,
      'meetings.record': () => this.record,
      'meeting.step': () => this.step(),
      'meeting.record': () => this.note(),
      'meeting.giveTask': () => aTask(),
      'agenda.publish': () => this.meeting,
      // Not what these tests are about.
      'meetings.attendance': failure(404, 'Not played.'),
      'meetings.ownAttendance': failure(404, 'Not played.'),
    });
    this.meeting = meeting;
    const reach = globalThis.fetch;
    globalThis.fetch = async (path, init) => {
      if (this.lost) throw new TypeError('Failed to fetch');
      return reach(path, init);
    };
  }

  private step(): object {
    const { stepId, step } = this.lastBody();
    if (this.refused.has(step.kind))
      return failure(409, 'This item is no longer on the agenda.', { code: 'item-gone' });
    const at = chairsSession().now;
    const by = chairId();
    try {
      const { agenda, run } = takeStep(this.meeting, { stepId, step, at, by });
      const items = agenda.map((item, index) => ({
        ...item,
        number: String(index + 1),
        outcome: itemRunOf(run, item.id).outcome,
      }));
      this.meeting = { ...this.meeting, agenda: items, ...(run && { run, state: 'running' }) };
    } catch (error) {
      if (error instanceof Refusal) return failure(409, error.code);
      throw error;
    }
    return this.meeting;
  }

  private note(): object {
    const { entryId: id, meetingId, itemId, kind, text } = this.lastBody();
    const entry = { id, meetingId, itemId, kind, text, restricted: false, statusText: '10:00 by Ruth Calder' };
    this.record = { ...this.record, entries: [...this.record.entries.filter((each) => each.id !== id), entry] };
    return entry;
  }

  private lastBody(): Json {
    return this.sent.at(-1)?.body;
  }

  openIn(frame: HostFrame): void {
    noteReachable();
    window.location.hash = '#/meeting?meeting=M2';
    const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
    this.shown = render(
      <FluentProvider theme={teamsLightTheme}>
        <QueryClientProvider client={client}>
          <Surface frame={frame} />
        </QueryClientProvider>
      </FluentProvider>,
    );
  }

  /** Closed and opened again, as by a reload. */
  openAnew(frame: HostFrame): void {
    this.shown?.unmount();
    this.openIn(frame);
  }

  loseLine(): void {
    this.lost = true;
    this.tell('error');
  }

  findLine(): void {
    this.lost = false;
    this.tell('open');
  }

  /** The names and kinds of what was sent, in order. */
  sentKinds(): string[] {
    return this.sent.map(
      ({ command, body }: { command: string; body: Json }) => body.step?.kind ?? body.kind ?? command,
    );
  }
}

export async function press(name: string | RegExp): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name }));
}

/** What is done now and then, from the three dots. */
export async function choose(name: string | RegExp, menu: string | RegExp = 'More for the meeting'): Promise<void> {
  await press(menu);
  await userEvent.click(await screen.findByRole('menuitem', { name }));
}

/** Opens what is behind the plus, and one of its forms. */
export async function openForm(name: 'Decision' | 'Note' | 'Task' | 'Disruption'): Promise<void> {
  if (screen.queryByRole('group', { name: 'What to record' }) === null) await press('Record a decision, note or task');
  await press(name);
}

/** Writes into one of the forms. */
export async function record(form: 'Decision' | 'Note', label: string, text: string): Promise<void> {
  await openForm(form);
  await userEvent.type(await screen.findByRole('textbox', { name: label }), text);
}

/** Lets what is under way come in. */
export async function settle(): Promise<void> {
  await act(async () => {
    await new Promise((resume) => setTimeout(resume, 50));
  });
}
