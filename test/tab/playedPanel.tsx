import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, configure, render } from '@testing-library/react';
import type { IssueDetailView, SessionView, TaskDetailView, TaskView } from '../../bot/contract';
import { shippedGateways } from '../../bot/domain/gateways';
import { AgencyId, IssueId, MemberId, PanelId, TaskId } from '../../bot/domain/ids';
import type { Instant, LocalDate } from '../../bot/domain/time';
import { forgetPanel } from '../../tab/data/chosenPanel';
import { noteReachable } from '../../tab/data/connection';
import { newQueryClient } from '../../tab/data/queryClient';
import Toasts from '../../tab/components/Toasts';
import { Surface } from '../../tab/Surface';

// bot/domain/time needs Temporal, which Jest cannot load for a browser: the tab itself takes only its types.
function isMoment(text: string): text is Instant {
  return text.endsWith('Z');
}
function isDay(text: string): text is LocalDate {
  return text.length === 10;
}
export function moment(text: string): Instant {
  if (!isMoment(text)) throw new Error(`${text} is no moment`);
  return text;
}
export function day(text: string): LocalDate {
  if (!isDay(text)) throw new Error(`${text} is no day`);
  return text;
}

// Fluent UI is slow in jsdom, the more so beside other tests.
configure({ asyncUtilTimeout: 8000 });

const nothing: TaskView['may'] = {
  ...{ acknowledge: false, decline: false, progress: false, block: false, unblock: false, complete: false },
  ...{ reassign: false, escalate: false, reallocate: false, withdraw: false, close: false },
  ...{ askTime: false, grantTime: false, refuseTime: false, reword: false },
};

export function aTask(changes: Partial<TaskDetailView> = {}): TaskDetailView {
  return {
    id: TaskId.parse('t-1'),
    reference: 'SEN-27-014',
    marking: 'OFFICIAL-SENSITIVE',
    title: 'Visit the scrapyard',
    agencyId: AgencyId.parse('ea'),
    agencyName: 'Environment Agency',
    ownerId: MemberId.parse('priya-sandhu'),
    ownerName: 'Priya Sandhu',
    dueOn: day('2027-03-12'),
    dueText: 'Fri 12 Mar, in 10 days',
    overdue: false,
    urgent: false,
    restricted: false,
    originText: 'Given by the panel',
    state: 'allocated',
    stateName: 'Allocated',
    statusText: 'Allocated 09:30 by Ruth Calder',
    changedAt: moment('2027-03-02T09:30:00.000Z'),
    changedText: 'Changed 09:30 by Ruth Calder',
    may: { ...nothing, acknowledge: true, decline: true },
    mayComment: false,
    mayRestrict: false,
    mayDirect: { split: false, chase: false },
    parts: [],
    beside: { mayRefer: false },
    history: [
      {
        number: 7,
        at: moment('2027-03-02T09:30:00.000Z'),
        atText: '09:30',
        byName: 'Ruth Calder',
        text: 'Allocated',
      },
    ],
    ...changes,
  };
}

export function anIssue(changes: Partial<IssueDetailView> = {}): IssueDetailView {
  return {
    id: IssueId.parse('i-1'),
    reference: 'I-27-001',
    marking: 'OFFICIAL-SENSITIVE',
    text: 'Three new vape shops on Mill Street',
    headline: 'Three new vape shops on Mill Street',
    agencyId: AgencyId.parse('ts'),
    agencyName: 'Trading standards',
    raisedById: MemberId.parse('tom-hesketh'),
    raisedByName: 'Tom Hesketh',
    raisedAt: moment('2027-03-02T09:14:00.000Z'),
    raisedText: 'Raised 09:14 by Tom Hesketh',
    urgent: false,
    restricted: false,
    state: 'raised',
    stateName: 'Raised',
    statusText: 'Raised 09:14 by Tom Hesketh',
    tagsVersion: '',
    may: { edit: false, withdraw: false, triage: true, callMeeting: false, acknowledge: false, tag: false },
    mayRestrict: true,
    history: [],
    ...changes,
  };
}

type Rights = SessionView['may'];

// bot/access/rights has the names, and needs Temporal too.
const nobody: Rights = {
  ...{
    'panel.enter': false,
    'panel.see': false,
    'people.see': false,
    'agenda.see': false,
    'log.read': false,
    'group.see': false,
    'group.keep': false,
  },
  ...{ 'meeting.plan': false, 'meeting.run': false, 'meeting.lead': false, 'meeting.chair': false },
  ...{ 'meeting.attend': false, 'minutes.see': false, 'reminder.plan': false, 'reminder.receive': false },
  ...{ 'past.keep': false, 'task.see': false, 'task.answer': false, 'task.propose': false, 'task.direct': false },
  ...{
    'task.moveAgency': false,
    'issue.see': false,
    'issue.raise': false,
    'issue.triage': false,
    'restriction.keep': false,
    'disruption.moderate': false,
    'access.ask': false,
    'access.answer': false,
    'chat.approve': false,
    'member.link': false,
    'member.keep': false,
    'agreement.sign': false,
    'partner.see': false,
    'partner.keep': false,
    'settings.see': false,
    'settings.keep': false,
    'log.eraseWords': false,
    ...{ 'measure.see': false, 'measure.open': false },
    ...{ 'retention.see': false, 'retention.decide': false, 'hold.keep': false, 'person.disclose': false },
  },
};

const working: Partial<Rights> = {
  'panel.see': true,
  'people.see': true,
  'agenda.see': true,
  'task.see': true,
  'issue.see': true,
};

export function aSession(may: Partial<Rights> = working): SessionView {
  return {
    person: {
      id: MemberId.parse('priya-sandhu'),
      name: 'Priya Sandhu',
      title: 'Environment officer',
      role: 'member',
      roleName: 'Member',
      agencyId: AgencyId.parse('ea'),
      agencyName: 'Environment Agency',
      ownsTasks: true,
    },
    panel: {
      id: PanelId.parse('northmoor'),
      name: 'Northmoor',
      force: 'Northmoor Constabulary',
      referencePrefix: 'SEN',
      timeZone: 'Europe/London',
      marking: 'OFFICIAL-SENSITIVE',
    },
    isaCurrent: true,
    now: moment('2027-03-02T10:00:00.000Z'),
    today: day('2027-03-02'),
    reviewProposedOn: day('2027-06-02'),
    may: { ...nobody, ...may },
  };
}

export const directing: Partial<Rights> = { ...working, 'task.direct': true };

export interface Failure {
  readonly status: number;
  readonly problem: object;
}

export function failure(status: number, message: string, more: object = {}): Failure {
  return { status, problem: { code: 'played', message, requestId: 'r-42', ...more } };
}

type Answer = object | Promise<never> | Failure | (() => object);

/** A server with fixed answers. What was asked and sent is kept; an answer may be changed while a screen is open. */
export class PlayedPanel {
  readonly asked: string[] = [];
  readonly sent: { command: string; body: Record<string, unknown> }[] = [];
  /** What each command said of doubtful words. */
  readonly meant: (string | null)[] = [];
  /** Of which panel each was asked or sent the last time: null where that was left to the server. */
  readonly named = new Map<string, string | null>();
  readonly answers: Record<string, Answer>;
  /** Of the last change. Each command that is taken makes one. */
  number = 7;

  constructor(answers: Record<string, Answer> = {}) {
    this.answers = {
      session: aSession(),
      'today.lines': { items: [], asOf: 7 },
      'today.watched': { items: [], asOf: 7 },
      'today.since': { items: [], asOf: 7 },
      'tasks.list': { items: [aTask()] },
      'tasks.get': aTask(),
      'issues.list': { items: [] },
      'meetings.list': { items: [] },
      'agencies.list': {
        items: [{ id: 'ea', name: 'Environment Agency', kind: 'environment', isaCurrent: true, needsGateway: false }],
      },
      'gateways.list': { items: shippedGateways.map((name) => ({ name })) },
      'tasks.templates': { items: [] },
      'issues.similar': { items: [] },
      'members.list': { items: [aSession().person] },
      ...answers,
    };
    globalThis.fetch = async (path, init) => this.answer(String(path), init);
  }

  private async answer(path: string, init: RequestInit | undefined): Promise<Response> {
    const name = path.replace(/^\/api\/(queries|commands)\//, '').split('?')[0] ?? '';
    const isQuery = path.startsWith('/api/queries/');
    this.named.set(name, new Headers(init?.headers).get('Sentinel-Panel'));
    if (isQuery && init?.method === 'POST') {
      this.asked.push(`${name}?${new URLSearchParams(JSON.parse(String(init.body))).toString()}`);
    } else if (init?.method === 'POST') {
      this.sent.push({ command: name, body: JSON.parse(String(init.body)) });
      this.meant.push(new Headers(init.headers).get('Sentinel-Meant'));
    } else this.asked.push(decodeURIComponent(path.replace('/api/queries/', '')));
    const given = this.answers[name];
    if (given === undefined) throw new TypeError('Failed to fetch');
    const body = await (typeof given === 'function' ? given() : given);
    const failed = 'status' in body && 'problem' in body;
    const response = {
      ok: !failed,
      status: failed ? body.status : 200,
      headers: this.headersOf(isQuery, failed, name),
      json: async () => (failed ? body.problem : body),
      body: { getReader: () => inOnePiece(JSON.stringify(body)) },
      clone: () => response,
    } as Response;
    return response;
  }

  private headersOf(isQuery: boolean, failed: boolean, name: string): Headers {
    if (failed) return new Headers();
    const file = { 'Content-Disposition': `attachment; filename="OFFICIAL-SENSITIVE ${name}"` };
    if (isQuery) return new Headers({ 'Sentinel-As-Of': String(this.number), ...file });
    this.number += 1;
    return new Headers({ 'Sentinel-Wrote': String(this.number) });
  }

  /** How often a question was put. */
  timesAsked(name: string): number {
    return this.asked.filter((each) => each.split('?')[0] === name).length;
  }

  /** Opens the tab at an address, as Teams would, in a window of its own. */
  open(address: string): void {
    forgetPanel();
    noteReachable();
    window.location.hash = address;
    const client = newQueryClient();
    client.setDefaultOptions({ queries: { retry: false, networkMode: 'always' } });
    render(
      <FluentProvider theme={teamsLightTheme}>
        <QueryClientProvider client={client}>
          <Surface frame="content" />
          <Toasts />
        </QueryClientProvider>
      </FluentProvider>,
    );
  }

  /** The server tells open tabs of a change. */
  tell(type: string, data?: object): void {
    const { liveStream } = globalThis as unknown as { liveStream: EventTarget };
    act(() => {
      liveStream.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data ?? {}) }));
    });
  }
}

/** Never answered. */
export const waiting = new Promise<never>(() => undefined);

function inOnePiece(text: string) {
  const pieces = [new Uint8Array(Buffer.from(text))];
  return { read: async () => ({ value: pieces[0], done: pieces.shift() === undefined }) };
}
