import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { readLive } from '../support/liveReader';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const [CALDER, REEVE, HART, NADEEM] = ['Ruth Calder', 'Callum Reeve', 'Lena Hart', 'Amira Nadeem'];
const [SANDHU, BIRKETT, FALK, CLAY] = ['Priya Sandhu', 'Joanne Birkett', 'Jo Falk', 'Imogen Clay'];
const [LARCHFIELD, KITTIWAKE, SALTMARSH] = ['nm-ocg-031', 'nm-ocg-036', 'nm-ocg-040'];
const group = (groupId: string) => ({ kind: 'group', groupId });
const person = (groupId: string, nominalId: string) => ({ kind: 'nominal', groupId, nominalId });
const [STROUD, MILA, PENFOLD, TEAL] = [
  ...['p1', 'p2', 'p3'].map((id) => person(LARCHFIELD, id)),
  person(SALTMARSH, 'p1'),
];
const names = /Stroud|Penfold|Teal/;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-01T09:14:00.000Z');
}, 60_000);
afterAll(() => server.close());

async function done(who: string, name: string, input: object): Promise<Json> {
  const { status, body } = await server.command(who, name, input);
  expect([name, status, body.message]).toEqual([name, 200, undefined]);
  return body;
}
const refused = async (who: string, name: string, input: object) => (await server.command(who, name, input)).body.code;
const make = (from: object | undefined, what: string, to: object | undefined, more = {}) => ({
  from,
  to,
  what,
  ...more,
});
const ofGroup = (who: string, groupId = LARCHFIELD) => server.query(who, 'links.ofGroup', { groupId });
const all = (who: string, more = {}) => server.query(who, 'links.all', more);

/** "nominal:nm-ocg-031.p2 works for group:nm-ocg-036" */
const said = ({ body }: Json): string[] => body.items.map(({ from, what, to }: Json) => `${from} ${what} ${to}`);
const logged = async (action: string): Promise<Json[]> => {
  const { body } = await server.query(REEVE, 'log.list', { newest: '100' });
  return body.items.filter((each: Json) => each.action === action);
};

describe('a link', () => {
  it('is read from either end, by number, category and role, and names nobody', async () => {
    await done(HART, 'link.make', make(PENFOLD, 'drives for', group(KITTIWAKE), { source: 'NM/INT/27/114' }));
    for (const [who, groupId] of [
      [SANDHU, LARCHFIELD],
      [SANDHU, KITTIWAKE],
      [CALDER, KITTIWAKE],
    ] as const) {
      const answer = await ofGroup(who, groupId);
      expect(said(answer)).toEqual(['nominal:nm-ocg-031.p3 drives for group:nm-ocg-036']);
      expect(JSON.stringify(answer.body)).not.toMatch(names);
    }
    const { body } = await ofGroup(NADEEM);
    expect(body.nodes).toMatchObject([
      { kind: 'person', called: 'Person 3 of NM-OCG-031', saidText: 'convicted, driver' },
      { kind: 'group', called: 'Kittiwake', reference: 'NM-OCG-036' },
    ]);
    expect(body.items).toMatchObject([{ source: 'NM/INT/27/114', may: { drop: true } }]);
    expect((await ofGroup(SANDHU)).body).toMatchObject({ items: [{ may: { drop: false } }], may: { make: false } });
  });

  it('is one however often it is made, and stands in the log by numbers', async () => {
    const again = make(PENFOLD, 'drives for', group(KITTIWAKE));
    const [first] = (await ofGroup(HART)).body.items;
    expect((await done(REEVE, 'link.make', again)).id).toBe(first.id);
    expect(await logged('link-made')).toMatchObject([
      {
        byName: HART,
        reference: 'NM-OCG-031, a link',
      },
    ]);
  });

  it('is made by whoever keeps the people of one of its groups, between two, in words that name nobody', async () => {
    const named = make(STROUD, 'brother of Penfold', PENFOLD);
    expect(await refused(SANDHU, 'link.make', make(STROUD, 'pays', PENFOLD))).toBe('not-allowed');
    expect(await refused(FALK, 'link.make', make(STROUD, 'pays', PENFOLD))).toBe('not-allowed');
    expect(await refused(HART, 'link.make', named)).toBe('names-a-person');
    expect(await refused(HART, 'link.make', make(STROUD, 'pays', TEAL, { source: 'Says Teal' }))).toBe(
      'names-a-person',
    );
    expect(await refused(HART, 'link.make', make(STROUD, 'pays', STROUD))).toBe('link-to-itself');
    expect(await refused(HART, 'link.make', make(STROUD, 'pays', person(LARCHFIELD, 'p9')))).toBe('not-found');
  });
});

it('a link may lead to a place, a business or a vehicle of a group', async () => {
  const { body } = await server.query(HART, 'links.ends', { groupId: LARCHFIELD });
  const yard = body.items.find(({ kind }: Json) => kind === 'place');
  expect(body.items.map(({ called }: Json) => called)).toEqual([
    ...['Larchfield', 'Person 1 of NM-OCG-031', 'Person 2 of NM-OCG-031', 'Person 3 of NM-OCG-031'],
    'Unit 4, Fellgate Yard',
  ]);
  expect(yard).toMatchObject({ saidText: 'place of NM-OCG-031' });
  const { id: linkId } = await done(HART, 'link.make', make(STROUD, 'rents', yard.end));
  expect(said(await ofGroup(SANDHU))).toContain('nominal:nm-ocg-031.p1 rents site:nm-ocg-031.place');
  await done(HART, 'link.drop', { linkId, reason: 'The lease is over' });
});

describe('of what somebody may not see', () => {
  it('there is no link and no end, of people for whom a gateway is wanted either', async () => {
    await done(NADEEM, 'link.make', make(group(LARCHFIELD), 'shares a yard with', group(SALTMARSH)));
    expect(said(await ofGroup(BIRKETT))).toEqual(['group:nm-ocg-031 shares a yard with group:nm-ocg-040']);
    expect((await ofGroup(BIRKETT, KITTIWAKE)).body).toMatchObject({ items: [], nodes: [] });
    await done(REEVE, 'nominal.share', { groupId: LARCHFIELD, agencyId: 'hmrc', ...underGateway });
    expect(said(await ofGroup(BIRKETT, KITTIWAKE))).toHaveLength(1);
    await done(REEVE, 'nominal.unshare', { groupId: LARCHFIELD, agencyId: 'hmrc' });
  });

  it('no page is shorter, and nobody hears that a link was made', async () => {
    await done(REEVE, 'link.make', make(MILA, 'keeps the books of', group(KITTIWAKE)));
    const few = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
    await done(REEVE, 'restriction.set', {
      ...{ about: { type: 'group', groupId: KITTIWAKE }, audience: few, reason: 'A live search' },
    });
    const live = await readLive(server, CLAY);
    await done(REEVE, 'link.make', make(group(KITTIWAKE), 'rents from', group(SALTMARSH)));
    await done(REEVE, 'link.make', make(group(LARCHFIELD), 'rents from', group(SALTMARSH)));
    const seen = await all(SANDHU);
    expect(said(seen)).toHaveLength(5);
    const page = await all(CLAY, { limit: '1' });
    expect(said(page)).toEqual(['group:nm-ocg-031 shares a yard with group:nm-ocg-040']);
    const next = await all(CLAY, { limit: '1', cursor: page.body.cursor });
    expect(said(next)).toEqual(['group:nm-ocg-031 rents from group:nm-ocg-040']);
    expect(next.body.cursor).toBeUndefined();
    expect(JSON.stringify([(await ofGroup(CLAY)).body, (await all(CLAY)).body])).not.toMatch(/ocg-036|Kittiwake/i);
    await until('she hears of the other', () => JSON.stringify(live.events).includes('nm-ocg-031.link'));
    expect(JSON.stringify(live.events)).not.toContain('nm-ocg-036.link');
    live.close();
    expect(await refused(CLAY, 'link.make', make(group(LARCHFIELD), 'knows', group(KITTIWAKE)))).toBe('not-found');
  });

  it('whoever reads of a restricted group by a link stands in the log with it', async () => {
    const listed = await logged('record-listed');
    expect(listed).toEqual(
      expect.arrayContaining([expect.objectContaining({ byName: SANDHU, reference: 'NM-OCG-036' })]),
    );
  });
});

describe('a link that is dropped', () => {
  it('is gone from every list, and stands in the log once', async () => {
    const { items } = (await ofGroup(HART)).body;
    const { id: linkId } = items.find(({ what }: Json) => what === 'drives for');
    expect(await refused(SANDHU, 'link.drop', { linkId, reason: 'Somebody else' })).toBe('not-allowed');
    expect(await refused(CLAY, 'link.drop', { linkId, reason: 'Somebody else' })).toBe('not-found');
    expect(await refused(HART, 'link.drop', { linkId, reason: 'It was Teal and Penfold' })).toBe('names-a-person');
    for (const _ of ['once', 'again']) await done(HART, 'link.drop', { linkId, reason: 'It was somebody else' });
    expect(JSON.stringify([(await ofGroup(HART)).body, (await all(HART)).body])).not.toContain('drives for');
    expect((await logged('link-dropped')).slice(0, 1)).toMatchObject([
      { byName: HART, reference: 'NM-OCG-031, a link' },
    ]);
  });
});
