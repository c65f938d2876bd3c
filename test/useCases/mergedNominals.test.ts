import { randomUUID } from 'node:crypto';
import type { Json } from '../support/runningServer';
import { type Answer, startTestServer, type TestServer } from '../support/sentinel';

const [CALDER, REEVE, HART, NADEEM] = ['Ruth Calder', 'Callum Reeve', 'Lena Hart', 'Amira Nadeem'];
const [SANDHU, HESKETH, KERR, GRANT] = ['Priya Sandhu', 'Tom Hesketh', 'Siobhan Kerr', 'Zoe Grant'];
const group = { groupId: 'nm-ocg-031' };
const [STAYS, GOES] = [
  { ...group, nominalId: 'p3' },
  { ...group, nominalId: 'carl-again' },
];
const THIRD = { ...group, nominalId: 'p2' };
const OTHER_GROUP = { kind: 'group', groupId: 'nm-ocg-036' };
const end = (person: object) => ({ kind: 'nominal', ...person });
const merging = { ...GOES, intoId: 'p3', reason: 'One photograph' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-01T09:14:00.000Z');
  const facts = { name: 'Karl Pendle', category: 'suspect', role: 'drives', forceReference: 'NM/88' };
  await done(HART, 'nominal.record', { ...GOES, ...facts });
  await restrict(GOES, ['ea', 'hse']);
  await restrict(STAYS, ['ea', 'police', 'ts']);
}, 60_000);
afterAll(() => server.close());

async function done(who: string, name: string, input: object): Promise<Json> {
  const { status, body } = await server.command(who, name, input);
  expect([name, status, body.message]).toEqual([name, 200, undefined]);
  return body;
}

const refused = async (who: string, name: string, input: object) => (await server.command(who, name, input)).body.code;
const restrict = (person: object, agencyIds: string[]) =>
  done(REEVE, 'nominal.restrict', {
    ...{ ...person, audience: { kind: 'named', agencyIds, memberIds: [] }, restrictedWhy: 'A live search' },
  });
const open = (who: string, person: object): Promise<Answer> =>
  server.query(who, 'nominals.get', { ...person, reason: 'Preparing for the meeting' });
const peopleFor = async (who: string): Promise<Json[]> => (await server.query(who, 'nominals.list', group)).body.items;
const linksFor = async (who: string): Promise<Json> => (await server.query(who, 'links.ofGroup', group)).body;

describe('two records of one person', () => {
  it('are merged by whoever keeps both, and into no other than a record of their own group that stands', async () => {
    expect(await refused(SANDHU, 'nominal.merge', merging)).toBe('not-allowed');
    expect(await refused(REEVE, 'nominal.merge', { ...merging, intoId: 'carl-again' })).toBe('merge-with-itself');
    expect(await refused(REEVE, 'nominal.merge', { ...merging, intoId: 'nobody' })).toBe('not-found');
    expect(await refused(REEVE, 'nominal.merge', { ...merging, groupId: 'nm-ocg-040' })).toBe('not-found');
    expect(await refused(REEVE, 'nominal.merge', { ...merging, reason: 'Penfold said so' })).toBe('names-a-person');
  });

  it('are one from then on: what it lacks it has from the other, for those alone who might read both', async () => {
    for (const [from, to, what] of [
      [end(GOES), OTHER_GROUP, 'drives for'],
      [end(STAYS), OTHER_GROUP, 'drives for'],
      [end(GOES), end(STAYS), 'is the same person as'],
      [end(THIRD), end(GOES), 'pays'],
    ])
      await done(REEVE, 'link.make', { from, to, what });
    for (const [who, person] of [
      [SANDHU, GOES],
      [KERR, GOES],
      [HESKETH, STAYS],
    ] as const)
      expect([who, (await open(who, person)).status]).toEqual([who, 200]);
    for (const _ of ['once', 'again']) {
      const merged = await done(REEVE, 'nominal.merge', merging);
      expect(merged).toMatchObject({ id: 'p3', name: 'Carl Penfold', role: 'driver', forceReference: 'NM/88' });
      expect(merged).toMatchObject({ took: [{ id: 'carl-again', called: 'Person 4' }], restricted: true });
      expect(merged.audience).toEqual({ kind: 'named', agencyIds: ['ea'], memberIds: [] });
      expect(merged.history.filter(({ text }: Json) => /taken in/.test(text))).toMatchObject([
        { note: 'Person 4 is the same person. One photograph', former: 'Karl Pendle, suspect, drives, NM/88' },
      ]);
    }
    expect((await peopleFor(SANDHU)).map(({ called }) => called)).toEqual(['Person 1', 'Person 2', 'Person 3']);
    for (const who of [KERR, HESKETH])
      expect([(await open(who, GOES)).status, (await open(who, STAYS)).status]).toEqual([404, 404]);
  });

  it('have one history, in which each line of the one that went says so', async () => {
    const { body } = await open(REEVE, STAYS);
    const texts = body.history.map(({ text }: Json) => text);
    expect(texts).toEqual(expect.arrayContaining(['Person 4: recorded', 'Person 4: restricted', 'Restricted']));
    const numbers = body.history.map(({ number }: Json) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('are opened by either name, in one answer that is logged as one look at the one that stays', async () => {
    await server.moveClock('2027-03-02T09:14:00.000Z');
    const asked = (await server.ask(SANDHU, 'nominals.get', GOES)).body;
    expect(asked.code).toBe('reason-needed');
    const [byOld, byNew] = [await open(SANDHU, GOES), await open(SANDHU, STAYS)];
    expect(byOld.body).toEqual(byNew.body);
    const { body } = await server.query(REEVE, 'log.list', { newest: '20' });
    const looks = body.items.filter(
      ({ action, byName, at }: Json) => action === 'nominal-opened' && byName === SANDHU && at > '2027-03-02',
    );
    expect(looks).toMatchObject([{ reference: 'NM-OCG-031, person 3' }]);
    expect(JSON.stringify(body)).not.toMatch(/Penfold|Pendle/);
  });

  it('have each link once, at the one that stays, and none between the two', async () => {
    const { items, nodes } = await linksFor(REEVE);
    expect(items.map(({ from, what, to }: Json) => [from, what, to])).toEqual([
      ['nominal:nm-ocg-031.p3', 'drives for', 'group:nm-ocg-036'],
      ['nominal:nm-ocg-031.p2', 'pays', 'nominal:nm-ocg-031.p3'],
    ]);
    expect(JSON.stringify(nodes)).not.toMatch(/carl-again|Person 4/);
    const again = { from: end(GOES), to: OTHER_GROUP, what: 'owns' };
    expect(await refused(REEVE, 'link.make', again)).toBe('not-found');
  });

  it('are found once by name, and the number of the one that went is never given again', async () => {
    await done(REEVE, 'nominal.restrict', { ...STAYS, audience: { kind: 'panel' } });
    const found = async (text: string) =>
      (await server.query(REEVE, 'nominals.find', { text })).body.items.map(({ called }: Json) => called);
    expect([await found('Penfold'), await found('Pendle')]).toEqual([['Person 3'], []]);
    const joss = { ...group, nominalId: randomUUID(), name: 'Joss Reed', category: 'witness' };
    expect(await done(HART, 'nominal.record', joss)).toMatchObject({ called: 'Person 5' });
  });

  it('are put right as one: a correction tells those who saw either', async () => {
    const { body } = await open(NADEEM, GOES);
    const facts = { name: 'Karl Benfold', category: 'convicted', version: body.version };
    const why = { wrong: 'It was somebody else', reason: 'A photograph' };
    const { corrections } = await done(NADEEM, 'nominal.correct', { ...GOES, ...facts, ...why });
    const told = corrections[0].witnesses.map(({ name }: Json) => name);
    expect(new Set(told)).toEqual(new Set([REEVE, HART, SANDHU, KERR, HESKETH]));
    expect(told).not.toContain(GRANT);
  });

  it('are held where either is, and what is held of them tells of both', async () => {
    const hold = { reach: 'record', reason: 'The court asks', caseReference: 'T7' };
    const held = await done(CALDER, 'hold.set', { of: { reference: 'NM-OCG-031, person 4' }, ...hold });
    expect(held.reference).toBe('NM-OCG-031, person 3');
    const file = { ...GOES, to: 'Their solicitor', why: 'They asked', format: 'json' };
    const { body } = await server.query(REEVE, 'nominals.held', file);
    const said = JSON.stringify(body);
    for (const each of ['Person 4', 'Karl Pendle, suspect, drives, NM/88', KERR, HESKETH]) expect(said).toContain(each);
  });
});
