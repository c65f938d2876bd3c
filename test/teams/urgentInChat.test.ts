import { buttonOf } from '../support/cardActions';
import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import { underGateway } from '../support/gateway';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
let teams: FakeTeams;
let moss: TeamsUser;
let hesketh: TeamsUser;
let pryce: TeamsUser;
let reeve: TeamsUser;
let menon: TeamsUser;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer();
  await server.moveClock('2027-02-20T22:10:00.000Z');
  moss = teams.user('Dafydd Moss', 'dafydd.moss@northmoorfire.example');
  hesketh = teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example');
  pryce = teams.user('Owen Pryce', 'owen.pryce@northmoor.police.example');
  reeve = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  menon = teams.user('Ravi Menon', 'ravi.menon@sia.example');
  for (const user of [moss, hesketh, pryce, reeve, menon])
    await teams.say(server.url, teams.personal(user), user, 'hi');
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

async function raise(user: TeamsUser, text: string): Promise<Json> {
  await teams.say(server.url, teams.personal(user), user, text);
  return cardOf(teams.answerIn(teams.personal(user)));
}

async function cardIn(user: TeamsUser, words: string): Promise<Json> {
  return until(`${user.name} has a card that says ${words}`, () =>
    teams
      .in(teams.personal(user))
      .map((post): Json => cardOf(post))
      .find((card: Json) => textsOf(card).includes(words)),
  );
}

async function click(user: TeamsUser, action: Json, typed: object = {}): Promise<Json> {
  const data = { ...typed, ...action.data };
  return (await teams.click(server.url, teams.personal(user), user, action.verb, data)).body.value;
}

describe('an urgent issue', () => {
  it('is in hand at the deputy’s first click; every copy says after how long, and a second click changes nothing', async () => {
    const raised = await raise(moss, 'issue urgent Fire risk, people sleeping in Fellgate Yard');
    expect(textsOf(raised)).toContain('Answer by');
    const card = await cardIn(pryce, 'Fire risk');
    await server.moveClock('2027-02-20T22:31:00.000Z');
    const inHand = buttonOf(card, 'It is in hand');
    expect(textsOf(await click(pryce, inHand))).toContain('In hand after 21 min: Owen Pryce');
    await server.moveClock('2027-02-20T22:40:00.000Z');
    expect(textsOf(await click(pryce, inHand))).toContain('In hand after 21 min: Owen Pryce');
    await until('the coordinator’s copy follows', async () =>
      textsOf(await cardIn(reeve, 'Fire risk')).includes('In hand after 21 min: Owen Pryce'),
    );
    expect(textsOf(await cardIn(moss, 'In hand after 21 min'))).toContain('Fire risk');
  });

  it('is not taken in hand by somebody who was not asked', async () => {
    await raise(moss, 'issue urgent Gas smell at the arcade');
    const card = await cardIn(pryce, 'Gas smell');
    expect(await click(hesketh, buttonOf(card, 'It is in hand'))).toContain('Your role on the panel');
  });

  it('brings a flash meeting half an hour ahead, one however often it is clicked', async () => {
    await raise(moss, 'issue urgent Armed men at the container park');
    const card = await cardIn(reeve, 'Armed men');
    const call = buttonOf(card, 'Flash meeting');
    const [first, second] = await Promise.all([click(reeve, call), click(reeve, call)]);
    for (const answer of [first, second]) expect(textsOf(answer)).toContain('On the agenda of');
    expect(buttonOf(first, 'Flash meeting')).toBeUndefined();
    const { body } = await server.query('Callum Reeve', 'meetings.list');
    expect(body.items.filter(({ extra }: Json) => extra)).toMatchObject([{ on: '2027-02-20', startsAt: '23:10' }]);
  });
});

describe('issues about the same', () => {
  const shops = 'Three new vape shops on Mill Street, same landlord, cash only';

  it('are named by their references to the raiser and the coordinator, who may merge them', async () => {
    const first = await raise(hesketh, `issue ${shops}`);
    expect(textsOf(first)).not.toContain('Similar');
    // A card drawn only after the second one was raised would name that as similar, and be taken for its card below.
    await cardIn(reeve, 'cash only');
    const second = await raise(moss, 'issue Vape shops on Mill Street sell to children, one landlord');
    const reference = /I-27-\d+/.exec(textsOf(first))?.[0] ?? '';
    expect(textsOf(second)).toContain(`Similar: ${reference}`);
    expect(textsOf(second)).not.toContain('cash only');
    expect(buttonOf(second, 'Merge')).toBeUndefined();

    const card = await cardIn(reeve, 'sell to children');
    const merge = buttonOf(card, 'Merge').card;
    const [into] = merge.body.find(({ choices }: Json) => choices !== undefined).choices;
    expect(into.title).toContain(reference);
    const send = merge.actions[0];
    for (const typed of [{ 'merge.intoId': into.value }, { 'merge.intoId': into.value }]) {
      const answer = await click(reeve, send, typed);
      expect(typeof answer === 'string' ? answer : textsOf(answer)).toMatch(/Merged into|already been decided/);
    }
    await cardIn(moss, `Merged into ${reference}`);
  });

  it('that the raiser may not see are not hinted at', async () => {
    await server.command('Tom Hesketh', 'issue.raise', {
      issueId: 'quiet',
      text: 'Skips burning at Harbour Road quay',
    });
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await server.command('Callum Reeve', 'issue.triage', { issueId: 'quiet', audience, ...underGateway });
    const card = await raise(menon, 'issue Skips burning at Harbour Road quay again');
    expect(textsOf(card)).toContain('raised for');
    expect(textsOf(card)).not.toContain('Similar');
    expect(textsOf(await cardIn(reeve, 'quay again'))).toContain('Similar:');
  });
});
