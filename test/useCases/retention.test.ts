import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bothStores } from '../support/bothStores';
import { underGateway } from '../support/gateway';
import { type LiveReader, readLive } from '../support/liveReader';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const [CALDER, REEVE, SANDHU, HESKETH] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Tom Hesketh'];
const words = 'His sister keeps the books at Mill Street';
const answer = 'Nobody at Mill Street keeps any';
const month = { task: 1, issue: 1, meeting: 1, group: 600, nominal: 600, member: 1, message: 1, turnedAway: 1 };

describe.each(bothStores)('what the panel keeps no longer, on %s', (_store, open) => {
  let store: Awaited<ReturnType<typeof open>>;
  let server: TestServer;
  beforeAll(async () => {
    store = await open();
    server = await startTestServer(store.settings);
    await server.moveClock('2027-01-05T10:00:00.000Z');
    await keptFor(month);
    for (const issueId of ['one', 'two', 'three', 'four']) {
      await done(HESKETH, 'issue.raise', { issueId, text: `${words} (${issueId})` });
      await done(HESKETH, 'issue.edit', { issueId, text: `${words} (${issueId}), he says` });
      await done(REEVE, 'issue.close', { issueId, answer });
    }
    await done(CALDER, 'task.allocate', {
      ...{ taskId: 'yard', title: 'Look at the yard on Mill Street', detail: words },
      ...{ agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-01-20' },
    });
    await done(SANDHU, 'task.comment', { taskId: 'yard', text: words });
    await done(SANDHU, 'task.complete', { taskId: 'yard', outcome: words });
    await done(REEVE, 'referral.make', {
      ...{ referralId: 'on', taskId: 'yard', to: 'regionalUnit', toName: 'Tidemark squad', why: 'Over the Tidemark' },
    });
    await done(CALDER, 'task.close', { taskId: 'yard', fourP: 'Prevent', moderatedGrade: 'minor' });
    await done(HESKETH, 'issue.raise', { issueId: 'open', text: 'Still to be looked at' });
    await server.moveClock('2027-02-08T10:00:00.000Z');
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await store.close();
  });

  async function done(who: string, name: string, input: object): Promise<Json> {
    const given = await server.command(who, name, input);
    expect(given).toMatchObject({ status: 200 });
    return given.body;
  }
  const keptFor = async (retention: typeof month) => {
    const { version } = (await ask('settings.get')).retention;
    await done(REEVE, 'panel.change', { part: 'retention', version, retention });
  };
  const ask = async (name: string, parameters: Record<string, string> = {}): Promise<Json> =>
    (await server.query(REEVE, name, parameters)).body;
  const refused = async (name: string, input: object, who = REEVE) =>
    (await server.command(who, name, input)).body.code;
  async function listening(who: string): Promise<LiveReader> {
    const tab = await readLive(server, who);
    await until(`${who} listens`, () => tab.events.length > 0);
    return tab;
  }
  const historyFor = async (who: string, issueId: string) =>
    JSON.stringify((await server.query(who, 'issues.get', { issueId })).body.history);
  const issue = (id: string) => ({ type: 'issue', id });
  const inQueue = async (parameters: Record<string, string> = {}): Promise<string[]> =>
    (await ask('retention.queue', parameters)).items.map(({ of }: Json) => of.id);

  it('is due when the period of its class is over, the longest due first, a page at a time, and not before', async () => {
    expect(await inQueue()).toEqual(['yard', 'one', 'two', 'three', 'four']);
    const first = await ask('retention.queue', { limit: '3' });
    expect(first.items).toHaveLength(3);
    expect(await inQueue({ limit: '3', cursor: first.cursor })).toEqual(['three', 'four']);
    expect(await inQueue({ class: 'task' })).toEqual(['yard']);
    expect(first.items[1]).toMatchObject({ reference: 'I-27-001', may: { keep: true, dispose: true } });
    expect((await server.query(CALDER, 'retention.queue')).body.items[0].may).toEqual({ keep: false, dispose: false });
    expect(await refused('retention.dispose', { records: [issue('open')], reason: 'Over' })).toBe('not-due');
    const lines = (await ask('today.watched')).items;
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'retention', text: '5 records are due for review' }));
  });

  it('is kept until another day for a reason, and is due again from that day on', async () => {
    const keep = { records: [issue('two')], until: '2027-02-20', reason: 'An appeal is likely' };
    expect(await done(REEVE, 'retention.keep', keep)).toEqual({ kept: ['I-27-002'] });
    await done(REEVE, 'retention.keep', keep);
    expect(await inQueue()).not.toContain('two');
    const { history } = await ask('issues.get', { issueId: 'two' });
    const notes = history.map(({ note }: Json) => note).filter((note?: string) => note?.includes('appeal'));
    expect(notes).toEqual(['Until Sat 20 Feb 2027. An appeal is likely']);
    await server.moveClock('2027-02-20T10:00:00.000Z');
    expect(await inQueue()).toContain('two');
  });

  it('on hold is disposed of by nobody, and loses no words, until the hold is lifted; both are logged', async () => {
    const of = issue('three');
    const why = { reason: 'Disclosure was asked for', caseReference: 'T2027/114' };
    const set = { of: { reference: 'I-27-003' }, reach: 'record', ...why };
    const tabs = [await listening(HESKETH), await listening(REEVE)];
    const heardBy = ({ events }: LiveReader) => events.map(({ data }) => data.action);
    await done(CALDER, 'hold.set', set);
    await done(CALDER, 'hold.set', set);
    await done(HESKETH, 'issue.edit', { issueId: 'open', text: 'To be looked at still' });
    await until('both hear on', () => tabs.every((tab) => heardBy(tab).includes('issue-edited')));
    expect(tabs.map((tab) => heardBy(tab).includes('hold-set'))).toEqual([false, true]);
    for (const tab of tabs) tab.close();
    expect((await ask('retention.holds')).items).toMatchObject([{ reference: 'I-27-003', caseReference: 'T2027/114' }]);
    expect(await refused('retention.dispose', { records: [of], reason: 'Over' })).toBe('on-hold');
    const { history } = await ask('issues.get', { issueId: 'three' });
    const numbers = history.filter(({ mayErase }: Json) => mayErase).map(({ number }: Json) => number);
    expect(await refused('log.eraseWords', { numbers, reason: 'Over' })).toBe('on-hold');
    expect(await historyFor(REEVE, 'three')).toMatch(/T2027.114. Disclosure was asked for/);
    expect(await historyFor(HESKETH, 'three')).toMatch(/^(?=.*Edited)(?!.*(T2027|Disclosure|"Set"))/);
    await done(REEVE, 'hold.lift', { of, reason: 'The case is over' });
    expect((await ask('retention.holds')).items).toEqual([]);
    const actions = (await ask('log.list', { about: 'I-27-003', limit: '500' })).items.map(
      ({ action }: Json) => action,
    );
    expect(actions.filter((action: string) => action.startsWith('hold'))).toEqual(['hold-set', 'hold-lifted']);
  });

  it('is disposed of with nothing of its words left, while the log verifies and its number stays its own', async () => {
    const reason = 'Its time is over';
    const both = { records: [issue('one'), issue('four')], reason };
    const tab = await listening(HESKETH);
    const { disposals } = await done(REEVE, 'retention.dispose', both);
    expect(disposals).toMatchObject([
      { reference: 'I-27-001', state: 'done', reason },
      { reference: 'I-27-004', state: 'done' },
    ]);
    const lost = () => tab.events.filter(({ event }) => event === 'lost').map(({ data }) => data.subject.id);
    await until('his open tab drops both', () => lost().length === 2);
    expect([lost(), JSON.stringify(tab.events)]).toEqual([['one', 'four'], expect.not.stringMatching(/dispos/)]);
    tab.close();
    expect(await historyFor(HESKETH, 'one')).not.toMatch(/Its time is over|Disposed/);
    expect((await done(REEVE, 'retention.dispose', both)).disposals).toEqual(disposals);
    expect((await ask('disruptions.list')).items).toMatchObject([{ reference: 'D-27-001', what: words }]);
    await done(REEVE, 'retention.dispose', { records: [{ type: 'task', id: 'yard' }], reason });
    expect((await ask('disruptions.list')).items).toEqual([]);

    const said = JSON.stringify([
      await ask('issues.get', { issueId: 'one' }),
      await ask('tasks.get', { taskId: 'yard' }),
      await ask('log.list', { about: 'I-27-001', limit: '500' }),
      await ask('log.list', { about: 'SEN-27-001', limit: '500' }),
      await ask('referrals.list', { taskId: 'yard' }),
    ]);
    for (const gone of [words, answer, 'Look at the yard', 'Tidemark']) expect(said).not.toContain(gone);
    expect(await ask('issues.get', { issueId: 'one' })).toMatchObject({ reference: 'I-27-001', text: 'Disposed of' });
    expect((await ask('tasks.list', { search: 'Mill Street', open: 'any' })).items).toEqual([]);
    expect(await ask('log.check')).toMatchObject({ intact: true, faults: [] });
    expect(await inQueue()).toEqual(['three', 'two']);
    expect(await refused('task.comment', { taskId: 'yard', text: 'What was it?' })).toBe('disposed-of');
    const next = await done(HESKETH, 'issue.raise', { issueId: 'later', text: 'Vans at night' });
    expect(next.reference).toBe('I-27-006');
  });

  it('is certified: class, number, days, who, why, rule and entry, and not a word of what it held', async () => {
    const { items } = await ask('retention.disposals');
    expect(items.map(({ reference }: Json) => reference).sort()).toEqual(['I-27-001', 'I-27-004', 'SEN-27-001']);
    const { base64, fileName } = await ask('retention.certificate', { disposalId: 'issue.one', format: 'docx' });
    expect(fileName).toBe('OFFICIAL-SENSITIVE certificate-I-27-001.docx');
    expect(base64.length).toBeGreaterThan(1000);
    const logged = (await ask('log.list', { newest: '3' })).items;
    expect(logged).toContainEqual(expect.objectContaining({ action: 'certificate-taken' }));
    expect((await server.query(REEVE, 'retention.certificate', { disposalId: 'issue.two' })).status).toBe(404);
    expect((await server.query(HESKETH, 'retention.certificate', { disposalId: 'issue.one' })).status).toBe(403);
  });

  const messagesGo = () => done(REEVE, 'retention.disposeLot', { class: 'message', reason: 'Their time is over' });
  const lots = async (): Promise<string[]> => (await ask('retention.queue')).lots.map(({ class: of }: Json) => of);

  it('goes as a lot where nobody reviews it one by one, counted, and once where two press at once', async () => {
    expect(await lots()).toEqual(['message']);
    const [one, other] = await Promise.all([messagesGo(), messagesGo()]);
    expect(other).toEqual(one);
    expect(one).toMatchObject({ id: 'message.before-2027-01-21', state: 'done' });
    expect(one.text).toMatch(/: \d+ messages$/);
    const about = (await ask('log.list', { newest: '50' })).items.filter(
      ({ reference }: Json) => reference === one.reference,
    );
    expect(about.map(({ action }: Json) => action).sort()).toEqual([
      'disposal-finished',
      'record-disposed',
      'record-disposed',
    ]);
    expect(await refused('retention.disposeLot', { class: 'turnedAway', reason: 'None' })).toBe('not-due');
  });

  it('goes with a lot of its own where it was over only after the lot of its days had gone', async () => {
    await server.moveClock('2027-01-06T10:00:00.000Z');
    await done(HESKETH, 'issue.raise', { issueId: 'late', text: 'Vans at the allotments' });
    await server.moveClock('2027-02-20T11:00:00.000Z');
    await until('its message is over', async () => (await lots()).length > 0);
    expect(await messagesGo()).toMatchObject({ id: 'message.before-2027-01-21.2', state: 'done' });
    // Cards that wait to be drawn anew are over one after the other.
    await until('none is left', async () => (await messagesGo()) && (await lots()).length === 0);
    const { id } = await messagesGo();
    expect((await messagesGo()).id).toBe(id);
  });

  it('of a meeting goes with its minutes, which nobody changes or opens again; its number stays', async () => {
    const on = { meetingId: 'M2' };
    await server.moveClock('2027-03-10T10:00:00.000Z');
    await done(CALDER, 'agenda.addItem', {
      ...on,
      ...{ itemId: 'for-few', title: 'The gate', minutes: 5, restrictedWhy: 'A search on Foundry Row' },
      audience: { kind: 'named', agencyIds: ['hmrc'], memberIds: [] },
      ...{ gateway: underGateway.gateway, sharedFor: 'Who pays on Foundry Row' },
    });
    await done(CALDER, 'meeting.step', { ...on, stepId: randomUUID(), step: { kind: 'start' } });
    // Discussed, it is carried nowhere.
    const forFew = { kind: 'goTo', itemId: 'for-few' };
    await done(CALDER, 'meeting.step', { ...on, stepId: randomUUID(), step: forFew });
    await server.moveClock('2027-03-10T10:05:00.000Z');
    const recorded = {
      entryId: randomUUID(),
      itemId: 'item-3',
      kind: 'decision',
      text: 'Watch the gate on Foundry Row',
    };
    await done(CALDER, 'meeting.record', { ...on, ...recorded });
    const disrupted = { kind: 'disruption', text: 'The gate on Foundry Row is shut', grade: 'minor' };
    await done(CALDER, 'meeting.record', { ...on, ...recorded, ...disrupted, entryId: randomUUID() });
    await done(CALDER, 'meeting.close', { ...on, stepId: randomUUID() });
    await done(CALDER, 'minutes.confirm', on);
    expect(JSON.stringify(await ask('meetings.minutes', on))).toContain('Foundry Row');
    await server.moveClock('2027-04-12T10:00:00.000Z');
    const records = [{ type: 'meeting', id: 'M2' }];
    const { disposals } = await done(REEVE, 'retention.dispose', { records, reason: 'Its time is over' });
    expect(disposals).toMatchObject([{ reference: 'M2', state: 'done' }]);
    const left = [
      await ask('meetings.minutes', on),
      await ask('meetings.get', on),
      await ask('log.list', { about: 'M2' }),
      await ask('disruptions.list'),
    ];
    expect(JSON.stringify(left)).not.toContain('Foundry Row');
    expect(await refused('minutes.edit', { ...on, itemId: 'item-3', text: 'As it was' })).toBe('disposed-of');
    expect(await refused('minutes.reopen', on)).toBe('disposed-of');
    expect((await server.command(REEVE, 'minutes.agree', { ...on, atMeetingId: 'M3' })).body.message).toBe(
      'M2 was disposed of: only its number is left. Nothing was changed.',
    );
    expect(await refused('issue.edit', { issueId: 'one', text: 'What it was' }, HESKETH)).toBe('disposed-of');
    expect(await ask('log.check')).toMatchObject({ intact: true, faults: [] });
  });

  it('is not brought back by the old lists that it came from', async () => {
    const tasks = [
      'Action ref;Task;Agency;Owner;Given;Due;Status;Completed;Outcome;4P',
      'AL/2011/007;Ask for the ledgers;Environment Agency;;2011-02-01;2011-03-01;Closed;2011-02-20;None kept;Prevent',
    ].join('\n');
    const meetings = 'Date,Meeting no,Mode,Venue\n14/04/2011,7,In person,Room over the bakery';
    await done(REEVE, 'task.bringIn', { text: tasks });
    await done(REEVE, 'meeting.bringIn', { text: meetings });
    const old = (await ask('retention.queue')).items.filter(({ dueOn }: Json) => dueOn < '2012');
    expect(old.map(({ of }: Json) => of.type)).toEqual(['task', 'pastMeeting']);
    for (const { of } of old) await done(REEVE, 'retention.dispose', { records: [of], reason: 'Over' });
    expect(await done(REEVE, 'task.bringIn', { text: tasks })).toMatchObject({ added: 0, changed: 0 });
    expect(await done(REEVE, 'meeting.bringIn', { text: meetings })).toMatchObject({ added: 0, changed: 0 });
    expect((await ask('tasks.list', { search: 'ledgers', open: 'any' })).items).toEqual([]);
    expect(JSON.stringify(await ask('meetings.past'))).not.toContain('bakery');
    expect(await ask('log.check')).toMatchObject({ intact: true, faults: [] });
  });

  it('is neither listed nor certified to whoever left for it', async () => {
    const of = issue('left');
    await done(HESKETH, 'issue.raise', { issueId: of.id, text: 'Vans at the lock-up' });
    await done(REEVE, 'issue.putOnAgenda', { issueId: of.id, meetingId: 'M3', minutes: 5 });
    const interest = { meetingId: 'M3', itemId: `issue-${of.id}`, text: 'My brother rents it', recused: true };
    await done(CALDER, 'attendance.declareInterest', interest);
    await done(REEVE, 'issue.close', { issueId: of.id, answer: 'Nothing in it' });
    await server.moveClock('2027-05-18T10:00:00.000Z');
    await done(REEVE, 'retention.dispose', { records: [of], reason: 'Its time is over' });
    const references = (who: string) => server.query(who, 'retention.disposals', { limit: '1' });
    expect((await references(REEVE)).body.items).toMatchObject([{ reference: 'I-27-008' }]);
    expect((await references(CALDER)).body.items).toEqual([]);
    const certificate = { disposalId: 'issue.left' };
    expect((await server.query(REEVE, 'retention.certificate', certificate)).status).toBe(200);
    expect((await server.query(CALDER, 'retention.certificate', certificate)).status).toBe(404);
  });

  it('is in none of the embedded store’s files', () => {
    if (store.settings['COSMOS_ENDPOINT'] !== undefined) return;
    const files = readdirSync(server.dataDir).filter((name) => name.startsWith('sentinel.db'));
    const kept = files.map((name) => readFileSync(path.join(server.dataDir, name), 'utf8')).join('');
    // Of those that were not disposed of they still stand.
    expect(kept.includes(`${words} (two)`)).toBe(true);
    for (const gone of [
      `${words} (one)`,
      `${words} (four)`,
      'Look at the yard',
      'Foundry Row',
      'Tidemark',
      'bakery',
      'Ask for the ledgers',
    ])
      expect(kept.includes(gone)).toBe(false);
  });
});
