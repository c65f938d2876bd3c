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
function isSampled(store: string): boolean {
  return store === 'Cosmos' && process.env['SOAK'] !== 'whole';
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

  it.each(kinds.filter((_, at) => !isSampled(kept) || at % 4 === 0))(
    'go from the record too: $said',
    async ({ steps, action, reads, isShown = true }) => {
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
    },
  );

  describe('of what was done about a group', () => {
    const larchfield = { groupId: 'nm-ocg-031' };
    const shown = async () => [
      ...(await ask('disruptions.ofGroup', larchfield)).items,
      ...(await ask('disruptions.list')).items,
      ...(await ask('referrals.list', larchfield)).items,
      ...(await ask('opportunities.ofGroup', larchfield)).columns.flatMap(({ items }: Json) => items),
    ];
    const eraseFirst = async (action: string, id: string) => (await erase(await numberOf(action, id))).body;
    const ofLarchfield = (part: string, id: string) => `nm-ocg-031.${part}.${id}`;
    const gone = async () => {
      expect(JSON.stringify(await shown())).not.toContain(words);
      expect(await ask('log.check')).toMatchObject({ intact: true, faults: [] });
    };

    it('go from the disruption that a closed task came to', async () => {
      const taskId = randomUUID();
      await done(given(taskId));
      await done([SANDHU, 'task.complete', { taskId, outcome: words, proposedGrade: 'moderate' }]);
      await done([CALDER, 'task.close', { taskId, fourP: 'Prevent' }]);
      const { reference } = await ask('tasks.get', { taskId });
      const made = (await shown()).find(({ what }) => what === words);
      expect((await eraseFirst('task-completed', taskId)).corrected.sort()).toEqual([
        ...[`${reference}, disruption ${made.reference}`, reference].sort(),
      ]);
      expect(await shown()).toContainEqual(expect.objectContaining({ id: made.id, what: '[erased]' }));
      await gone();
    });

    if (isSampled(kept)) return;
    const facts = { what: words, on: '2027-02-01', fourP: 'Prevent', agencyIds: ['ea'] };
    const later = (control: string) => ({ control: { what: control, recheckOn: '2027-06-01' } });

    it('go from a disruption that says them still, or says why it was graded so or taken back', async () => {
      const disruptionId = randomUUID();
      const proposal = { disruptionId, ...larchfield, ...facts, grade: 'moderate', ...later('Books kept elsewhere') };
      const { version } = await done([SANDHU, 'disruption.propose', proposal]);
      const correction = { disruptionId, version, ...facts, on: '2027-02-02', ...later('Books kept elsewhere') };
      await done([SANDHU, 'disruption.correct', correction]);
      const subject = ofLarchfield('disruption', disruptionId);
      const corrected = await eraseFirst('disruption-corrected', subject);
      expect(corrected).toMatchObject({
        corrected: [expect.stringContaining('NM-OCG-031, disruption D-27-')],
        still: [],
      });
      await gone();
      const now = (await shown()).find(({ id }) => id === disruptionId);
      await done([
        CALDER,
        'disruption.moderate',
        { disruptionId, version: now.version, grade: 'minor', reason: words },
      ]);
      expect((await eraseFirst('disruption-moderated', subject)).corrected).toHaveLength(1);
      await gone();
      await done([SANDHU, 'disruption.check', { disruptionId, holds: false, text: words }]);
      expect((await eraseFirst('disruption-control-checked', subject)).corrected).toHaveLength(1);
      await done([SANDHU, 'disruption.withdraw', { disruptionId, reason: words }]);
      expect((await eraseFirst('disruption-withdrawn', subject)).corrected).toHaveLength(1);
      await gone();
    });

    it('go from an opportunity, whose task is named where it still asks for them', async () => {
      const raised = { ...larchfield, opportunityId: randomUUID() };
      await done([CALDER, 'opportunity.raise', { ...raised, what: words, agencyId: 'ea' }]);
      await done([CALDER, 'opportunity.reject', { ...raised, reason: `${words} no more` }]);
      await done([CALDER, 'opportunity.reopen', raised]);
      const given = { taskId: randomUUID(), title: `Ask whether ${words}`, agencyId: 'ea', ownerId: 'priya-sandhu' };
      const tasked = await done([CALDER, 'opportunity.task', { ...raised, ...given, dueOn: '2027-06-24' }]);
      const erased = await eraseFirst('opportunity-raised', ofLarchfield('opportunity', raised.opportunityId));
      expect(erased).toMatchObject({ corrected: [tasked.reference], still: [tasked.task.reference] });
      await gone();
      const parked = { ...larchfield, opportunityId: randomUUID() };
      await done([CALDER, 'opportunity.raise', { ...parked, what: 'Look at the yard', agencyId: 'ea' }]);
      await done([CALDER, 'opportunity.park', { ...parked, until: '2027-05-01', reason: words }]);
      expect(
        (await eraseFirst('opportunity-parked', ofLarchfield('opportunity', parked.opportunityId))).corrected,
      ).toHaveLength(1);
      await gone();
    });

    it('go from a referral, of a group or a task: to whom and why with the one line, the answer with the other', async () => {
      const refer = (referralId: string, of: object) =>
        done([CALDER, 'referral.make', { referralId, ...of, to: 'other', toName: words, why: `${words} abroad` }]);
      const answer = (referralId: string) =>
        done([CALDER, 'referral.answer', { referralId, outcome: 'declined', text: `${words} as before` }]);
      const ofGroup = randomUUID();
      await refer(ofGroup, larchfield);
      await answer(ofGroup);
      for (const action of ['referral-made', 'referral-answered'])
        expect((await eraseFirst(action, ofLarchfield('referral', ofGroup))).corrected).toHaveLength(1);
      await gone();
      const taskId = randomUUID();
      await done(given(taskId));
      await refer(randomUUID(), { taskId });
      expect((await eraseFirst('referral-made', taskId)).corrected).toHaveLength(2);
      expect(JSON.stringify(await ask('tasks.get', { taskId }))).not.toContain(words);
      expect(JSON.stringify(await ask('referrals.list', { taskId }))).not.toContain(words);
    });
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
        expect.stringMatching(/^disruption D-27-/),
      ]);
      expect(JSON.stringify(await ask('disruptions.list'))).not.toContain(words);
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
