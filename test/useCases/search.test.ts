import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';
import { forHmrcAlone, underGateway } from '../support/gateway';

const REEVE = 'Callum Reeve';
const SANDHU = 'Priya Sandhu';
const HESKETH = 'Tom Hesketh';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  for (let number = 1; number <= 14; number += 1) {
    const task = { taskId: `task-${number}`, title: `Look at yard ${number}`, agencyId: 'ea', ownerId: 'priya-sandhu' };
    await server.command(REEVE, 'task.allocate', { ...task, dueOn: '2027-02-19' });
  }
  await server.command(HESKETH, 'issue.raise', { issueId: 'vans', text: 'Vans without plates at yard 14' });
  await server.command(HESKETH, 'issue.raise', { issueId: 'cash', text: 'Cash through the back door' });
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await server.command(REEVE, 'issue.triage', { issueId: 'cash', audience, ...underGateway });
});
afterAll(() => server.close());

async function found(who: string, text: string): Promise<string[]> {
  const { items } = (await server.query(who, 'search.find', { text })).body;
  return items.map(({ reference, title }: Json) => [reference, title].filter((each) => each !== undefined).join(' '));
}

describe('the search', () => {
  it.each(['14', '014', '27-14', 'SEN-27-014', 't14', 'sen 14', 'SEN\u201127\u2011014'])(
    'has a task first by its number, typed as %s',
    async (text) => {
      expect((await found(SANDHU, text))[0]).toBe('SEN-27-014 Look at yard 14');
    },
  );

  it.each(['i1', 'I-27-001'])('has an issue first by its number, typed as %s', async (text) => {
    expect((await found(SANDHU, text))[0]).toBe('I-27-001 Vans without plates at yard 14');
  });

  it('gives of one number each record that has it, tasks and issues before meetings', async () => {
    expect((await found(SANDHU, '2')).slice(0, 3)).toEqual([
      'SEN-27-002 Look at yard 2',
      expect.stringMatching(/^M2 Wed 10 Mar/),
      expect.anything(),
    ]);
    expect((await found(HESKETH, '2')).slice(0, 2)).toEqual(['SEN-27-002 Look at yard 2', 'I-27-002 Restricted']);
    expect((await found(SANDHU, 'm2'))[0]).toMatch(/^M2 /);
  });

  it('finds words in titles and texts, people and agencies by the beginnings of their names', async () => {
    expect(await found(SANDHU, 'plates')).toEqual(['I-27-001 Vans without plates at yard 14']);
    expect(await found(SANDHU, 'hesk')).toEqual(['Tom Hesketh']);
    expect(await found(SANDHU, 'environment')).toContain('Environment Agency');
  });

  it('knows nothing of what is hidden, and of what is restricted tells the number alone; that it says what was typed is logged', async () => {
    const who = 'Joanne Birkett';
    const opened = async () => {
      const { items } = (await server.query(REEVE, 'log.list', { limit: '500' })).body;
      return items
        .filter(({ action, byName }: Json) => action === 'record-listed' && byName === who)
        .map(({ subject }: Json) => subject.id);
    };
    expect(await found(SANDHU, 'cash')).toEqual([]);
    expect(await found(SANDHU, 'i2')).toEqual([]);
    expect(await found(who, 'i2')).toEqual(['I-27-002 Restricted']);
    expect(await found(who, 'I-27-002')).toEqual(['I-27-002 Restricted']);
    expect(await opened()).toEqual([]);
    expect(await found(who, 'cash')).toEqual(['I-27-002 Restricted']);
    expect(await found(who, 'cash')).toEqual(['I-27-002 Restricted']);
    expect(await opened()).toEqual(['cash']);
  });

  it('finds all words, each perhaps the beginning of one, and none in the middle of another', async () => {
    expect(await found(SANDHU, 'plates va')).toEqual(['I-27-001 Vans without plates at yard 14']);
    expect(await found(SANDHU, 'plates cash')).toEqual([]);
    expect(await found(SANDHU, 'lates')).toEqual([]);
    expect(await found(SANDHU, '!?')).toEqual([]);
    const titles = async (search: string) =>
      (await server.query(SANDHU, 'tasks.list', { search, open: 'any' })).body.items.map(({ title }: Json) => title);
    expect(await titles('look 14')).toEqual(['Look at yard 14']);
    expect(await titles('ook')).toEqual([]);
  });

  it('gives of the words at most five of a kind, the latest first', async () => {
    const yards = (await found(SANDHU, 'look at')).filter((each) => each.startsWith('SEN'));
    expect(yards).toEqual([14, 13, 12, 11, 10].map((number) => `SEN-27-0${number} Look at yard ${number}`));
  });

  it('finds groups by operation, threat and number, and what stands on an agenda for all; of what is for few there nothing', async () => {
    expect(await found(SANDHU, 'larchf')).toContain('NM-OCG-031 Operation Larchfield');
    expect((await found(SANDHU, '31'))[0]).toBe('NM-OCG-031 Operation Larchfield');
    const at = { meetingId: 'M2', minutes: 5 };
    const open = { ...at, itemId: 'quay', title: 'Moorings at the old quay' };
    expect((await server.command(REEVE, 'agenda.addItem', open)).status).toBe(200);
    const few = { ...at, itemId: 'gantry', title: 'Moorings under the gantry', ...forHmrcAlone };
    const why = { restrictedWhy: 'A live search' };
    expect((await server.command(REEVE, 'agenda.addItem', { ...few, ...why })).status).toBe(200);
    expect(await found(SANDHU, 'moorings')).toEqual(['M2 Moorings at the old quay']);
    expect(await found(REEVE, 'gantry')).toEqual([]);
    expect(await found(SANDHU, 'march')).toEqual([expect.stringMatching(/^M2 Wed 10 Mar/)]);
  });

  it('finds what could be done about a group and what was, as far as one sees the group', async () => {
    const group = { groupId: 'nm-ocg-031' };
    const raised = { ...group, opportunityId: 'gate', what: 'Padlock the slipway', agencyId: 'ea' };
    expect((await server.command(REEVE, 'opportunity.raise', raised)).status).toBe(200);
    const done = {
      disruptionId: 'slip',
      what: 'Slipway searched',
      on: '2027-02-01',
      agencyIds: ['ea'],
      grade: 'minor',
      fourP: 'Prevent',
    };
    expect((await server.command(REEVE, 'disruption.propose', { ...group, ...done })).status).toBe(200);
    expect(await found(SANDHU, 'slipway')).toEqual([
      'NM-OCG-031 Padlock the slipway',
      expect.stringMatching(/^D-27-\d+ Slipway searched$/),
    ]);
    expect(await found('Jo Falk', 'slipway')).toEqual([]);
  });

  it('finds a person of a group by name only where that is asked for, never says it, and logs each that is found', async () => {
    const group = { groupId: 'nm-ocg-031' };
    const recorded = async (nominalId: string, name: string) =>
      server.command(REEVE, 'nominal.record', { ...group, nominalId, name, category: 'suspect' });
    const { called } = (await recorded('first', 'Ivo Larkspur')).body;
    await recorded('second', 'Una Larkspur');
    const audience = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
    const few = { ...group, nominalId: 'second', audience, restrictedWhy: 'A threat to life' };
    const hidden = await server.command(REEVE, 'nominal.restrict', few);
    expect(hidden.status).toBe(200);
    expect(await found(REEVE, 'larkspur')).toEqual([]);
    const sought = async (who: string, text: string) => (await server.query(who, 'nominals.find', { text })).body;
    const { items } = await sought(SANDHU, 'larks iv');
    expect(items).toEqual([
      { id: 'first', called, groupId: 'nm-ocg-031', groupReference: 'NM-OCG-031', operation: 'Larchfield' },
    ]);
    // Who is restricted is found by those who may know of them.
    const many = async (who: string) => (await sought(who, 'larkspur')).items.length;
    expect([await many(REEVE), await many(HESKETH), await many(SANDHU)]).toEqual([2, 2, 1]);
    expect((await sought('Jo Falk', 'larkspur')).items).toBeUndefined();
    const log = (await server.query(REEVE, 'log.list', { limit: '500' })).body.items;
    const read = log.filter(({ subject }: Json) => subject.id === 'nm-ocg-031.first');
    expect(read.map(({ action, byName }: Json) => `${action} ${byName}`)).toContain(`record-listed ${SANDHU}`);
    expect(JSON.stringify(log)).not.toMatch(/larkspur/i);
  });

  it('gives an observer the meetings and people that they may know of, and no record', async () => {
    expect((await found('Jo Falk', '14')).join()).not.toMatch(/SEN|I-27/);
    expect(await found('Jo Falk', 'yard')).toEqual([]);
    expect((await found('Jo Falk', '2'))[0]).toMatch(/^M2 /);
  });

  it('leads to what is found', async () => {
    const { items } = (await server.query(SANDHU, 'search.find', { text: '14' })).body;
    expect(items[0]).toMatchObject({
      kind: 'task',
      place: 'action-log?task=task-14',
      note: expect.stringMatching(/^Allocated, /),
    });
    expect((await server.query(SANDHU, 'search.find', { text: ' '.repeat(3) })).status).toBe(400);
  });
});
