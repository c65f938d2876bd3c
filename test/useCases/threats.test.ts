import { powersFitting } from '../../bot/domain/powerMatching';
import { stemOf } from '../../bot/domain/topicWords';
import { typesOfKind } from '../../bot/useCases/founding/agencyTypes';
import { shippedPowers } from '../../bot/useCases/powers/panelPowers';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [REEVE, SANDHU, HESKETH, FALK, DOYLE] = [
  ...(['Callum Reeve', 'Priya Sandhu', 'Tom Hesketh', 'Jo Falk', 'Hannah Doyle'] as const),
];

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
}, 60_000);
afterAll(() => server.close());

describe('what people say of a threat or a place, held against the list of powers', () => {
  const fitting = (words: string): string[] =>
    powersFitting({ words }, shippedPowers, typesOfKind).map(({ power }) => power.id);

  it.each([
    ['illegal waste', ['ENV-01', 'ENV-02', 'ENV-03', 'ENV-04'], ['PLN-01', 'RSP-01']],
    ['Tyres were dumped behind the mill', ['ENV-01'], ['LIC-01']],
    ['cuckooed flat', ['CSP-02', 'POL-06'], ['ENV-01']],
    ['forced labour in a car wash', ['POL-11', 'FWA-01', 'HSE-01'], ['INV-03', 'INV-04']],
    ['taxis moving drugs', ['LIC-04'], ['ENV-01']],
    ['a loan shark on the estate', ['SLS-01', 'SLS-02'], ['ENV-01']],
    ['Phoenix companies at one address', ['INV-01', 'INV-02'], ['ENV-01']],
    ['puppy farming', ['LIC-07', 'RSP-01'], ['FWA-01']],
  ])('%s', (words, first, never) => {
    const ids = fitting(words);
    expect(ids.slice(0, 6)).toEqual(expect.arrayContaining(first));
    expect(ids.filter((id) => never.includes(id))).toEqual([]);
  });

  it('finds nothing where there is nothing to find', () => expect(fitting('hello there, thank you')).toEqual([]));

  it('says why, in the words that were used and those of the power', () => {
    const [best] = powersFitting({ threat: 'illegal waste', words: 'a fleet of tippers' }, shippedPowers, typesOfKind);
    expect(best?.power.id).toBe('ENV-02');
    expect(best?.because).toEqual([
      'Illegal waste: it speaks of “Tipper”',
      'Vehicle (“tippers”): it speaks of “vehicles”',
    ]);
  });

  it.each([
    'tip tips tipping tipped',
    'vape vapes vaping',
    'licence licences',
    'company companies',
    'dwelling dwellings',
  ])('takes as one word: %s', (forms) => expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1));
});

describe('who can do something about it', () => {
  const find = async (input: Record<string, string>, who = SANDHU): Promise<Json[]> =>
    (await server.query(who, 'powers.find', input)).body.items;

  it('is told with lever, opportunity, sureness and law to check, and with whose it is on this panel', async () => {
    const [first] = await find({ threat: 'illegal waste' });
    expect(first).toMatchObject({
      ...{ id: 'ENV-01', power: 'Illegal waste offences and duty of care', confidenceText: 'General knowledge' },
      holders: [{ agencyId: 'ea', ready: true, text: 'On the panel' }],
      because: ['Illegal waste: it speaks of “waste”'],
    });
    expect(first.checkText).toMatch(/^Check current law: worded in November 2026/);
  });

  it('says where nobody on the panel has it, and whose agreement does not stand', async () => {
    const [company] = await find({ words: 'shell companies' });
    expect(company).toMatchObject({ holders: [], nobodyText: 'Nobody on the panel: ask Companies House' });
    const animals = await find({ threat: 'puppy farming' });
    const rspca = animals.find(({ id }) => id === 'RSP-01');
    expect(rspca.holders.map(({ name }: Json) => name)).toEqual(['RSPCA']);
    const doorStaff = await find({ words: 'door staff' });
    const before = doorStaff.find(({ id }) => id === 'SIA-01').holders;
    await server.moveClock('2027-04-02T09:14:00.000Z');
    const after = (await find({ words: 'door staff' })).find(({ id }) => id === 'SIA-01').holders;
    await server.moveClock('2027-02-02T09:14:00.000Z');
    expect([before[0].ready, after[0].ready, after[0].text]).toEqual([
      true,
      false,
      'On the panel, no current agreement',
    ]);
  });

  it('keeps to what is on, and to a kind of agency or one of the four Ps', async () => {
    const [all, waste] = [await find({ limit: '50' }), await find({ threat: 'illegal waste', kind: 'environment' })];
    expect(all.map(({ id }) => id)).not.toContain('POL-05');
    expect(new Set(waste.map(({ agency }) => agency))).toEqual(new Set(['Environment Agency']));
    const prepare = await find({ kind: 'Prepare' });
    expect(prepare.map(({ id }) => id)).toEqual(['FRS-03']);
  });

  it('is nothing for an observer, nor for whose agreement is missing', async () => {
    for (const who of [FALK, DOYLE])
      expect((await server.query(who, 'powers.find', { words: 'waste' })).status).toBe(403);
  });
});

describe('names for threats', () => {
  const names = async (who: string = REEVE): Promise<Json[]> => (await server.query(who, 'threats.list')).body.items;
  const named = async (id: string) => (await names()).find((threat) => threat.id === id);

  it('begin with those that are shipped; a new one is proposed by anybody and confirmed by who runs the panel', async () => {
    expect((await names()).slice(0, 20).every(({ state }) => state === 'confirmed')).toBe(true);
    expect((await server.command(SANDHU, 'threat.propose', { name: 'Fuel laundering' })).status).toBe(200);
    expect(await named('fuel-laundering')).toMatchObject({
      ...{ name: 'Fuel laundering', state: 'proposed', stateText: 'Proposed by Priya Sandhu, Tue 2 Feb' },
    });
    expect((await server.command(SANDHU, 'threat.confirm', { threatId: 'fuel-laundering' })).status).toBe(403);
    for (const _twice of [1, 2])
      expect((await server.command(REEVE, 'threat.confirm', { threatId: 'fuel-laundering' })).body).toMatchObject({
        state: 'confirmed',
      });
    const again = await server.command(HESKETH, 'threat.propose', { name: 'fuel laundering' });
    expect(again.body).toMatchObject({ name: 'Fuel laundering', state: 'confirmed' });
  });

  it('are the panel’s own: another alphabet makes a name too, and one that is not there is not found', async () => {
    const { body } = await server.command(SANDHU, 'threat.propose', { name: 'контрабанда' });
    expect(body).toMatchObject({ name: 'контрабанда', state: 'proposed' });
    expect((await server.command(REEVE, 'threat.confirm', { threatId: 'no-such-threat' })).status).toBe(404);
  });
});

describe('the tags of an issue', () => {
  const card = async (issueId: string, who: string = REEVE) =>
    (await server.query(who, 'issues.card', { issueId })).body;
  const tag = async (issueId: string, tags: object, who: string = REEVE) =>
    server.command(who, 'issue.tag', { issueId, version: (await card(issueId, who)).tagsVersion, ...tags });
  const listed = async (input: Record<string, string>, who: string = REEVE): Promise<string[]> =>
    (await server.query(who, 'issues.list', { open: 'any', ...input })).body.items.map(({ id }: Json) => id);

  beforeAll(async () => {
    const issues = { tip: 'Tyres in the lay-by', skips: 'Skips burn at night', quiet: 'Books in a shop' };
    for (const [issueId, text] of Object.entries(issues))
      expect((await server.command(HESKETH, 'issue.raise', { issueId, text })).status).toBe(200);
  });

  it('are said by its raiser until it is triaged, and by who triages; the log keeps what they were', async () => {
    const first = await tag('tip', { threats: ['Illegal Waste'], place: 'Mill Street' }, HESKETH);
    expect(first.body).toMatchObject({ tags: { threats: ['illegal waste'], place: 'Mill Street' } });
    expect((await tag('tip', { threats: [] }, SANDHU)).status).toBe(403);
    await server.command(REEVE, 'issue.triage', { issueId: 'tip' });
    expect((await tag('tip', { threats: [] }, HESKETH)).status).toBe(403);
    const later = await tag('tip', { threats: ['illegal waste'], place: 'Mill Street', sector: 'waste' });
    expect(later.body.added[0].note).toBe('illegal waste; Mill Street; waste');
  });

  it('propose a threat that nobody had named, but not of an issue for few: no name comes out of that', async () => {
    await tag('skips', { threats: ['burning skips'] });
    const few = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
    await server.command(REEVE, 'issue.triage', { issueId: 'quiet', audience: few });
    expect((await tag('quiet', { threats: ['the quiet ledger'], place: 'Mill Street' })).status).toBe(200);
    const all = (await server.query(SANDHU, 'threats.list')).body.items.map(({ name }: Json) => name);
    expect([all.includes('burning skips'), all.includes('the quiet ledger')]).toEqual([true, false]);
  });

  it('find the issue again: by threat, place and day, and only for whoever may see it', async () => {
    expect(await listed({ threat: 'illegal waste' })).toEqual(['tip']);
    expect((await listed({ place: 'mill street' })).sort()).toEqual(['quiet', 'tip']);
    expect(await listed({ place: 'mill street' }, SANDHU)).toEqual(['tip']);
    expect(await listed({ threat: 'illegal waste', raisedFrom: '2027-02-03' })).toEqual([]);
    expect(await listed({ threat: 'illegal waste', raisedTo: '2027-02-02', raisedFrom: '2027-02-02' })).toEqual([
      'tip',
    ]);
  });

  it('go on under the other name once two names are made one', async () => {
    const merge = { threatId: 'burning-skips', reason: 'One thing', intoId: 'illegal-waste' };
    expect((await server.command(REEVE, 'threat.decline', merge)).body).toMatchObject({ goesOnAs: 'illegal waste' });
    expect((await card('skips')).tags).toEqual({ threats: ['illegal waste'] });
    expect((await listed({ threat: 'illegal waste' })).sort()).toEqual(['skips', 'tip']);
    expect((await listed({ threat: 'burning skips' })).sort()).toEqual(['skips', 'tip']);
    const round = { threatId: 'illegal-waste', reason: 'The other way', intoId: 'burning-skips' };
    expect((await server.command(REEVE, 'threat.decline', round)).status).toBe(404);
  });

  it('are counted by month, each for whoever may see the issue, and a number is as many as its list has', async () => {
    const trends = async (who: string, input: Record<string, string> = {}): Promise<Json> =>
      (await server.query(who, 'threats.trends', input)).body;
    // Both names of one threat on one issue count once.
    await tag('skips', { threats: ['burning skips', 'illegal waste'], sector: 'Waste' });
    await tag('quiet', { threats: [], place: 'mill street' });
    const [chair, member] = [await trends(REEVE), await trends(SANDHU)];
    expect(chair).toMatchObject({ beingCounted: false, from: '2026-03-01', to: '2027-02-02' });
    expect(chair.months).toHaveLength(12);
    expect(chair.threats.items).toEqual([{ name: 'illegal waste', n: 2, months: [...Array(11).fill(0), 2] }]);
    expect(chair.sectors.items.map(({ name, n }: Json) => [name.toLowerCase(), n])).toEqual([['waste', 2]]);
    const millStreet = ({ places }: Json) => places.items.map(({ name, n }: Json) => [name.toLowerCase(), n]);
    expect([millStreet(chair), millStreet(member)]).toEqual([[['mill street', 2]], [['mill street', 1]]]);
    for (const who of [REEVE, SANDHU])
      expect(millStreet(await trends(who))[0][1]).toBe((await listed({ place: 'Mill Street' }, who)).length);
    expect(chair.newThreats.map(({ name }: Json) => name)).toEqual(['Fuel laundering', 'контрабанда']);
    expect((await trends(REEVE, { to: '2027-01-31' })).threats.items).toEqual([]);
    await tag('skips', { threats: ['illegal waste'] });
    expect((await trends(REEVE)).sectors.items[0].n).toBe(1);
    const { text } = (await server.query(SANDHU, 'threats.exportTrends')).body;
    expect(text).toContain('Threat,illegal waste,Feb 2027,2');
  });

  it('tell a second hand that somebody was faster', async () => {
    const { tagsVersion: version } = await card('tip');
    await tag('tip', { threats: ['metal theft'] });
    const late = await server.command(REEVE, 'issue.tag', { issueId: 'tip', version, threats: ['VAT fraud'] });
    expect(late.status).toBe(409);
    await tag('tip', { threats: ['illegal waste'], place: 'Mill Street' });
  });

  it('are a group’s by the same names: another spelling is the known one, and a new one is proposed', async () => {
    const head = { operation: 'Tern', reference: 'NM-OCG-077', threats: ['ILLEGAL waste', 'ghost brokers'] };
    const recorded = await server.command(REEVE, 'group.record', { groupId: 'tern', ...head });
    expect(recorded.body.threats).toEqual(['illegal waste', 'ghost brokers']);
    const { version } = recorded.body;
    const changed = { ...head, status: 'new', threats: ['VAT fraud', 'Ghost Brokers', 'sham colleges'] };
    const again = await server.command(REEVE, 'group.change', { groupId: 'tern', version, head: changed });
    expect(again.body.threats).toEqual(['VAT fraud', 'ghost brokers', 'sham colleges']);
    const proposed = (await server.query(SANDHU, 'threats.list')).body.items.filter(
      ({ state }: Json) => state === 'proposed',
    );
    expect(proposed.map(({ name }: Json) => name)).toEqual(expect.arrayContaining(['ghost brokers', 'sham colleges']));
  });
});

describe('what everybody’s lists call a threat or a group', () => {
  it('is nobody’s whole name, as far as whoever writes it knows of people', async () => {
    const code = async (who: string, name: string, input: object) => (await server.command(who, name, input)).body.code;
    const dean = { name: 'Stroud, Dean: fuel' };
    expect(await code(SANDHU, 'threat.propose', dean)).toBe('names-a-person');
    // HMRC is told of no people: a refusal would tell of them.
    expect(await code('Joanne Birkett', 'threat.propose', dean)).toBeUndefined();
    const { tagsVersion: version } = (await server.query(REEVE, 'issues.get', { issueId: 'tip' })).body;
    const tags = { issueId: 'tip', version, threats: ['dean stroud'] };
    expect(await code(REEVE, 'issue.tag', tags)).toBe('names-a-person');
    const gannet = { groupId: 'gannet', operation: 'Gannet', reference: 'NM-OCG-078', threats: [] };
    for (const head of [{ operation: 'Dean Stroud' }, { threats: ['the dean stroud vans'] }, { band: 'Dean Stroud' }])
      expect(await code(REEVE, 'group.record', { ...gannet, ...head })).toBe('names-a-person');
    const recorded = await server.command(REEVE, 'group.record', { ...gannet, operation: 'Stroud Valley' });
    const head = { operation: 'Dean of Stroud', reference: 'NM-OCG-078', status: 'new', threats: [] };
    const change = { groupId: 'gannet', version: recorded.body.version };
    expect(await code(REEVE, 'group.change', { ...change, head })).toBe('names-a-person');
    const same = { ...head, operation: 'Stroud Valley', status: 'mapped' };
    expect(await code(REEVE, 'group.change', { ...change, head: same })).toBeUndefined();
  });
});
