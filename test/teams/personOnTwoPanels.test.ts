import { cardOf, FakeTeams, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { buttonsIn, sentBy } from '../support/cardActions';
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

/** The week's, on a Monday, which says the words of others. */
const isDigest = (card: Json) => sentBy(card).every(({ title }) => title === 'My tasks') && sentBy(card).length > 0;

/** The latest card in her own chat with these words. */
function cardWith(words: string): Json {
  return teams
    .in(own)
    .filter(({ activity }) => activity.attachments !== undefined)
    .map((post): Json => cardOf(post))
    .findLast((card) => textsOf(card).includes(words) && !isDigest(card));
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
  await reaches('Of another panel');
  const { body } = await teams.click(server.url, own, sandhu, 'task.acknowledge', {
    ...{ taskId: 'not-hers', panelId: 'westmoor' },
  });
  expect(body.value).toBe('This card is of a panel for which I cannot act here, so nothing was done.');
  expect(await stateOf(north, 'not-hers')).toBe('allocated');
});

const type = (text: string) => teams.say(server.url, own, sandhu, text);
const issuesOf = async (by: TeamsUser) =>
  (await ask(by, 'issues.list?open=any')).items.map(({ headline }: Json) => headline);
/** What her own chat got since, a card as its words. */
async function after(what: () => Promise<unknown>): Promise<string[]> {
  const before = teams.in(own).length;
  await what();
  return teams
    .in(own)
    .slice(before)
    .map(({ activity }) =>
      activity.attachments === undefined ? (activity.text ?? '') : textsOf(activity.attachments[0]?.content),
    );
}

it('answers what they ask for each of their panels, by name', async () => {
  for (const asked of ['my tasks', 'agenda', 'issues', 'next meeting', 'help']) {
    const answers = await after(() => type(asked));
    expect(answers).toEqual([expect.stringContaining('Northmoor'), expect.stringContaining('Southmoor')]);
  }
  const [hello] = await after(() => type('hello'));
  expect(hello).toContain('your panels, Operation Sentinel – Northmoor and Southmoor.');
});

it('shows a record of the panel that has it', async () => {
  await give(south, 'by-number', 'Found by its number');
  await reaches('Found by its number');
  const { reference } = await ask(south, 'tasks.get?taskId=by-number');
  expect(await after(() => type(`task ${reference}`))).toEqual([expect.stringContaining('Found by its number')]);
});

it('raises an issue only once they have said for which panel, with every word of it', async () => {
  const words = 'Drums by the weir, three nights running';
  const asked = await after(() => type(`issue urgent: ${words}`));
  expect(asked).toEqual([expect.stringContaining('nothing has been raised yet')]);
  expect([await issuesOf(north), await issuesOf(south)]).toEqual([[], []]);
  const form = cardWith('nothing has been raised yet');
  const { verb, data } = buttonOf(form, 'Raise it in Southmoor');
  const typed = Object.fromEntries(
    form.body.filter(({ id }: Json) => id !== undefined).map(({ id, value }: Json) => [id, value]),
  );
  await teams.click(server.url, own, sandhu, verb, { ...typed, ...data });
  expect([await issuesOf(north), await issuesOf(south)]).toEqual([[], [words]]);
  expect((await ask(south, 'issues.list?open=any')).items).toMatchObject([{ urgent: true }]);
});

it('asks at which of the meetings they come', async () => {
  const [said, ...cards] = await after(() => type('coming'));
  expect(said).toBe('You are on several panels. Please answer on the card of the one you mean.');
  expect(cards).toHaveLength(2);
  const card = cardWith('Southmoor');
  await press(card, 'Coming');
  const answerIn = async (panel: string) => {
    const headers = { Authorization: `Bearer ${entraToken(teams, sandhu)}`, 'Sentinel-Panel': panel };
    const read = async (query: string) => (await send(`${office.url}/api/queries/${query}`, 'GET', headers)).body;
    const { id } = (await read('meetings.list')).items.find(({ next }: Json) => next);
    return (await read(`meetings.ownAttendance?meetingId=${id}`)).reply;
  };
  expect([await answerIn('operation-sentinel-northmoor'), await answerIn('southmoor')]).toEqual([undefined, 'coming']);
});

it('finds records of each of their panels, each under its name', async () => {
  const value = { commandId: 'search', parameters: [{ name: 'query', value: 'Look at the' }] };
  const { body } = await teams.invoke(server.url, own, sandhu, 'composeExtension/query', value);
  const lines = body.composeExtension.attachments.map(({ preview }: Json) => preview.content.text);
  expect(lines).toEqual([expect.stringContaining('Northmoor'), expect.stringContaining('Southmoor')]);
});

it('asks in the dialog which panel is to know what a message says', async () => {
  const messagePayload = { body: { contentType: 'text', content: 'Lights in the mill' } };
  const opened = await teams.invoke(server.url, own, sandhu, 'composeExtension/fetchTask', { messagePayload });
  const form = opened.body.task.value.card.content;
  const { choices } = form.body.find(({ id }: Json) => id === 'panelId');
  expect(choices.map(({ title }: Json) => title)).toEqual(['Operation Sentinel – Northmoor', 'Southmoor']);
  const data = { ...buttonsIn(form)[0].data, text: 'Lights in the mill', panelId: 'southmoor' };
  await teams.invoke(server.url, own, sandhu, 'composeExtension/submitAction', { data });
  expect(await issuesOf(north)).toEqual([]);
  expect(await issuesOf(south)).toContain('Lights in the mill');
});

describe('where one of the panels waits for a yes to its statement', () => {
  const WORDS = 'What Southmoor says stays in Southmoor.';

  beforeAll(async () => {
    const { version } = (await ask(south, 'settings.get')).statement;
    const text = { part: 'statement', version, text: WORDS };
    expect((await order(office, entraToken(teams, south), 'panel.change', text)).status).toBe(200);
  });

  it('is answered by the other as before, beside what waits', async () => {
    for (const asked of ['my tasks', 'agenda', 'help']) {
      const answers = await after(() => type(asked));
      expect(answers).toEqual([expect.not.stringContaining(WORDS), expect.stringContaining(WORDS)]);
      expect(answers[0]).toContain('Northmoor');
    }
    const { reference } = await ask(north, 'tasks.get?taskId=weir');
    expect(await after(() => type(reference))).toEqual([expect.stringContaining('Look at the weir')]);
  });

  it('is asked for which panel an issue is, and carries none of it in the card of another', async () => {
    expect(await after(() => type('issue Vans at the quarry'))).toEqual([
      expect.stringContaining('nothing has been raised yet'),
    ]);
    const form = cardWith('nothing has been raised yet');
    const typed = { text: 'Vans at the quarry', urgent: 'false', restricted: 'false' };
    const { verb, data } = buttonOf(form, 'Raise it in Operation Sentinel – Northmoor');
    await teams.click(server.url, own, sandhu, verb, { ...typed, ...data });
    expect([await issuesOf(north), await issuesOf(south)]).toEqual([
      ['Vans at the quarry'],
      expect.not.arrayContaining(['Vans at the quarry']),
    ]);
    expect(await after(() => type('SEN-27-999'))).toEqual([expect.not.stringContaining(WORDS)]);
  });

  it('goes on with what only that panel can answer once they have said yes', async () => {
    const { reference } = await ask(south, 'tasks.get?taskId=mill-race');
    expect(await after(() => type(reference))).toEqual([expect.stringContaining(WORDS)]);
    expect(await after(() => press(cardWith(WORDS), 'I accept'))).toEqual([expect.stringContaining('mill race')]);
    expect(await after(() => type('my tasks'))).toEqual([
      expect.stringContaining('Northmoor'),
      expect.not.stringContaining(WORDS),
    ]);
  });
});
