import { randomUUID } from 'node:crypto';
import { bothStores } from '../support/bothStores';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, SANDHU, HESKETH] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Tom Hesketh'];
const words = 'His sister keeps the books at Mill Street';

type Done = readonly [who: string, command: string, input: object];

interface Kind {
  readonly said: string;
  /** What leads to an entry with the words, and to a record that says them. */
  readonly steps: (id: string) => readonly Done[];
  readonly action: string;
  /** Why an issue was withdrawn is shown in its history alone. */
  readonly isShown?: boolean;
  readonly reads: (id: string) => readonly [query: string, parameters: Record<string, string>];
}

const own =
  (command: string, more: object) =>
  (taskId: string): Done => [SANDHU, command, { taskId, ...more }];
const given = (taskId: string): Done => [
  ...([CALDER, 'task.allocate'] as const),
  { taskId, title: 'Look at the books', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-06-24' },
];
const raised = (issueId: string, text: string): Done => [HESKETH, 'issue.raise', { issueId, text }];

function ofTask(said: string, action: string, ...steps: readonly ((taskId: string) => Done)[]): Kind {
  const reads = (taskId: string) => ['tasks.get', { taskId }] as const;
  return { said, action, reads, steps: (id) => [given(id), ...steps.map((step) => step(id))] };
}

function ofIssue(said: string, action: string, text: string, ...steps: readonly ((issueId: string) => Done)[]): Kind {
  const reads = (issueId: string) => ['issues.get', { issueId }] as const;
  return { said, action, reads, steps: (id) => [raised(id, text), ...steps.map((step) => step(id))] };
}

const kinds: readonly Kind[] = [
  ofTask('the reason of a declined task', 'task-declined', own('task.decline', { reason: words })),
  ofTask('a progress note', 'task-progressed', own('task.progress', { note: words })),
  ofTask('what blocks a task', 'task-blocked', own('task.block', { reason: words })),
  ofTask('why a task is escalated', 'task-escalated', own('task.escalate', { reason: words })),
  ofTask(
    'why more time is asked for',
    'task-more-time-asked',
    own('task.askTime', { dueOn: '2027-07-01', reason: words }),
  ),
  ofTask(
    'why no more time is given',
    'task-more-time-refused',
    own('task.askTime', { dueOn: '2027-07-01', reason: 'They are away' }),
    (taskId) => [REEVE, 'task.refuseTime', { taskId, dueOn: '2027-07-01', reason: words }],
  ),
  ofTask('a comment', 'task-commented', own('task.comment', { text: words })),
  ofTask('the outcome of a completed task', 'task-completed', own('task.complete', { outcome: words })),
  ofTask('the outcome of a closed task', 'task-completed', own('task.complete', { outcome: words }), (taskId) => [
    ...([CALDER, 'task.close', { taskId, fourP: 'Prevent' }] as const),
  ]),
  ofTask('why a task was withdrawn', 'task-withdrawn', (taskId) => [
    CALDER,
    'task.withdraw',
    { taskId, reason: words },
  ]),
  ofIssue(
    'an issue’s text, put back to what it was',
    'issue-edited',
    words,
    (issueId) => [HESKETH, 'issue.edit', { issueId, text: 'Books at Mill Street' }],
    (issueId) => [HESKETH, 'issue.edit', { issueId, text: words }],
  ),
  ofIssue('an issue’s answer', 'issue-closed', 'Who keeps the books?', (issueId) => [
    ...([REEVE, 'issue.close', { issueId, answer: words }] as const),
  ]),
  {
    ...ofIssue('why an issue was withdrawn', 'issue-withdrawn', 'Who keeps the books?', (issueId) => [
      ...([HESKETH, 'issue.withdraw', { issueId, reason: words }] as const),
    ]),
    isShown: false,
  },
];

/** Which words stand where is the rules' own, and the same on every store: `npm run soak` erases each on Cosmos too. */
function kindsOn(store: string): readonly Kind[] {
  return store === 'Cosmos' && process.env['SOAK'] !== 'whole' ? kinds.filter((_, at) => at % 4 === 0) : kinds;
}

describe.each(bothStores)('words that are erased from the log of %s', (kept, open) => {
  let store: Awaited<ReturnType<typeof open>>;
  let server: TestServer;
  beforeAll(async () => {
    store = await open();
    server = await startTestServer(store.settings);
    await server.moveClock('2027-03-01T10:00:00.000Z');
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await store.close();
  });

  async function done([who, command, input]: Done): Promise<Json> {
    const answer = await server.command(who, command, input);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  }
  const ask = async (name: string, parameters: Record<string, string> = {}) =>
    (await server.query(REEVE, name, parameters)).body;
  const entries = async (): Promise<Json[]> => (await ask('log.list', { limit: '500' })).items;
  /** The first entry of what happened to the subject. */
  const numberOf = async (action: string, id: string) =>
    (await entries()).find((entry) => entry.action === action && entry.subject.id === id)?.number;
  const erase = (...numbers: number[]) =>
    server.command(REEVE, 'log.eraseWords', { numbers, reason: 'Nothing to do with it' });
  const found = async () => [
    ...(await ask('tasks.list', { search: words, open: 'any' })).items,
    ...(await ask('issues.list', { search: words, open: 'any' })).items,
  ];

  it.each(kindsOn(kept))('go from the record too: $said', async ({ steps, action, reads, isShown = true }) => {
    const id = randomUUID();
    for (const step of steps(id)) await done(step);
    const [query, parameters] = reads(id);
    const before = await ask(query, parameters);
    expect(JSON.stringify({ ...before, history: [] }).includes(words)).toBe(isShown);

    const number = await numberOf(action, id);
    expect((await erase(number)).body).toEqual({ erased: [number], corrected: [before.reference], still: [] });
    const after = await ask(query, parameters);
    expect(JSON.stringify(after)).not.toContain(words);
    expect(JSON.stringify(after).includes('[erased]')).toBe(isShown);
    expect(after.history).toContainEqual(expect.objectContaining({ text: 'Words erased', byName: REEVE }));
    expect(await found()).toEqual([]);
    expect(await ask('log.check')).toMatchObject({ intact: true, faults: [] });

    const erasures = async () => (await entries()).filter(({ action }) => action.includes('erased'));
    const last = await erasures();
    expect((await erase(number)).body.code).toBe('words-gone');
    expect(await erasures()).toEqual(last);
  });

  describe('of a meeting', () => {
    const on = { meetingId: 'M2' };
    const step = (what: object): Done => [CALDER, 'meeting.step', { ...on, stepId: randomUUID(), step: what }];
    const record = (itemId: string, kind: string, text: string, more = {}) => {
      const entryId = randomUUID();
      const done: Done = [CALDER, 'meeting.record', { ...on, entryId, itemId, kind, text, ...more }];
      return { entryId, done };
    };
    const graded = { grade: 'moderate', fourP: 'Pursue' };
    const recorded = [
      record('item-3', 'note', words),
      record('item-3', 'decision', words),
      record('item-4', 'disruption', words, graded),
    ];
    const elsewhere = record('item-5', 'note', words);
    const among = record('item-3', 'note', `${words}, he says`);

    it('go from what was recorded and from every version of the minutes, agreed ones too, on its own item', async () => {
      await server.moveClock('2027-03-10T10:00:00.000Z');
      await done(step({ kind: 'start' }));
      for (const each of [...recorded, among, elsewhere]) await done(each.done);
      await done([CALDER, 'meeting.close', { ...on, stepId: randomUUID() }]);
      await done([CALDER, 'minutes.confirm', on]);
      await done([REEVE, 'minutes.agree', { ...on, atMeetingId: 'M3', amendments: [] }]);
      await done([REEVE, 'minutes.reopen', on]);

      const numbers = await Promise.all(recorded.map(({ entryId }) => numberOf('meeting-recorded', entryId)));
      const { body } = await erase(...numbers);
      expect(body.corrected.sort()).toEqual([
        ...['M2, decision', 'M2, disruption', 'M2, minutes, version 1', 'M2, minutes, version 2', 'M2, note'],
      ]);
      expect(body.still.sort()).toEqual(['M2, minutes, version 1', 'M2, minutes, version 2', 'M2, note']);
      for (const version of ['1', '2']) {
        const { sections } = await ask('meetings.minutes', { ...on, version });
        const section = (id: string) => sections.find(({ itemId }: Json) => itemId === id);
        expect(section('item-3')).toMatchObject({ text: `[erased]\n${words}, he says`, decisions: ['[erased]'] });
        expect(section('item-4')).toMatchObject({ disruptions: ['[erased] (moderate, Pursue)'] });
        expect(section('item-5')).toMatchObject({ text: words });
      }
      expect(await ask('log.check')).toMatchObject({ intact: true, faults: [] });
    });

    it('that somebody wrote over in the minutes are told of where a line of them still stands', async () => {
      const itemId = 'item-5';
      await done([REEVE, 'minutes.edit', { ...on, itemId, text: `${words}\nAnd more` }]);
      await done([REEVE, 'minutes.edit', { ...on, itemId, text: `We heard: ${words}` }]);
      const number = (await entries()).filter(({ action }) => action === 'minutes-edited').at(-1)?.number;
      const { body } = await erase(number);
      expect(body).toMatchObject({ erased: [number], corrected: [] });
      expect(body.still).toContain('M2, minutes, version 2');
      expect(await ask('log.check')).toMatchObject({ intact: true, faults: [] });
    });
  });
});
