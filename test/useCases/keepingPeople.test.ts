import { readLive } from '../support/liveReader';
import type { Json } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';

const [REEVE, IVES, LOWTHER, KERR] = ['Callum Reeve', 'Dan Ives', 'Beth Lowther', 'Siobhan Kerr'];
const [DAN, BETH, SIOBHAN] = ['dan-ives', 'beth-lowther', 'siobhan-kerr'];
const ADMIN = 'Mair Owen';
const administrator = { memberId: 'mair-owen', agencyId: 'police', name: ADMIN, role: 'administrator' };
const nia = {
  ...{ memberId: 'nia-parry', agencyId: 'planning' },
  ...{ name: 'Nia Parry', role: 'member', email: 'nia@gov.example' },
};

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ LOCAL_MAIL: 'on' });
  await server.moveClock('2027-04-26T09:14:00.000Z');
  await done('member.add', { ...administrator, email: 'mair.owen@northmoor.police.example' });
  await done('member.add', nia);
});
afterAll(() => server.close());

const local = async (path: string): Promise<Json> => (await send(`${server.url}/local/api/${path}`, 'GET', {})).body;

async function done(name: string, input: object, who = REEVE): Promise<Json> {
  const answer = await server.command(who, name, input);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}

async function personOf(memberId: string, who = REEVE): Promise<Json> {
  const { status, body } = await server.query(who, 'people.get', { memberId });
  expect(status).toBe(200);
  return body;
}

const versionOf = async (memberId: string) => String((await personOf(memberId)).version);

async function change(memberId: string, fields: object, who = REEVE) {
  return server.command(who, 'member.change', { memberId, version: await versionOf(memberId), ...fields });
}

async function end(memberId: string, endsOn?: string) {
  const { version, held } = await personOf(memberId);
  const handedOver = held.map(({ key }: Json) => ({ key, isLeft: true }));
  await done('member.end', { memberId, version, endsOn, handedOver });
}

async function give(taskId: string, agencyId: string, ownerId: string) {
  await done('task.allocate', { taskId, agencyId, ownerId, title: `The words of ${taskId}`, dueOn: '2027-06-10' });
}

describe('whoever keeps the people', () => {
  it('adds somebody, who comes in at once; sent again, they are the same person', async () => {
    expect(await done('member.add', nia)).toMatchObject({ id: 'nia-parry', standing: 'seated' });
    expect((await server.query('Nia Parry', 'session')).body.person).toMatchObject({ agencyId: 'planning' });
    const add = (more: object) => server.command(REEVE, 'member.add', { ...nia, memberId: 'another', ...more });
    expect(await add({})).toMatchObject({ status: 409, body: { code: 'email-taken' } });
    expect((await add({ email: 'a@b.example', endsOn: '2027-04-25' })).body.code).toBe('last-day-passed');
    const { body } = await change('nia-parry', { title: 'Planning\nofficer\u0000' });
    expect(body.title).toBe('Planning officer');
  });

  it('who is told of their seat by e-mail, where the bot has not met them', async () => {
    const mails = async () => (await local('mails?as=nia-parry')).mails;
    const [mail] = await until('the mail', async () => (await mails()).length > 0 && mails());
    expect(mail.subject).toContain('You have a seat on Operation Sentinel – Northmoor for Northmoor Council: planning');
    expect(JSON.stringify(mail)).toContain('sign in with nia@gov.example');
  });

  it('is told who changed what where two change the same person; what they type alone is other', async () => {
    const drawn = await versionOf('nia-parry');
    await done('member.change', { memberId: 'nia-parry', version: drawn, phone: '01632 960044' }, ADMIN);
    const late = { memberId: 'nia-parry', version: drawn, seat: 'Enforcement' };
    const refused = await server.command(REEVE, 'member.change', late);
    expect(refused).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(refused.body.message).toMatch(/^Mair Owen changed this \(Telephone\) at \d\d:\d\d/);
    expect(refused.body.message).not.toContain('960044');
    expect(await change('nia-parry', { seat: 'Enforcement' })).toMatchObject({ status: 200 });
    expect(await personOf('nia-parry')).toMatchObject({ phone: '01632 960044', seat: 'Enforcement' });
  });

  it('is told of that person alone, not of another record that has the same id', async () => {
    await give('twin', 'planning', BETH);
    await done('member.add', { ...nia, memberId: 'twin', name: 'Twm Iwan', email: 'twm@gov.example' }, ADMIN);
    await done('task.comment', { taskId: 'twin', text: 'The sheds are to be watched' });
    const late = { memberId: 'twin', version: 'of another day', seat: 'Enforcement' };
    const { body } = await server.command(ADMIN, 'member.change', late);
    expect(body.code).toBe('changed-meanwhile');
    expect(body.message).toMatch(/^Mair Owen changed this \(Member, /);
    expect(body.message).not.toContain('sheds');
  });

  it('does not change their own role, nor leave the panel without a coordinator, however they try at once', async () => {
    expect(await change('callum-reeve', { role: 'chair' })).toMatchObject({ body: { code: 'own-role' } });
    expect(await change('callum-reeve', { role: 'member' }, ADMIN)).toMatchObject({ body: { code: 'last-in-role' } });
    expect(await change(BETH, { role: 'coordinator' })).toMatchObject({ status: 200 });
    const answers = await Promise.all([
      change('callum-reeve', { role: 'member' }, LOWTHER),
      change(BETH, { role: 'agencyLead' }, REEVE),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.any(Number)]);
    const { items } = (await server.query(ADMIN, 'people.list')).body;
    const [kept, ...more] = items.filter(({ role }: Json) => role === 'coordinator');
    expect(more).toEqual([]);
    if (kept.id !== 'callum-reeve') {
      await change('callum-reeve', { role: 'coordinator' }, LOWTHER);
      await change(BETH, { role: 'agencyLead' }, REEVE);
    }
  });

  it('makes somebody chair, and the chair before goes on as a member', async () => {
    expect(await change('owen-pryce', { role: 'chair' })).toMatchObject({ body: { role: 'chair' } });
    expect(await personOf('ruth-calder')).toMatchObject({ role: 'member' });
    await change('ruth-calder', { role: 'chair' });
    await change('owen-pryce', { role: 'deputyChair' });
  });

  it('changes nobody’s role unseen: they are told by whom', async () => {
    const chat = async () => JSON.stringify((await local('session?as=owen-pryce')).chats[0]);
    await until('he is told', async () => (await chat()).includes('Callum Reeve changed what the panel keeps of you'));
  });

  it('takes a role away, which takes hold on doors and open streams within two seconds', async () => {
    await change(DAN, { role: 'coordinator' });
    const stream = await readLive(server, IVES);
    const begun = Date.now();
    expect((await server.query(IVES, 'log.list')).status).toBe(200);
    await change(DAN, { role: 'member' });
    expect((await server.query(IVES, 'log.list')).status).toBe(403);
    await until('the stream ends', () => stream.ended(), 2_000);
    expect(Date.now() - begun).toBeLessThan(2_000);
  });

  it('and no phone number or address stands in words that every reader of the log sees', async () => {
    const { body } = await server.query(REEVE, 'log.list');
    const said = JSON.stringify(body);
    expect(said).toContain('Telephone');
    expect(said).not.toContain('960044');
    expect(said).not.toContain('nia@gov.example');
  });
});

describe('Siobhan Kerr leaves HSE on 30 April', () => {
  beforeAll(async () => {
    const heir = { memberId: 'hugh-bell', agencyId: 'hse', name: 'Hugh Bell', role: 'member', email: 'hb@hse.example' };
    await done('member.add', heir);
    await Promise.all([give('for-hse', 'hse', SIOBHAN), give('stays', 'hse', SIOBHAN)]);
    await change(SIOBHAN, { duties: [{ from: '2027-04-26', to: '2027-05-02' }] });
  });

  it('an administrator hands on what is in her hands, and is told no title of it', async () => {
    const { held } = await personOf(SIOBHAN, ADMIN);
    expect(held.map(({ kind }: Json) => kind).sort()).toEqual(['duty', 'task', 'task']);
    expect(JSON.stringify(held)).not.toContain('The words of');
    expect(JSON.stringify(await personOf(SIOBHAN))).toContain('The words of for-hse');
  });

  it('with one task handed over and one left; sent again nothing is other, and nobody unfit is given one', async () => {
    const leaving = { memberId: SIOBHAN, version: await versionOf(SIOBHAN), endsOn: '2027-04-30' };
    const left = ['task:stays', 'duty:2027-04-26.2027-05-02'].map((key) => ({ key, isLeft: true }));
    const to = (toId: string) => ({ ...leaving, handedOver: [{ key: 'task:for-hse', toId }, ...left] });
    expect((await server.command(ADMIN, 'member.end', to('priya-sandhu'))).body.code).toBe('not-fit');
    await done('member.end', to('hugh-bell'), ADMIN);
    expect(await done('member.end', to('hugh-bell'), ADMIN)).toMatchObject({ standing: 'leaving' });
    expect(await personOf('hugh-bell')).toMatchObject({ open: 1 });
    const { body } = await server.query('Hugh Bell', 'tasks.get', { taskId: 'for-hse' });
    expect(body).toMatchObject({ ownerId: 'hugh-bell', state: 'allocated' });
    expect(body.history.filter(({ text }: Json) => text === 'Reassigned')).toHaveLength(1);
  });

  it('can come back until then', async () => {
    expect(await done('member.return', { memberId: SIOBHAN })).toMatchObject({ standing: 'seated' });
    await end(SIOBHAN, '2027-04-30');
  });

  it('and on 1 May every door is shut, and her open stream ends', async () => {
    await server.moveClock('2027-04-30T22:30:00.000Z');
    const stream = await readLive(server, KERR);
    expect(stream.status).toBe(200);
    expect((await server.query(KERR, 'tasks.list')).status).toBe(200);
    await server.moveClock('2027-04-30T23:00:01.000Z');
    for (const name of ['session', 'tasks.list', 'issues.list', 'today.lines', 'meetings.list'])
      expect((await server.query(KERR, name)).status).toBe(403);
    await until('the stream ends', () => stream.ended(), 2_000);
    expect((await readLive(server, KERR)).status).toBe(403);
    const back = await server.command(REEVE, 'member.return', { memberId: SIOBHAN });
    expect(back).toMatchObject({ status: 409, body: { code: 'seat-over' } });
    expect(await personOf(SIOBHAN)).toMatchObject({ standing: 'former' });
  });
});

describe('Dan Ives moves from planning to trading standards', () => {
  const forPlanning = { kind: 'named', agencyIds: ['planning'], memberIds: [] };
  const forDan = { kind: 'named', agencyIds: [], memberIds: [DAN] };
  const raise = async (issueId: string, text: string, audience: object) => {
    await done('issue.raise', { issueId, text });
    await done('issue.triage', { issueId, audience });
  };
  /** Restricted as the issue is that it comes from. */
  const makeTask = async (taskId: string, ownerId: string, more = {}) => {
    const issueId = `behind-${taskId}`;
    await raise(issueId, `Harbour wall by ${taskId}`, forPlanning);
    const task = { taskId, agencyId: 'planning', ownerId, title: `Harbour, ${taskId}`, dueOn: '2027-06-10', ...more };
    await done('issue.makeTask', { issueId, task });
  };

  beforeAll(async () => {
    const chats = async () => (await local('session?as=dan-ives')).chats;
    await until('the bot has met him', async () => (await chats())[0].last !== undefined);
  });

  it('and sees nothing that was planning’s or named him there, through every door', async () => {
    await raise('of-planning', 'Harbour sheds without leave', forPlanning);
    await raise('of-dan', 'Harbour watch', forDan);
    await makeTask('for-dan', DAN);
    await makeTask('for-beth', BETH, { deputyId: DAN });
    expect((await server.query(IVES, 'search.find', { text: 'harbour' })).body.items.length).toBeGreaterThan(0);
    const stream = await readLive(server, IVES);

    const handedOver = [
      { key: 'task:for-dan', toId: 'nia-parry' },
      { key: 'deputy:for-beth', toId: 'nia-parry' },
    ];
    const to = { newMemberId: 'dan-ives-ts', agencyId: 'ts', handedOver };
    const move = { memberId: DAN, version: await versionOf(DAN), ...to };
    await done('member.move', move);
    expect(await done('member.move', move)).toMatchObject({ id: 'dan-ives-ts', agencyId: 'ts' });

    await until('his stream ends', () => stream.ended(), 2_000);
    expect((await server.query(IVES, 'session')).body.person).toMatchObject({ id: 'dan-ives-ts', agencyId: 'ts' });
    for (const name of ['tasks.list', 'issues.list', 'today.lines', 'reminders.digest'])
      expect(JSON.stringify((await server.query(IVES, name)).body)).not.toMatch(/harbour/i);
    expect((await server.query(IVES, 'search.find', { text: 'harbour' })).body.items).toMatchObject([
      { kind: 'group' },
    ]);
    for (const issueId of ['of-planning', 'of-dan'])
      for (const name of ['issues.get', 'issues.card'])
        expect((await server.query(IVES, name, { issueId })).status).toBe(404);
    for (const taskId of ['for-dan', 'for-beth'])
      for (const name of ['tasks.get', 'tasks.card'])
        expect((await server.query(IVES, name, { taskId })).status).toBe(404);
    expect(await personOf(DAN)).toMatchObject({ standing: 'former', hasAccount: false, open: 0 });
  });

  it('his open tab hears of nothing that happens there, and planning goes on with his tasks', async () => {
    const stream = await readLive(server, IVES);
    await done('issue.close', { issueId: 'of-planning', answer: 'Seen to' });
    await done('task.acknowledge', { taskId: 'for-beth' }, LOWTHER);
    await give('after', 'ts', 'dan-ives-ts');
    await until('he hears of his own', () => stream.events.some(({ data }) => data.subject?.id === 'after'));
    const heard = stream.events.map(({ data }) => data.subject?.id);
    expect(heard).not.toContain('of-planning');
    expect(heard).not.toContain('for-beth');
    stream.close();
    const sent = async () => (await server.query(REEVE, 'reminders.deliveries')).body.items;
    // The chat goes along with him: nobody has to write to the bot first.
    const news = await until('he is told', async () => (await sent()).find(({ to }: Json) => to === 'Dan Ives'));
    expect(news).toMatchObject({ state: 'sent', triedTexts: [] });
    const { body } = await server.query(LOWTHER, 'tasks.get', { taskId: 'for-beth' });
    expect(body).toMatchObject({ ownerId: BETH, deputyId: 'nia-parry' });
  });
});

describe('somebody leaves while they run a meeting', () => {
  const step = (name: string, what: object) =>
    done('meeting.step', { meetingId: 'M3', stepId: `the-step-${name}`, step: what });
  const runBy = async () => (await server.query(REEVE, 'meetings.get', { meetingId: 'M3' })).body.chairName;

  beforeAll(async () => {
    await server.moveClock('2027-05-12T09:00:00.000Z');
    await step('start', { kind: 'start' });
  });

  it('at once: whoever runs the panel and is there runs it from then on', async () => {
    await step('to-nia', { kind: 'handOver', memberId: 'nia-parry' });
    const { held } = await personOf('nia-parry');
    expect(held).toContainEqual(expect.objectContaining({ kind: 'run', reference: 'M3', suggestedId: 'callum-reeve' }));
    await end('nia-parry');
    expect(await runBy()).toBe(REEVE);
    // As Teams would go on saying who they are, to doors that are shut.
    expect((await send(`${server.url}/local/token`, 'POST', {}, { member: 'nia-parry' })).status).toBe(200);
    expect((await server.query('Nia Parry', 'session')).body.code).toBe('not-a-member');
  });

  it('at midnight: whoever goes on with it runs it, a step sent again changing nothing', async () => {
    await step('to-beth', { kind: 'handOver', memberId: BETH });
    await end(BETH, '2027-05-12');
    expect(await runBy()).toBe(LOWTHER);
    await server.moveClock('2027-05-12T23:00:01.000Z');
    expect((await server.query(LOWTHER, 'session')).status).toBe(403);
    await step('to-beth', { kind: 'handOver', memberId: 'tom-hesketh' });
    expect(await runBy()).toBe(LOWTHER);
    await step('pause', { kind: 'pause' });
    expect(await runBy()).toBe(REEVE);
  });
});
