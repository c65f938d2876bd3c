import { randomUUID } from 'node:crypto';
import { openPdf, textOf } from '../support/openedDocuments';
import type { Json } from '../support/runningServer';
import { type Answer, startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterEach(() => server.close());

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const SANDHU = 'Priya Sandhu';

const ea = { agencyId: 'ea', ownerId: 'priya-sandhu' };
const hmrc = { agencyId: 'hmrc', ownerId: 'joanne-birkett' };
const dueOn = '2027-02-19';
const gateway = 'Commissioners for Revenue and Customs Act 2005, s.18';

function allocate(input: object, taskId = randomUUID()): Promise<Answer> {
  return server.command(REEVE, 'task.allocate', { taskId, title: 'Check the books', dueOn, ...ea, ...input });
}

describe('an agency that needs a gateway', () => {
  it('is given nothing without one, and is told why', async () => {
    const answer = await allocate(hmrc);
    expect(answer).toMatchObject({ status: 422, body: { code: 'gateway-needed' } });
    expect(answer.body.message).toMatch(/^HM Revenue .* may be told only through a legal gateway/);
    expect((await allocate({ ...hmrc, gateway })).body.code).toBe('gateway-needed');
    expect((await server.query('Joanne Birkett', 'tasks.list')).body.items).toEqual([]);
  });

  it('is given the task with gateway and purpose, which stand on it', async () => {
    const { body } = await allocate({ ...hmrc, gateway, purpose: 'Preventing VAT fraud' });
    expect(body.disclosureText).toBe(`Shared under ${gateway}: Preventing VAT fraud`);
  });

  it('gets no declined task either without one', async () => {
    const { body } = await allocate({});
    await server.command(SANDHU, 'task.decline', { taskId: body.id, reason: 'Not ours' });
    const to = { taskId: body.id, ownerId: 'joanne-birkett' };
    expect((await server.command(REEVE, 'task.reallocate', to)).body.code).toBe('gateway-needed');
    const given = await server.command(REEVE, 'task.reallocate', { ...to, gateway, purpose: 'VAT' });
    expect(given.body).toMatchObject({ state: 'allocated', disclosureText: `Shared under ${gateway}: VAT` });
  });

  it('is given it under what the panel has of its own; what it was shared under stands, whatever becomes of the list', async () => {
    const { version, gateways, kinds } = (await server.query(REEVE, 'settings.get')).body.gateways;
    // An administrator chooses among them, who may see no list of agencies.
    expect(kinds).toEqual(expect.arrayContaining(['environment', 'fire']));
    expect(kinds).not.toContain('tax');
    const own = 'Serious Crime Act 2007, s.68';
    const list = [
      ...gateways.list.map((each: Json) => ({ ...each, on: each.name !== gateway })),
      { name: own, on: true },
    ];
    const change = { part: 'gateways', version, gateways: { list, alsoFor: ['environment'] } };
    expect((await server.command(CALDER, 'panel.change', change)).status).toBe(403);
    const { body: settings } = await server.command(REEVE, 'panel.change', change);
    expect(settings.gateways.changedText).toBe('Callum Reeve changed the gateways, 09:14');
    expect((await server.query(REEVE, 'gateways.list')).body.items.map(({ name }: Json) => name)).toEqual(
      list.filter(({ on }) => on).map(({ name }) => name),
    );
    const late = await server.command(REEVE, 'panel.change', { ...change, gateways: { list, alsoFor: [] } });
    expect(late).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });

    const off = await allocate({ ...hmrc, gateway, purpose: 'VAT' });
    expect(off).toMatchObject({ status: 422, body: { code: 'gateway-not-offered' } });
    expect((await allocate({})).body.code).toBe('gateway-needed');
    const taskId = randomUUID();
    await allocate({ gateway: own, purpose: 'Fraud' }, taskId);
    const onlyThis = { list: [{ name: 'Another Act', on: true }], alsoFor: [] };
    const last = { part: 'gateways', version: settings.gateways.version, gateways: onlyThis };
    expect((await server.command(REEVE, 'panel.change', last)).status).toBe(200);
    expect((await server.query(SANDHU, 'tasks.get', { taskId })).body.disclosureText).toBe(
      `Shared under ${own}: Fraud`,
    );
    expect((await allocate({ gateway: own, purpose: 'Fraud' }, taskId)).status).toBe(200);
    const { items } = (await server.query(REEVE, 'log.list', { limit: '100' })).body;
    expect(items.filter(({ action }: Json) => action === 'panel-changed')[0].note).toContain('the gateways: ');
  });

  it('is left a gateway to be told through: a list with none on, or one of them twice, is not kept', async () => {
    const { version } = (await server.query(REEVE, 'settings.get')).body.gateways;
    const kept = (list: object[]) =>
      server.command(REEVE, 'panel.change', { part: 'gateways', version, gateways: { list, alsoFor: [] } });
    const off = await kept([{ name: 'An Act', on: false }]);
    expect(off.body.issues).toMatchObject([{ path: 'gateways.list.0.on' }]);
    const twice = await kept([
      { name: 'An Act', on: true },
      { name: 'An Act ', on: true },
    ]);
    expect(twice.body.issues).toMatchObject([{ path: 'gateways.list.1.name', message: 'It is in the list already.' }]);
    expect((await kept([])).status).toBe(400);
  });

  it('is shown as such: a charity, tax and benefits are; the police and a council are not', async () => {
    const { items } = (await server.query(REEVE, 'agencies.list')).body;
    const needing = items
      .filter((each: { needsGateway: boolean }) => each.needsGateway)
      .map(({ id }: { id: string }) => id);
    expect(needing.sort()).toEqual(['crimestoppers', 'dwp', 'hmrc', 'rspca']);
  });
});

describe('covert activity', () => {
  it.each([
    'Carry out surveillance of Unit 4',
    'Ask an informant',
    'Put a tracking device on the van',
    'Follow him home and note the address',
    'Test purchase of tobacco',
  ])('is not asked of a partner: %s', async (title) => {
    const answer = await allocate({ title });
    expect(answer).toMatchObject({ status: 422, body: { code: 'covert-activity' } });
    expect(answer.body.message).toMatch(/See the authorising officer/);
  });

  it('words that only look like it pass, and the police are not asked twice', async () => {
    expect((await allocate({ title: 'Cover the discovery of debugging follow-up' })).status).toBe(200);
    const police = { agencyId: 'police', ownerId: 'lena-hart', title: 'Plan the surveillance' };
    expect((await allocate(police)).status).toBe(200);
  });
});

describe('a task of several agencies', () => {
  it('is split into parts under one, once however often it is sent', async () => {
    const { body: whole } = await allocate({ urgent: true });
    const parts = [
      { taskId: randomUUID(), title: 'Check the fire doors', agencyId: 'frs', ownerId: 'dafydd-moss', dueOn },
      { taskId: randomUUID(), title: 'Check the scales', agencyId: 'ts', ownerId: 'tom-hesketh', dueOn },
    ];
    for (let time = 0; time < 2; time++) await server.command(REEVE, 'task.split', { taskId: whole.id, parts });
    const { body } = await server.query(CALDER, 'tasks.get', { taskId: whole.id });
    expect(body.parts).toMatchObject([
      { reference: 'SEN-27-002', holderText: expect.stringContaining('Dafydd Moss'), stateName: 'Allocated' },
      { reference: 'SEN-27-003', holderText: expect.stringContaining('Tom Hesketh') },
    ]);
    const part = (await server.query('Dafydd Moss', 'tasks.get', { taskId: parts[0]?.taskId ?? '' })).body;
    expect(part).toMatchObject({ partOf: { id: whole.id, reference: 'SEN-27-001' }, urgent: true });
  });

  it('is split whole or not at all, and a part is not split again', async () => {
    const { body: whole } = await allocate({});
    const good = { taskId: randomUUID(), title: 'Scales', agencyId: 'ts', ownerId: 'tom-hesketh', dueOn };
    const bad = { taskId: randomUUID(), title: 'Books', ...hmrc, dueOn };
    const split = (taskId: string, parts: object[]) => server.command(REEVE, 'task.split', { taskId, parts });
    expect((await split(whole.id, [good, bad])).body.code).toBe('gateway-needed');
    expect((await server.query(CALDER, 'tasks.get', { taskId: whole.id })).body.parts).toEqual([]);
    await split(whole.id, [good]);
    expect((await split(good.taskId, [{ ...good, taskId: randomUUID() }])).body.code).toBe('not-to-be-split');
  });
});

it('nothing is given to somebody who has left, nor to a partner that has, by whatever way', async () => {
  const { body: held } = await allocate({});
  const { body: raised } = await server.command(REEVE, 'issue.raise', { issueId: 'sheds', text: 'Harbour sheds' });
  expect(raised.id).toBe('sheds');
  const leave = async (memberId: string, endsOn?: string) => {
    const { version } = (await server.query(REEVE, 'people.get', { memberId })).body;
    expect((await server.command(REEVE, 'member.end', { memberId, version, endsOn })).status).toBe(200);
  };
  await leave('zoe-grant');
  await leave('ravi-menon', '2027-02-02');
  const sia = { agencyId: 'sia', ownerId: 'ravi-menon' };
  expect((await allocate(sia)).status).toBe(200);
  const { version } = (await server.query(REEVE, 'partners.get', { agencyId: 'sia' })).body;
  await server.command(REEVE, 'partner.end', { agencyId: 'sia', version, on: '2027-02-02' });
  await server.moveClock('2027-02-03T09:14:00.000Z');

  const left = { agencyId: 'ea', ownerId: 'zoe-grant' };
  const part = { taskId: randomUUID(), title: 'Doors', dueOn };
  const tries: [string, string, object][] = [
    [REEVE, 'task.allocate', { ...part, ...left }],
    [REEVE, 'task.allocate', { ...part, ...ea, deputyId: 'zoe-grant' }],
    [REEVE, 'task.split', { taskId: held.id, parts: [{ ...part, ...left }] }],
    [REEVE, 'issue.makeTask', { issueId: 'sheds', task: { ...part, ...left } }],
    [SANDHU, 'task.reassign', { taskId: held.id, ownerId: 'zoe-grant' }],
    [SANDHU, 'task.reassign', { taskId: held.id, ownerId: 'priya-sandhu', deputyId: 'zoe-grant' }],
  ];
  for (const [who, name, input] of tries) {
    const refused = await server.command(who, name, input);
    expect([name, refused.status, refused.body.code]).toEqual([name, 422, 'holder-left']);
    expect(refused.body.message).toMatch(/^Zoe Grant has left the panel, .*Choose somebody who sits on it/);
  }
  for (const [who, name, input] of [
    [REEVE, 'task.allocate', { ...part, ...sia }],
    [CALDER, 'task.reassign', { taskId: held.id, ownerId: 'ravi-menon' }],
  ] as const)
    expect((await server.command(who, name, input)).body.code).toBe('partner-over');
  expect((await server.query(REEVE, 'tasks.list')).body.items).toHaveLength(2);
});

describe('chasing', () => {
  it('reminds the people of open tasks once a day, however often it is asked', async () => {
    const tasks = await Promise.all([allocate({}), allocate({ title: 'Another' })]);
    const taskIds = tasks.map(({ body }) => body.id);
    const chase = async () => (await server.command(REEVE, 'task.chase', { taskIds })).body.chased;
    expect([await chase(), await chase()]).toEqual([2, 0]);
    await server.moveClock('2027-02-03T09:14:00.000Z');
    await server.command(SANDHU, 'task.complete', { taskId: taskIds[0], outcome: 'Done' });
    expect(await chase()).toBe(1);
    expect((await server.command(SANDHU, 'task.chase', { taskIds })).status).toBe(403);
  });
});

describe('the action log shows by chip', () => {
  const list = async (filter: Record<string, string>) =>
    (await server.query(REEVE, 'tasks.list', filter)).body.items.map(({ title }: { title: string }) => title);

  it('what is blocked, what nobody acknowledged in time, what was given at a meeting, what changed since', async () => {
    const one = (await allocate({ title: 'One' })).body.id;
    await server.command(REEVE, 'meeting.step', { meetingId: 'M1', stepId: randomUUID(), step: { kind: 'start' } });
    const two = { taskId: randomUUID(), title: 'Two', dueOn, ...ea, meetingId: 'M1', itemId: 'item-1' };
    await server.command(REEVE, 'meeting.giveTask', two);
    await server.command(SANDHU, 'task.block', { taskId: one, reason: 'No key' });
    expect(await list({ flag: 'blocked' })).toEqual(['One']);
    expect(await list({ meetingId: 'M1' })).toEqual(['Two']);
    expect(await list({ unacknowledged: 'true' })).toEqual([]);
    await server.moveClock('2027-02-05T09:00:00.000Z');
    await server.command(SANDHU, 'task.acknowledge', { taskId: one });
    expect(await list({ unacknowledged: 'true' })).toEqual(['Two']);
    expect(await list({ changedSince: '2027-02-04T00:00:00.000Z' })).toEqual(['One']);
  });
});

it('a manager is given their agency’s tasks as a marked paper', async () => {
  await allocate({ title: 'Ours', deputyId: 'zoe-grant' });
  await allocate({ title: 'Theirs', agencyId: 'ts', ownerId: 'tom-hesketh' });
  const { body } = await server.query(SANDHU, 'tasks.export', { agencyId: 'ea', format: 'pdf' });
  const { pages } = openPdf(new Uint8Array(Buffer.from(body.base64, 'base64')));
  const words = pages.flatMap(({ parts }) => parts.map(({ pieces }) => textOf(pieces))).join('\n');
  expect(words).toMatch(/SEN-27-001[\s\S]*Ours[\s\S]*Priya Sandhu/);
  expect(words).not.toContain('Theirs');
  expect(pages.map(({ furniture }) => furniture.filter(({ text }) => text === 'OFFICIAL-SENSITIVE').length)).toEqual([
    2,
  ]);
});

it('common tasks are there to start from, each with its due day', async () => {
  const { items } = (await server.query(REEVE, 'tasks.templates')).body;
  expect(items[0]).toMatchObject({ title: 'Joint visit to the premises', dueOn: '2027-02-23' });
});
