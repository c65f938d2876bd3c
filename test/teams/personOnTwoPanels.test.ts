import { cardOf, FakeTeams, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { sentBy } from '../support/cardActions';
import { entraToken, order, reachable, startProduction } from '../support/production';
import { type Json, ownFolder } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';
import { foundTwoPanels } from '../support/twoPanels';

let server: TestServer;
/** A second server of the deployment, at which the coordinators have their tabs. */
let office: TestServer;
let teams: FakeTeams;
/** Sits on both panels; Northmoor's is her first. */
let sandhu: TeamsUser;
let north: TeamsUser;
let south: TeamsUser;
let own: TeamsChat;

beforeAll(async () => {
  const DATA_DIR = ownFolder();
  await foundTwoPanels(DATA_DIR);
  teams = await new FakeTeams().start();
  server = await startTestServer({ DATA_DIR });
  office = await startProduction(teams, { DATA_DIR }, reachable(teams));
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  north = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  south = teams.user('South Callum Reeve', 'callum.reeve@south.northmoor.police.example');
  own = teams.personal(sandhu);
  for (const user of [sandhu, north, south]) await teams.say(server.url, teams.personal(user), user, 'hi');
});
afterAll(async () => {
  await office.close();
  await server.close();
  await teams.stop();
});

const give = (by: TeamsUser, taskId: string, title: string) =>
  order(office, entraToken(teams, by), 'task.allocate', {
    ...{ taskId, title, agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-12-10' },
  });

async function ask(by: TeamsUser, query: string): Promise<Json> {
  const headers = { Authorization: `Bearer ${entraToken(teams, by)}` };
  return (await send(`${office.url}/api/queries/${query}`, 'GET', headers)).body;
}

const stateOf = async (by: TeamsUser, taskId: string) => (await ask(by, `tasks.get?taskId=${taskId}`)).state;

/** The latest card in her own chat with these words. */
function cardWith(words: string): Json {
  return teams
    .in(own)
    .filter(({ activity }) => activity.attachments !== undefined)
    .map((post): Json => cardOf(post))
    .findLast((card) => textsOf(card).includes(words));
}

const reaches = (words: string) => until(`she has ${words}`, () => cardWith(words));

function buttonOf(card: Json, title: string): { verb: string; data: Json } {
  const found = sentBy(card).find((each) => each.title === title);
  if (found === undefined)
    throw new Error(
      `No button ${title} among ${sentBy(card)
        .map((each) => each.title)
        .join()}`,
    );
  return found;
}

async function press(card: Json, title: string): Promise<Json> {
  const { verb, data } = buttonOf(card, title);
  return (await teams.click(server.url, own, sandhu, verb, data)).body;
}

it('reaches them in their own chat from each of their panels', async () => {
  await give(south, 'mill-race', 'Look at the mill race');
  await give(north, 'weir', 'Look at the weir');
  expect(textsOf(await reaches('mill race'))).toContain('Southmoor');
  expect(textsOf(await reaches('the weir'))).toContain('Northmoor');
});

it('acts in the panel that a card is of, even where both panels’ tasks have one id', async () => {
  await give(south, 'same-id', 'Southern drums');
  await give(north, 'same-id', 'Northern lights');
  await reaches('Northern lights');
  expect(textsOf((await press(await reaches('Southern drums'), 'Acknowledge')).value)).toContain('Southern drums');
  expect(await stateOf(south, 'same-id')).toBe('acknowledged');
  expect(await stateOf(north, 'same-id')).toBe('allocated');
  await press(await reaches('Northern lights'), 'Acknowledge');
  expect(await stateOf(north, 'same-id')).toBe('acknowledged');
});

it('draws a card anew, and takes a form of it, in the panel that it is of', async () => {
  await give(south, 'form', 'Southern form');
  await give(north, 'form', 'Northern form');
  await reaches('Northern form');
  const card = await reaches('Southern form');
  expect(textsOf((await press(card, 'Show')).value)).toContain('Southern form');
  await press(card, 'Acknowledge');
  const shown = (await press(card, 'Show')).value;
  const complete = sentBy(shown).find(({ verb }) => verb === 'task.complete');
  if (complete === undefined) throw new Error('Nothing completes it');
  // As a client sends it that knows no Execute.
  await teams.say(server.url, own, sandhu, '', {
    value: { verb: 'task.complete', data: complete.data, 'complete.outcome': 'Done there' },
  });
  expect(await stateOf(south, 'form')).toBe('completed');
  expect(await stateOf(north, 'form')).toBe('allocated');
});

it('does nothing by a card of a panel on which they are not', async () => {
  await give(north, 'not-hers', 'Of another panel');
  const { body } = await teams.click(server.url, own, sandhu, 'task.acknowledge', {
    ...{ taskId: 'not-hers', panelId: 'westmoor' },
  });
  expect(body.value).toBe('This card is of a panel for which I cannot act here, so nothing was done.');
  expect(await stateOf(north, 'not-hers')).toBe('allocated');
});
