import { powersFitting } from '../../bot/domain/powerMatching';
import { stemOf } from '../../bot/domain/topicWords';
import { typesOfKind } from '../../bot/useCases/founding/agencyTypes';
import { shippedPowers } from '../../bot/useCases/powers/panelPowers';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const [SANDHU, FALK, DOYLE] = ['Priya Sandhu', 'Jo Falk', 'Hannah Doyle'];

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
