import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
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

const found = async (who: string, text: string): Promise<string[]> =>
  (await server.query(who, 'nominals.find', { text })).body.items.map(({ called }: Json) => called);

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
    for (const text of ['Penfold', 'Pendle', 'NM/88']) {
      // Restricted as they are, by those who may know of them alone.
      for (const who of [REEVE, SANDHU]) expect([text, await found(who, text)]).toEqual([text, ['Person 3']]);
      expect(await found(KERR, text)).toEqual([]);
    }
    await done(REEVE, 'nominal.restrict', { ...STAYS, audience: { kind: 'panel' } });
    expect([await found(KERR, 'Penfold'), await found(KERR, 'Pendle')]).toEqual([['Person 3'], ['Person 3']]);
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

describe('three records of one person', () => {
  const [saltmarsh, WHY] = ['nm-ocg-040', 'Preparing for the meeting'];
  const ned = (nominalId: string) => ({ groupId: saltmarsh, nominalId });
  const [first, second, last] = [ned('ned-1'), ned('ned-2'), ned('ned-3')] as const;
  const kept: readonly (readonly [person: object, facts: object])[] = [
    [first, { name: 'Ned Oakshott', forceReference: 'NM/901' }],
    [second, { name: 'Edward Oakshott', role: 'keeps the slipway' }],
    [last, { name: 'E Oakshott', bornIn: '1980s' }],
  ];
  const hold = { reach: 'record', reason: 'The court asks', caseReference: 'T9' };
  const allLinks = async () => JSON.stringify((await server.query(REEVE, 'links.all')).body);
  const ofNed = async (who: string, person: object) => (await open(who, person)).body;

  it('that are merged one after another are one, with the links, the corrections and the history of all three', async () => {
    for (const [person, facts] of kept)
      await done(HART, 'nominal.record', { ...person, category: 'suspect', ...facts });
    await done(REEVE, 'link.make', { from: end(first), to: OTHER_GROUP, what: 'launders for' });
    await done(REEVE, 'link.make', { from: end(second), to: { kind: 'group', groupId: saltmarsh }, what: 'bankrolls' });
    const { version } = await ofNed(SANDHU, first);
    const right = { category: 'suspect', name: 'Ned Oakshott', forceReference: 'NM/902', version };
    await done(REEVE, 'nominal.correct', { ...first, ...right, wrong: 'Another number', reason: 'A letter of his' });
    await done(CALDER, 'hold.set', { of: { type: 'nominal', id: `${saltmarsh}.ned-1` }, ...hold });
    await done(REEVE, 'nominal.merge', { ...first, intoId: 'ned-2', reason: 'One photograph' });
    await done(REEVE, 'nominal.merge', { ...second, intoId: 'ned-3', reason: 'One address' });
    const now = await ofNed(REEVE, last);
    expect(now).toMatchObject({ name: 'E Oakshott', role: 'keeps the slipway', forceReference: 'NM/902' });
    expect(now.took.map(({ id }: Json) => id)).toEqual(['ned-1', 'ned-2']);
    expect(now.history.filter(({ text }: Json) => /recorded$/i.test(text))).toHaveLength(3);
    expect(now.corrections).toHaveLength(1);
    await done(REEVE, 'nominal.merge', { ...last, intoId: 'ned-1', reason: 'Again' });
    for (const person of [first, second]) expect(await ofNed(REEVE, person)).toEqual(now);
    const { items } = (await server.query(REEVE, 'links.ofGroup', { groupId: saltmarsh })).body;
    expect(items.map(({ from, what }: Json) => [from, what])).toEqual([
      ['nominal:nm-ocg-040.ned-3', 'launders for'],
      ['nominal:nm-ocg-040.ned-3', 'bankrolls'],
    ]);
    const file = { ...first, to: 'His solicitor', why: 'He asked', format: 'json' };
    const said = (await server.query(REEVE, 'nominals.held', file)).body.text;
    for (const each of [/launders for NM-OCG-036/, /bankrolls NM-OCG-040/, /Another number/])
      expect(said).toMatch(each);
  });

  it('are held by the hold that was set on one of them before', async () => {
    const { body } = await server.query(REEVE, 'settings.get');
    const retention = { task: 9, issue: 9, meeting: 9, group: 600, nominal: 1, member: 9, message: 1, turnedAway: 9 };
    await done(REEVE, 'panel.change', { part: 'retention', version: body.retention.version, retention });
    await server.moveClock('2027-05-04T09:14:00.000Z');
    const { items } = (await server.query(REEVE, 'log.list', { limit: '500' })).body;
    const recorded = items.findLast(({ reference }: Json) => reference === 'NM-OCG-040, person 2');
    const numbers = [recorded.number];
    for (const [name, input] of [
      ['retention.dispose', { records: [{ type: 'nominal', id: `${saltmarsh}.ned-3` }], reason: 'Its time is over' }],
      ['log.eraseWords', { numbers, reason: 'Not needed' }],
    ] as const)
      expect([name, await refused(REEVE, name, input)]).toEqual([name, 'on-hold']);
    await done(CALDER, 'hold.lift', { of: { type: 'nominal', id: `${saltmarsh}.ned-1` }, reason: 'It is over' });
  });

  it('lose the words of one that went with those of the merge; what the one that stays took from it is told of', async () => {
    expect(await found(REEVE, 'Ned Oakshott')).toEqual(['Person 4']);
    const { items } = (await server.query(REEVE, 'log.list', { limit: '500' })).body;
    const merged = items.find(
      ({ action, reference }: Json) => action === 'nominal-merged' && reference === 'NM-OCG-040, person 3',
    );
    const erased = await done(REEVE, 'log.eraseWords', { numbers: [merged.number], reason: 'Not needed' });
    expect(erased).toMatchObject({ corrected: ['NM-OCG-040, person 2'], still: ['NM-OCG-040, person 3'] });
    expect([await found(REEVE, 'Ned Oakshott'), await found(REEVE, 'E Oakshott')]).toEqual([[], ['Person 4']]);
    const again = items.find(
      ({ action, reference }: Json) => action === 'nominal-merged' && reference === 'NM-OCG-040, person 4',
    );
    expect(await done(REEVE, 'log.eraseWords', { numbers: [again.number], reason: 'Not needed' })).toMatchObject({
      ...{ corrected: ['NM-OCG-040, person 3'], still: ['NM-OCG-040, person 4'] },
    });
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true, faults: [] });
  });

  it('are disposed of as one: every record of them, their links, and what was put right', async () => {
    const dispose = { records: [{ type: 'nominal', id: `${saltmarsh}.ned-3` }], reason: 'Its time is over' };
    const told = async () => JSON.stringify((await server.query(SANDHU, 'today.lines')).body);
    expect(await told()).toContain('person of Saltmarsh');
    const { disposals } = await done(REEVE, 'retention.dispose', dispose);
    expect(disposals).toMatchObject([{ state: 'done', text: expect.stringMatching(/: 2 links$/) }]);
    for (const person of [first, second, last]) {
      const { status } = await server.query(REEVE, 'nominals.get', { ...person, reason: WHY });
      expect(status).toBe(404);
    }
    expect(await allLinks()).not.toMatch(/launders|bankrolls/);
    expect(await told()).not.toContain('person of Saltmarsh');
    const files = readdirSync(server.dataDir).filter((name) => name.startsWith('sentinel.db'));
    const stored = files.map((name) => readFileSync(path.join(server.dataDir, name), 'utf8')).join('');
    expect(stored).toContain('Benfold');
    const gone = ['Oakshott', 'NM/90', 'slipway', 'launders', 'bankrolls', 'Another number'];
    expect(gone.filter((word) => stored.includes(word))).toEqual([]);
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true, faults: [] });
  });
});
