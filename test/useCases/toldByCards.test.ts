import { cardOf, FakeTeams, type TeamsUser, textsOf } from '../support/fakeTeams';
import { bothStores } from '../support/bothStores';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const REEVE = 'Callum Reeve';
const TITLE = 'Watch the yard at Fellgate';
const forEa = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
const forBoth = { kind: 'named', agencyIds: ['ea', 'planning'], memberIds: [] };
const WORDS = 'Cash goes out through the back';
const visit = { title: TITLE, agencyId: 'ea', ownerId: 'zoe-grant', deputyId: 'priya-sandhu', dueOn: '2027-02-19' };

describe.each(bothStores)('to whom cards told what is restricted, on %s', (_store, open) => {
  let store: Awaited<ReturnType<typeof open>>;
  let server: TestServer;
  let teams: FakeTeams;
  let people: Map<string, TeamsUser>;
  beforeAll(async () => {
    store = await open();
    teams = await new FakeTeams().start();
    server = await startTestServer(store.settings);
    await server.moveClock('2027-02-02T09:14:00.000Z');
    const emails = {
      'Ruth Calder': 'ruth.calder@northmoor.police.example',
      'Priya Sandhu': 'priya.sandhu@ea.example',
      'Zoe Grant': 'zoe.grant@ea.example',
      'Tom Hesketh': 'tom.hesketh@northmoor.gov.example',
      'Beth Lowther': 'beth.lowther@northmoor.gov.example',
    };
    people = new Map(Object.entries(emails).map(([name, email]) => [name, teams.user(name, email)]));
    for (const user of people.values()) await teams.say(server.url, teams.personal(user), user, 'hi');
  });
  afterAll(async () => {
    await server.close();
    await teams.stop();
    await store.close();
  });

  const userOf = (name: string): TeamsUser => {
    const user = people.get(name);
    if (user === undefined) throw new Error(`Nobody is called ${name}`);
    return user;
  };
  /** Cards in the own chat of `name` that say `text`. */
  const cards = (name: string, text: string): number => {
    const posts = teams.in(teams.personal(userOf(name))).filter(({ activity }) => activity.attachments !== undefined);
    return posts.filter((post) => textsOf(cardOf(post)).includes(text)).length;
  };
  const settled = () =>
    until('nothing waits to be sent', async () => {
      const { body } = await server.query(REEVE, 'reminders.deliveries', { limit: '200' });
      return body.items.every(({ state }: Json) => state !== 'queued');
    });
  const told = async (id: string): Promise<Json[]> => {
    const { body } = await server.query(REEVE, 'log.list', { limit: '500' });
    return body.items.filter(({ action, subject }: Json) => action === 'card-sent' && subject.id === id);
  };
  const namesTold = async (id: string): Promise<string[]> => (await told(id)).map(({ toName }) => toName).sort();
  it('an issue that is restricted: nobody, for no card says its words, nor those of one that was there before', async () => {
    const { body } = await server.command('Tom Hesketh', 'issue.raise', { issueId: 'cash', text: WORDS });
    const beth = userOf('Beth Lowther');
    await teams.say(server.url, teams.personal(beth), beth, body.reference);
    await until('she has its card', () => cards('Beth Lowther', WORDS) > 0);
    await settled();
    const says = `Issue from Northmoor Council: trading standards Restricted. Read it in Sentinel.`;
    const triage = (audience: object) => server.command(REEVE, 'issue.triage', { issueId: 'cash', audience });
    await triage(forBoth);
    await until('her card says nothing of it', () => cards('Beth Lowther', WORDS) === 0);
    expect(cards('Beth Lowther', says)).toBe(1);
    await until('nor does that of whoever raised it', () => cards('Tom Hesketh', WORDS) === 0);
    await triage({ kind: 'panel' });
    await until('it says it again', () => cards('Beth Lowther', WORDS) === 1);
    await settled();
    expect(await told('cash')).toEqual([]);
  });

  it('a restricted task: its people, and on the seventh day the agency’s lead and the chair, each once', async () => {
    await server.command('Tom Hesketh', 'issue.raise', { issueId: 'watched', text: 'Lorries at night' });
    await server.command(REEVE, 'issue.triage', { issueId: 'watched', audience: forEa });
    const made = { issueId: 'watched', task: { taskId: 'watch', ...visit } };
    expect((await server.command('Ruth Calder', 'issue.makeTask', made)).status).toBe(200);
    const open = await server.command('Ruth Calder', 'task.allocate', { taskId: 'open-task', ...visit });
    expect(open.status).toBe(200);
    await until('its people have it', async () => (await namesTold('watch')).length === 2);
    expect(await namesTold('watch')).toEqual(['Priya Sandhu', 'Zoe Grant']);
    const before = cards('Priya Sandhu', TITLE);

    await server.moveClock('2027-02-26T09:30:00.000Z');
    await until('the chair is nudged', () => cards('Ruth Calder', TITLE) > 0);
    await until('the lead is nudged', () => cards('Priya Sandhu', TITLE) > before);
    await until('both are logged', async () => (await namesTold('watch')).includes('Ruth Calder'));
    expect(await namesTold('watch')).toEqual(['Priya Sandhu', 'Ruth Calder', 'Zoe Grant']);

    const [chair, lead] = [cards('Ruth Calder', TITLE), cards('Priya Sandhu', TITLE)];
    await server.command('Zoe Grant', 'task.escalate', { taskId: 'watch', reason: 'No lorries yet' });
    await server.command('Ruth Calder', 'task.chase', { taskIds: ['watch'] });
    await until(
      'both are nudged again',
      () => cards('Ruth Calder', TITLE) > chair && cards('Priya Sandhu', TITLE) > lead,
    );
    await settled();
    const deputy = 'Owen Pryce';
    expect(await namesTold('watch')).toEqual([deputy, 'Priya Sandhu', 'Ruth Calder', 'Zoe Grant']);
    expect(await namesTold('open-task')).toEqual([]);
  });

  it('what is restricted on an agenda: nobody, for no card says what it is called', async () => {
    const item = { meetingId: 'M2', itemId: 'few', title: 'A matter for few', minutes: 5, audience: forEa };
    expect((await server.command(REEVE, 'agenda.addItem', item)).status).toBe(200);
    await server.command(REEVE, 'agenda.publish', { meetingId: 'M2' });
    await server.moveClock('2027-03-03T09:30:00.000Z');
    await until('the agenda has come', () => cards('Priya Sandhu', 'Restricted item') > 0);
    await until('to all', () => cards('Tom Hesketh', 'Do you come?') + cards('Tom Hesketh', 'M2') > 0);
    await settled();
    expect(cards('Priya Sandhu', 'A matter for few')).toBe(0);
    expect(await told('M2.few')).toEqual([]);
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true, faults: [] });
  });
});
