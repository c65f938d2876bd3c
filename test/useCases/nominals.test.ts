import { randomUUID } from 'node:crypto';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { readLive } from '../support/liveReader';
import { chatOf } from '../support/localTeams';
import { type Answer, startTestServer, type TestServer, until } from '../support/sentinel';

const [CALDER, REEVE, HART, NADEEM] = ['Ruth Calder', 'Callum Reeve', 'Lena Hart', 'Amira Nadeem'];
const [SANDHU, HESKETH, BIRKETT] = ['Priya Sandhu', 'Tom Hesketh', 'Joanne Birkett'];
const [CLAY, FALK, DOYLE] = ['Imogen Clay', 'Jo Falk', 'Hannah Doyle'];
const LARCHFIELD = 'nm-ocg-031';
const group = { groupId: LARCHFIELD };
const [STROUD, PENFOLD] = [
  { ...group, nominalId: 'p1' },
  { ...group, nominalId: 'p3' },
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

const WHY = 'Preparing for the meeting';
const open = (who: string, person: { groupId: string; nominalId: string }): Promise<Answer> =>
  server.query(who, 'nominals.get', { ...person, reason: WHY });
const peopleFor = (who: string) => server.query(who, 'nominals.list', group);

/** Of whoever opened somebody, what the log says. */
async function openings(): Promise<string[]> {
  const { body } = await server.query(REEVE, 'log.list', { newest: '100' });
  return body.items
    .filter(({ action }: Json) => action === 'nominal-opened')
    .map(({ byName, reference }: Json) => `${byName}: ${reference}`);
}

describe('the people of a group', () => {
  const share = { ...group, agencyId: 'rspca' };
  it('are told by number, category and role, without a name, to whoever sees the group’s content', async () => {
    const { body } = await peopleFor(SANDHU);
    expect(body.items).toMatchObject([
      { called: 'Person 1', categoryText: 'Suspect', role: 'organiser', restricted: false },
      { called: 'Person 2', categoryText: 'Suspect' },
      { called: 'Person 3', categoryText: 'Convicted', role: 'driver' },
    ]);
    expect(JSON.stringify(body)).not.toMatch(names);
    expect(await openings()).toEqual([]);
  });

  it('are opened one by one, and each look is in the log by number, once an hour for each reader', async () => {
    const { body, headers } = await open(SANDHU, STROUD);
    expect(body).toMatchObject({ name: 'Dean Stroud', bornText: 'Born in the 1980s', may: { correct: false } });
    expect(JSON.stringify(body)).not.toMatch(/Penfold|Mila/);
    expect(headers.get('etag')).toBeNull();
    expect((await open(SANDHU, STROUD)).status).toBe(200);
    expect(await openings()).toEqual([`${SANDHU}: NM-OCG-031, person 1`]);
    const { body: log } = await server.query(REEVE, 'log.list', { newest: '100' });
    expect(JSON.stringify(log)).not.toMatch(names);
  });

  it('are nobody’s who is an observer, has no agreement, keeps settings or needs a gateway that is not there', async () => {
    for (const who of [FALK, DOYLE, CLAY, BIRKETT]) {
      const [list, one] = [await peopleFor(who), await open(who, STROUD)];
      const status = who === FALK || who === DOYLE ? 403 : 404;
      expect([who, list.status, one.status]).toEqual([who, status, status]);
    }
  });

  it('are told apart by nobody: who is hidden, who never was, and whose group is hidden or never was', async () => {
    const answers = await Promise.all(
      [STROUD, { ...group, nominalId: 'p9' }, { groupId: 'no-group', nominalId: 'p1' }].map((each) => open(CLAY, each)),
    );
    const said = answers.map(({ status, body: { code, message } }) => [status, code, message]);
    expect(new Set(said.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('are the RSPCA’s once a purpose and a gateway are recorded, by whoever keeps the people and nobody else', async () => {
    expect((await server.command(SANDHU, 'nominal.share', { ...share, ...underGateway })).status).toBe(403);
    expect((await server.command(NADEEM, 'nominal.share', share)).body.code).toBe('gateway-needed');
    const named = { ...share, gateway: underGateway.gateway, purpose: 'The dogs of Dean Stroud' };
    expect((await server.command(NADEEM, 'nominal.share', named)).body.code).toBe('names-a-person');
    const { shared, needing } = await done(NADEEM, 'nominal.share', { ...share, ...underGateway });
    expect(shared).toMatchObject([{ id: 'rspca', text: expect.stringContaining(underGateway.purpose) }]);
    expect(needing.map(({ name }: Json) => name)).toEqual(
      expect.arrayContaining(['HM Revenue and Customs', 'Crimestoppers']),
    );
    expect((await open(CLAY, STROUD)).body.name).toBe('Dean Stroud');
    expect((await open(BIRKETT, STROUD)).status).toBe(404);
    const { body } = await server.query(REEVE, 'log.list', { newest: '100' });
    expect(body.items.filter(({ action }: Json) => action === 'group-people-shared')).toMatchObject([
      { byName: NADEEM, toSaid: ' to RSPCA', note: `Under ${underGateway.gateway}: ${underGateway.purpose}` },
    ]);
  });

  it('are nobody’s at the RSPCA again as soon as that is taken back, and under what they were is kept', async () => {
    expect((await server.command(SANDHU, 'nominal.unshare', share)).status).toBe(403);
    const live = await readLive(server, CLAY);
    for (const _ of ['once', 'again']) {
      const { shared, sharedBefore, needing } = await done(HART, 'nominal.unshare', share);
      expect(sharedBefore).toEqual([
        `Shared with RSPCA until 09:14 under ${underGateway.gateway}: ${underGateway.purpose}`,
      ]);
      expect([shared, needing.map(({ id }: Json) => id)]).toEqual([[], expect.arrayContaining(['rspca'])]);
    }
    expect([(await open(CLAY, STROUD)).status, (await peopleFor(CLAY)).status]).toEqual([404, 404]);
    await until('her open tab hears that the group is other', () => JSON.stringify(live.events).includes(LARCHFIELD));
    live.close();
    const { body } = await server.query(REEVE, 'log.list', { newest: '100' });
    expect(body.items.filter(({ action }: Json) => action === 'group-people-unshared')).toMatchObject([
      { byName: HART, reference: 'NM-OCG-031', note: 'RSPCA' },
    ]);
  });
});

describe('why somebody is opened', () => {
  const mila = { ...group, nominalId: 'p2' };
  const plain = (who: string) => server.ask(who, 'nominals.get', mila);
  const noted = async () => {
    const { body } = await server.query(REEVE, 'log.list', { newest: '1' });
    return body.items[0];
  };

  it('is asked of whoever may see them, once an hour, and stands in the log with the look', async () => {
    expect((await plain(SANDHU)).body).toMatchObject({ code: 'reason-needed', reasons: expect.arrayContaining([WHY]) });
    expect((await open(SANDHU, mila)).body.name).toBe('Mila Stroud');
    expect(await noted()).toMatchObject({ action: 'nominal-opened', byName: SANDHU, note: WHY });
    expect((await plain(SANDHU)).body.name).toBe('Mila Stroud');
    expect((await plain(BIRKETT)).status).toBe(404);
  });

  it('is never written with their name', async () => {
    const named = await server.query(HESKETH, 'nominals.get', { ...mila, reason: 'Is it the Mila I know?' });
    expect(named.body.code).toBe('names-a-person');
  });

  it('is not asked where the panel has switched that off: the look is in the log without it', async () => {
    const { body: settings } = await server.query(REEVE, 'settings.get');
    const { version, readingReasons } = settings.reasons;
    const off = { part: 'reasons', version, readingReasons: { ...readingReasons, ask: false } };
    const { reasons } = await done(REEVE, 'panel.change', off);
    expect((await plain(HESKETH)).body.name).toBe('Mila Stroud');
    expect(await noted()).toMatchObject({ action: 'nominal-opened', byName: HESKETH });
    expect((await noted()).note).toBeUndefined();
    await done(REEVE, 'panel.change', { part: 'reasons', version: reasons.version, readingReasons });
  });
});

describe('a person', () => {
  const joss = { ...group, nominalId: randomUUID() };
  const facts = { name: 'Joss Reed', category: 'witness', role: 'neighbour' };

  it('is recorded by the police, by those who run the panel and by LROs, sent again the same, and named in no role', async () => {
    expect((await server.command(SANDHU, 'nominal.record', { ...joss, ...facts })).status).toBe(403);
    const named = { ...joss, ...facts, role: 'neighbour of Dean Stroud' };
    expect((await server.command(HART, 'nominal.record', named)).body.code).toBe('names-a-person');
    for (const _ of ['once', 'again'])
      expect(await done(HART, 'nominal.record', { ...joss, ...facts })).toMatchObject({ called: 'Person 4' });
    const other = { ...joss, ...facts, name: 'Jess Reed' };
    expect((await server.command(HART, 'nominal.record', other)).body.code).toBe('id-taken');
  });

  it('may be for fewer than the group is: for the others there is nobody of that number', async () => {
    const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
    expect((await server.command(HART, 'nominal.restrict', { ...joss, audience })).body.code).toBe('why-for-few');
    await done(HART, 'nominal.restrict', { ...joss, audience, restrictedWhy: 'A live search' });
    expect((await open(SANDHU, joss)).body.name).toBe('Joss Reed');
    expect((await open(HESKETH, joss)).status).toBe(404);
    expect((await peopleFor(HESKETH)).body.items).toHaveLength(3);
    const toHmrc = { ...joss, audience: { ...audience, agencyIds: ['hmrc'] } };
    expect((await server.command(CALDER, 'nominal.restrict', toHmrc)).body.code).toBe('gateway-needed');
  });

  it('is hidden with the whole group from whoever leaves for its item', async () => {
    await server.command(REEVE, 'agenda.putGroup', { meetingId: 'M2', ...group });
    const { body: meeting } = await server.query(REEVE, 'meetings.get', { meetingId: 'M2' });
    const item = meeting.agenda.find(({ title }: Json) => title.includes('Larchfield'));
    const interest = { meetingId: 'M2', itemId: item.id, text: 'My tenant' };
    await done(HESKETH, 'attendance.declareInterest', { ...interest, recused: true });
    expect([(await open(HESKETH, STROUD)).status, (await peopleFor(HESKETH)).status]).toEqual([404, 404]);
    await done(HESKETH, 'attendance.declareInterest', { ...interest, recused: false });
    expect((await open(HESKETH, STROUD)).status).toBe(200);
  });
});

describe('a person who was somebody else', () => {
  const [MOSS, KERR, ADEYEMI, GRANT] = ['Dafydd Moss', 'Siobhan Kerr', 'Grace Adeyemi', 'Zoe Grant'];
  const right = { ...PENFOLD, name: 'Karl Benfold', category: 'convicted', role: 'driver', bornIn: '1970s' };
  const why = { wrong: 'It was somebody else', reason: 'A photograph' };
  const textsFor = async (who: string) => JSON.stringify(await chatOf(server.url, who.toLowerCase().replace(' ', '-')));
  const todayFor = async (who: string) =>
    (await server.query(who, 'today.lines')).body.items.filter(({ kind }: Json) => kind === 'correction');
  let corrected: Json;

  beforeAll(async () => {
    for (const who of [SANDHU, MOSS, KERR, ADEYEMI]) expect((await open(who, PENFOLD)).status).toBe(200);
    await server.moveClock('2027-03-03T10:00:00.000Z');
    expect((await open(SANDHU, PENFOLD)).status).toBe(200);
    // One may know of it no more, one has gone.
    const audience = { kind: 'named', agencyIds: ['ea', 'hse', 'police'], memberIds: [] };
    await done(HART, 'nominal.restrict', { ...PENFOLD, audience, restrictedWhy: 'A live search' });
    const { body } = await server.query(REEVE, 'people.get', { memberId: 'grace-adeyemi' });
    const left = body.held.map(({ key }: Json) => ({ key, isLeft: true }));
    const end = { memberId: 'grace-adeyemi', version: body.version, endsOn: '2027-03-03', handedOver: left };
    await done(REEVE, 'member.end', end);
    await server.moveClock('2027-03-04T10:00:00.000Z');
  }, 60_000);

  it('is corrected on what was read, and the former text is in the log, which tells it to nobody who reads that alone', async () => {
    const { body: read } = await open(HART, PENFOLD);
    const stale = { ...right, ...why, version: 'as-it-was' };
    expect((await server.command(HART, 'nominal.correct', stale)).body.code).toBe('changed-meanwhile');
    corrected = await done(HART, 'nominal.correct', { ...right, ...why, version: read.version });
    expect(corrected).toMatchObject({ name: 'Karl Benfold', called: 'Person 3' });
    expect(corrected.history.at(-1)).toMatchObject({
      ...{ text: 'Corrected', note: 'It was somebody else\nA photograph' },
      former: 'Carl Penfold, convicted, driver, born in the 1970s',
    });
    const { body: log } = await server.query(REEVE, 'log.list', { newest: '100' });
    expect(JSON.stringify(log)).not.toMatch(/Penfold|Benfold|somebody else/);
  });

  it('is told to exactly those whom the log has as having seen them', async () => {
    const { body: log } = await server.query(REEVE, 'log.list', { limit: '500' });
    const saw = log.items
      .filter(({ subject, action }: Json) => subject.id === `${LARCHFIELD}.p3` && action !== 'access-refused')
      .map(({ byName }: Json) => byName)
      .filter((name: string) => name !== HART);
    const [{ witnesses }] = corrected.corrections;
    expect(new Set(witnesses.map(({ name }: Json) => name))).toEqual(new Set(saw));
    expect(new Set(saw)).toEqual(new Set([SANDHU, MOSS, KERR, ADEYEMI]));
    expect(witnesses).toEqual([
      { name: MOSS, text: 'was told to disregard it, not seen yet', isReached: true },
      { name: ADEYEMI, text: 'has left the panel: not reachable here', isReached: false },
      { name: SANDHU, text: 'was told, not seen yet', isReached: true },
      { name: KERR, text: 'was told, not seen yet', isReached: true },
    ]);
  });

  it('is told of in chat without a name: by the day one read it, to whoever may not see it any more not even the group', async () => {
    const opens = 'A person of Larchfield that you read on Wed 3 Mar was corrected.';
    await until('Sandhu is told', async () => (await textsFor(SANDHU)).includes(opens));
    await until('Moss is told', async () =>
      (await textsFor(MOSS)).includes('you read on Mon 1 Mar was wrong. Please disregard it'),
    );
    expect(await textsFor(MOSS)).not.toMatch(/A person of Larchfield/);
    await until('Reeve is told who has left', async () =>
      (await textsFor(REEVE)).includes('Grace Adeyemi, who saw it'),
    );
    for (const who of [SANDHU, MOSS, KERR, REEVE, HESKETH, NADEEM])
      expect(await textsFor(who)).not.toMatch(/Penfold|Benfold/);
    for (const who of [HESKETH, NADEEM, CALDER]) expect(await textsFor(who)).not.toMatch(/was corrected|was wrong/);
  });

  it('stands on Today until one says that one knows, and whoever keeps the people sees who has', async () => {
    expect(await todayFor(HESKETH)).toEqual([]);
    expect(await todayFor(SANDHU)).toMatchObject([
      { waits: true, go: 'Open', place: `groups?group=${LARCHFIELD}&person=p3` },
    ]);
    const [{ act }] = await todayFor(MOSS);
    const { unseenCorrectionId } = (await open(SANDHU, PENFOLD)).body;
    expect(act).toEqual({ kind: 'correctionSeen', correctionId: unseenCorrectionId });
    for (const who of [SANDHU, SANDHU, MOSS]) await done(who, 'nominal.seen', { correctionId: unseenCorrectionId });
    expect([await todayFor(SANDHU), await todayFor(MOSS)]).toEqual([[], []]);
    expect((await server.command(HESKETH, 'nominal.seen', { correctionId: unseenCorrectionId })).status).toBe(404);
    const { body } = await open(REEVE, PENFOLD);
    expect(body.corrections[0].witnesses).toMatchObject([
      { name: MOSS, text: 'was told to disregard it, seen 10:00' },
      { name: ADEYEMI },
      { name: SANDHU, text: 'was told, seen 10:00' },
      { name: KERR, text: 'was told, not seen yet' },
    ]);
    const { body: mine } = await open(SANDHU, PENFOLD);
    expect([mine.unseenCorrectionId, mine.corrections]).toEqual([undefined, undefined]);
  });

  it('is read as who they are alone by whoever comes later, who reads of the other that it was corrected, when and by whom', async () => {
    const correctionFor = async (who: string) =>
      (await open(who, PENFOLD)).body.history.find(({ text }: Json) => text === 'Corrected');
    const bare = { number: expect.any(Number), at: expect.any(String), atText: '10:00' };
    expect(await correctionFor(GRANT)).toEqual({ ...bare, byName: HART, text: 'Corrected' });
    for (const who of [SANDHU, KERR, REEVE])
      expect(await correctionFor(who)).toMatchObject({ former: 'Carl Penfold, convicted, driver, born in the 1970s' });
    await server.moveClock('2027-03-05T10:00:00.000Z');
    const { body: read } = await open(HART, PENFOLD);
    const again = { ...right, role: 'owner', version: read.version, wrong: 'No driver', reason: 'He says so' };
    await done(HART, 'nominal.correct', again);
    const formers = (await open(GRANT, PENFOLD)).body.history.flatMap(({ former = [] }: Json) => former);
    expect(formers).toEqual(['Karl Benfold, convicted, driver, born in the 1970s']);
  });
});
