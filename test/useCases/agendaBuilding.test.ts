import { randomUUID } from 'node:crypto';
import { agendaOn, CALDER, HESKETH, type Item, REEVE, vape } from '../support/agendaStand';
import { underGateway } from '../support/gateway';
import { startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-15T09:00:00.000Z');
});
afterEach(() => server.close());

const { agenda, meeting, find } = agendaOn(() => server);

describe('an agenda item', () => {
  it('comes before other business, with presenter, purpose and papers, once however often it is sent', async () => {
    const item = {
      ...{ ...vape, presenterId: 'tom-hesketh', purpose: 'decide', kind: 'issue' },
      papers: [{ title: 'Map of the shops', url: 'https://northmoor.example/maps/1' }],
    };
    await agenda('addItem', item);
    const { body } = await agenda('addItem', item);
    const titles = body.agenda.map(({ title }: Item) => title);
    expect(titles.slice(-3)).toEqual([vape.title, 'Other business', 'Next meeting']);
    expect(await find('vape', HESKETH)).toMatchObject({
      presenterName: HESKETH,
      purpose: 'decide',
      papers: item.papers,
    });
    expect(body).toMatchObject({ agendaMinutes: 130, durationMinutes: 120 });
  });

  it('is changed field by field, and its presenter taken away', async () => {
    await agenda('addItem', { ...vape, presenterId: 'tom-hesketh' });
    await agenda('changeItem', { itemId: 'vape', minutes: 15 });
    expect(await find('vape')).toMatchObject({ title: vape.title, minutes: 15, presenterName: HESKETH });
    await agenda('changeItem', { itemId: 'vape', presenterId: null });
    expect((await find('vape')).presenterName).toBeUndefined();
  });

  it.each([
    ['no title', { title: '  ' }, 400],
    ['no time', { minutes: 0 }, 400],
    ['a paper that is no https link', { papers: [{ title: 'x', url: 'javascript:alert(1)' }] }, 400],
    ['a marking that may not be held', { title: 'TOP SECRET source' }, 422],
    ['a presenter who is not there', { presenterId: 'nobody' }, 404],
  ])('with %s is refused', async (_what, change, status) => {
    expect((await agenda('addItem', { ...vape, ...change })).status).toBe(status);
    expect(await find('vape')).toBeUndefined();
  });

  it('is built by those who run the panel', async () => {
    expect((await agenda('addItem', vape, HESKETH)).status).toBe(403);
  });
});

describe('an issue', () => {
  async function raise(text: string): Promise<string> {
    const issueId = randomUUID();
    await server.command(HESKETH, 'issue.raise', { issueId, text });
    return issueId;
  }

  it('is put on in one click, once, and moves to another meeting with its item', async () => {
    const issueId = await raise('Three new vape shops on Mill Street, same landlord, cash only');
    for (let time = 0; time < 2; time++) await server.command(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
    const items = (await meeting()).agenda.filter((item: { issueId?: string }) => item.issueId === issueId);
    expect(items).toMatchObject([{ kind: 'issue', title: 'I-27-001, Northmoor Council: trading standards' }]);
    await server.command(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M3' });
    expect(await find(`issue-${issueId}`)).toBeUndefined();
    expect(await find(`issue-${issueId}`, REEVE, 'M3')).toBeDefined();
  });

  it('restricted afterwards, is restricted on the agenda too', async () => {
    const issueId = await raise('Cash in the Harbour Grill');
    await server.command(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
    expect(await find(`issue-${issueId}`, 'Ravi Menon')).toBeDefined();
    const audience = { kind: 'named', agencyIds: ['hmrc', 'ts'], memberIds: [] };
    await server.command(REEVE, 'issue.triage', { issueId, audience, ...underGateway });
    expect(JSON.stringify(await meeting('Ravi Menon'))).not.toMatch(/Harbour/);
    expect(await find(`issue-${issueId}`, 'Joanne Birkett')).toMatchObject({ restricted: true });
  });

  it('not discussed goes along to the next meeting', async () => {
    const issueId = await raise('Cash in the Harbour Grill');
    await server.command(REEVE, 'issue.putOnAgenda', { issueId, meetingId: 'M2' });
    await server.moveClock('2027-03-10T10:00:00.000Z');
    await server.command(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: { kind: 'start' } });
    await server.command(CALDER, 'meeting.close', { meetingId: 'M2', stepId: randomUUID() });
    const { body } = await server.query(HESKETH, 'issues.get', { issueId });
    expect(body.statusText).toBe('On the agenda of M3');
    expect(await find(`issue-${issueId}`, HESKETH, 'M3')).toMatchObject({ carriedText: 'Carried once, from M2' });
  });
});

describe('a group', () => {
  it('is put on in one click, once, presented by whoever leads its plan, with no word about its people', async () => {
    const { items } = (await server.query(REEVE, 'groups.list')).body;
    expect(items.map(({ operation }: { operation: string }) => operation)).toEqual([
      'Kittiwake',
      'Larchfield',
      'Saltmarsh',
    ]);
    const groupId = items[1].id;
    for (let time = 0; time < 2; time++) await agenda('putGroup', { groupId });
    const order = (await meeting()).agenda.map(({ id }: { id: string }) => id);
    expect(order.slice(5, 8)).toEqual(['item-6', `group-${groupId}`, 'item-7']);
    const groups = (await meeting(HESKETH)).agenda.filter((item: { groupId?: string }) => item.groupId === groupId);
    expect(groups).toMatchObject([
      { title: 'Operation Larchfield (NM-OCG-031)', presenterName: 'Amira Nadeem', kind: 'group', minutes: 10 },
    ]);
    expect((await server.query('Jo Falk', 'groups.list')).status).toBe(403);
  });
});

describe('the freeze', () => {
  it('is five working days before; bank holidays do not count', async () => {
    expect((await meeting()).freezeText).toBe('Frozen from Wed 3 Mar, in 16 days');
    // Good Friday and Easter Monday lie between.
    await server.command(REEVE, 'meeting.move', { meetingId: 'M2', on: '2027-03-31' });
    expect((await meeting()).freezeText).toMatch(/^Frozen from Mon 22 Mar/);
  });

  it('lets items come late: they wait for the chair, are accepted, or go to the next meeting', async () => {
    await server.moveClock('2027-03-03T09:00:00.000Z');
    await agenda('addItem', vape);
    await agenda('addItem', { itemId: 'dogs', title: 'Puppy farms', minutes: 5 });
    expect(await find('vape')).toMatchObject({ late: 'waiting' });
    // Nobody else sees what the chair has not accepted, and its minutes do not count.
    expect(await find('vape', HESKETH)).toBeUndefined();
    expect((await meeting()).agendaMinutes).toBe(120);

    expect((await agenda('decideLate', { itemId: 'vape', accept: true })).status).toBe(403);
    // A move meanwhile leaves what waits in its place.
    const up = { kind: 'move', itemId: 'item-9', beforeId: 'item-8' };
    await server.command(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: up });
    await agenda('decideLate', { itemId: 'vape', accept: true }, CALDER);
    await agenda('decideLate', { itemId: 'dogs', accept: false }, CALDER);
    expect(await find('vape', HESKETH)).toMatchObject({ late: 'accepted' });
    const order = (await meeting()).agenda.map(({ id }: { id: string }) => id);
    expect(order.slice(-3)).toEqual(['vape', 'item-10', 'item-11']);
    expect(await find('dogs')).toBeUndefined();
    expect(await find('dogs', HESKETH, 'M3')).toMatchObject({ title: 'Puppy farms' });
  });
});

it('an issue whose item is taken off an agenda waits for another', async () => {
  await server.command(HESKETH, 'issue.raise', { issueId: 'grill', text: 'Cash in the Harbour Grill' });
  await server.command(REEVE, 'issue.putOnAgenda', { issueId: 'grill', meetingId: 'M2' });
  await agenda('removeItem', { itemId: 'issue-grill' });
  const { items } = (await server.query(REEVE, 'issues.list', { state: 'raised,triaged' })).body;
  expect(items.map(({ id }: Item) => id)).toEqual(['grill']);
  await server.command(REEVE, 'issue.putOnAgenda', { issueId: 'grill', meetingId: 'M2' });
  expect(await find('issue-grill')).toMatchObject({ title: expect.stringContaining('I-27-001') });
});

it('a group that is renamed is called so on agendas to come, where its item bears no words of its own', async () => {
  const larchfield = { groupId: 'nm-ocg-031' };
  for (const meetingId of ['M2', 'M3']) await server.command(REEVE, 'agenda.putGroup', { meetingId, ...larchfield });
  const titlesAt = async (meetingId: string) =>
    (await meeting(REEVE, meetingId)).agenda
      .filter(({ id }: Item) => id.includes('nm-ocg-031'))
      .map(({ title }: Item) => title);
  expect(await titlesAt('M2')).toEqual(['Operation Larchfield (NM-OCG-031)']);
  const itemId = (await meeting(REEVE, 'M3')).agenda.find(({ id }: Item) => id.includes('nm-ocg-031'))?.id;
  const own = { meetingId: 'M3', itemId, title: 'Larchfield, a year on' };
  expect(await server.command(REEVE, 'agenda.changeItem', own)).toMatchObject({ status: 200 });
  const { body } = await server.query(REEVE, 'groups.get', larchfield);
  const { operation: _, reference, threats, lroId, nextReviewOn } = body;
  const head = { operation: 'Larkfield', reference, threats, status: 'mapped', lroId, nextReviewOn };
  const renamed = await server.command(REEVE, 'group.change', { ...larchfield, version: body.version, head });
  expect(renamed).toMatchObject({ status: 200, body: { operation: 'Larkfield' } });
  expect(await titlesAt('M2')).toEqual(['Operation Larkfield (NM-OCG-031)']);
  expect(await titlesAt('M3')).toEqual(['Larchfield, a year on']);
});

it('what stands on a meeting that is cancelled goes to the next one, issues too', async () => {
  await server.command(HESKETH, 'issue.raise', { issueId: 'grill', text: 'Cash in the Harbour Grill' });
  await server.command(REEVE, 'issue.putOnAgenda', { issueId: 'grill', meetingId: 'M2' });
  await agenda('addItem', vape);
  await server.command(REEVE, 'meeting.cancel', { meetingId: 'M2', reason: 'The hall is flooded' });
  await server.command(REEVE, 'meeting.cancel', { meetingId: 'M2', reason: 'The hall is flooded' });
  const { body } = await server.query(HESKETH, 'issues.get', { issueId: 'grill' });
  expect(body.statusText).toBe('On the agenda of M3');
  const carried = (await meeting(REEVE, 'M3')).agenda.filter(({ id }: Item) => !id.startsWith('item-'));
  expect(carried.map(({ id, carriedText }: Item & { carriedText: string }) => [id, carriedText])).toEqual([
    ['issue-grill', 'Carried once, from M2'],
    ['vape', 'Carried once, from M2'],
  ]);
});

it('a late item that the chair gives to the next meeting takes its issue along', async () => {
  await server.moveClock('2027-03-03T09:00:00.000Z');
  await server.command(HESKETH, 'issue.raise', { issueId: 'grill', text: 'Cash in the Harbour Grill' });
  await server.command(REEVE, 'issue.putOnAgenda', { issueId: 'grill', meetingId: 'M2' });
  await agenda('decideLate', { itemId: 'issue-grill', accept: false }, CALDER);
  const { body } = await server.query(HESKETH, 'issues.get', { issueId: 'grill' });
  expect(body.statusText).toBe('On the agenda of M3');
});

describe('publishing', () => {
  it('changes nothing a second time unless the agenda has changed', async () => {
    const published = async () =>
      (await server.query(REEVE, 'log.list', { limit: '500' })).body.items.filter(
        ({ action }: { action: string }) => action === 'meeting-published',
      ).length;
    await agenda('publish', {});
    await agenda('publish', {});
    expect(await published()).toBe(1);
    await agenda('addItem', vape);
    await agenda('publish', {});
    expect(await published()).toBe(2);
    expect((await meeting()).publishedText).toMatch(/^Published 09:0\d by Callum Reeve$/);
  });
});
