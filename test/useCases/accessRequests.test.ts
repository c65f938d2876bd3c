import path from 'node:path';
import type { PanelStore } from '../../bot/ledger/store';
import { recordOf } from '../../bot/ledger/records';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { openOutboxStand } from '../delivery/outboxStand';
import { type MailStand, openMailStand } from '../mail/mailStand';
import { buttonOf, buttonsIn } from '../support/cardActions';
import { countedStores } from '../support/countedStores';
import { cardOf, type TeamsUser, textsOf } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { until } from '../support/sentinel';

const SAID = 'If there is such a record, its holder has been asked.';
const forTradingStandards = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
const count = { title: 'Count the Pier Street vans', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-24' };

it.each(countedStores)(
  'asking reads and writes the same for what is hidden, for what is open to whoever asks and for nothing, on %s',
  async (_name, start) => {
    const place = await start();
    const done: string[] = [];
    const counted = await place.open(({ operation }) => done.push(operation));
    const store = notingWrites(counted, (types) => done.push(types));
    const stand = await openOutboxStand('', { store });
    const give = async (taskId: string, more: object = {}): Promise<string> => {
      const given: unknown = await stand.command('ruth-calder', 'task.allocate', { taskId, ...count, ...more });
      return given !== null && typeof given === 'object' && 'reference' in given ? String(given.reference) : '';
    };
    const hidden = await give('hidden', { audience: forTradingStandards });
    const open = await give('open');
    const costs = new Map<string, readonly string[]>();
    // The first of a day is asked by somebody else, so that none of those compared is the first.
    await stand.command('beth-lowther', 'access.ask', { requestId: 'a-0', reference: 'SEN-27-900', why: 'To begin' });
    const ask = async (memberId: string, asked: object, requestId: string) => {
      done.length = 0;
      const request = { requestId, ...asked, why: 'I work the same landlord' };
      expect(await stand.command(memberId, 'access.ask', request)).toEqual({ said: SAID });
      costs.set(requestId, [...done]);
    };
    for (const [index, reference] of [hidden, open, 'SEN-27-999'].entries())
      await ask('dan-ives', { reference }, `a-${index + 1}`);
    for (const taskId of ['hidden', 'open', 'nothing-there'])
      await ask('beth-lowther', { link: { type: 'task', taskId } }, `by-link-${taskId}`);
    await stand.close();
    await place.close();
    const [first, second, third, ...byLink] = [...costs.values()];
    expect(first).toContainEqual(expect.stringContaining('message'));
    expect([second, third]).toEqual([first, first]);
    expect(byLink[0]).toContainEqual(expect.stringContaining('message'));
    expect(byLink.slice(1)).toEqual([byLink[0], byLink[0]]);
  },
  60_000,
);

describe('in chat', () => {
  let stand: MailStand;
  let reeve: TeamsUser;
  let birkett: TeamsUser;
  beforeAll(async () => {
    stand = await openMailStand();
    reeve = stand.teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
    birkett = stand.teams.user('Joanne Birkett', 'joanne.birkett@hmrc.example');
    for (const each of [reeve, birkett]) await say(each, 'hi');
  });
  afterAll(() => stand.close());

  const say = (user: TeamsUser, text: string) =>
    stand.teams.say(stand.server.url, stand.teams.personal(user), user, text);
  const cardsOf = (user: TeamsUser): Json[] =>
    stand.teams
      .in(stand.teams.personal(user))
      .filter(({ activity }) => activity.attachments !== undefined)
      .map(cardOf);
  const textsTo = (user: TeamsUser) => JSON.stringify(stand.teams.in(stand.teams.personal(user)));
  const give = async (taskId: string, audience: object = forTradingStandards): Promise<Json> =>
    (await stand.server.command('Ruth Calder', 'task.allocate', { taskId, ...count, audience })).body;
  const cardOn = (reference: string): Promise<Json> =>
    until(`a card of who asks for ${reference}`, () =>
      cardsOf(reeve).findLast((card) => textsOf(card).includes(`asks for access to ${reference}`)),
    );

  /** As it stands in the store: no view shows it to whoever was named. */
  async function keptOn(taskId: string) {
    const store = openSqliteStore(path.join(stand.server.dataDir, 'sentinel.db'));
    const found = await store.queryEverywhere({ type: 'task', limit: 1000 });
    await store.close();
    return found.map((document) => recordOf('task', document)).find(({ id }) => id === taskId)?.disclosures;
  }

  it('one line asks the holder, whose card says who, for which agency and why, and of the record nothing', async () => {
    const { reference } = await give('asked-in-chat');
    await say(birkett, 'access SEN-27-998 I was told of it');
    await say(birkett, `access ${reference.toLowerCase()} I work the same landlord`);
    await until('both are answered', () => textsTo(birkett).split(SAID).length === 3);
    const texts = textsOf(await cardOn(reference));
    for (const said of ['Joanne Birkett', 'HM Revenue and Customs', 'I work the same landlord'])
      expect(texts).toContain(said);
    // It bears what the record bears; whoever asked is told nothing of that.
    expect(texts).toContain('OFFICIAL-SENSITIVE RECIPIENTS ONLY');
    expect(textsTo(birkett)).not.toContain('RECIPIENTS ONLY');
    expect(textsTo(reeve)).not.toMatch(/Pier Street|SEN-27-998/);
    // Of what there is not, nobody is written to in the end, by no way, and nobody counts as not reached.
    const sent = async (): Promise<string[]> =>
      (await stand.server.query('Callum Reeve', 'reminders.deliveries', {})).body.items
        .filter(({ what }: Json) => what === 'Notice: access that was asked for')
        .map(({ to, state }: Json) => `${to}: ${state}`)
        .sort();
    await until('all of it is sent or dropped', async () => (await sent()).every((each) => !each.endsWith('queued')));
    expect(await sent()).toEqual(['Callum Reeve: sent', 'Ruth Calder: sent']);
  });

  it('a reference that is not found is answered with how to ask, or kindly with what else to do, whatever there is', async () => {
    const { reference } = await give('typed-in-chat');
    const falk = stand.teams.user('Jo Falk', 'jo.falk@eastvale.police.example');
    const answersTo = async (user: TeamsUser, lines: readonly string[]) => {
      const said: string[] = [];
      for (const line of lines) {
        await say(user, line);
        said.push(String(stand.teams.answerIn(stand.teams.personal(user))?.activity.text));
      }
      return [...new Set(said)];
    };
    const [howTo, ...others] = await answersTo(birkett, [reference, 'SEN-27-998']);
    expect([howTo, others]).toEqual([expect.stringContaining('type “access”, its reference'), []]);
    const typed = [reference, 'SEN-27-998', `access ${reference} For my visit`, 'access SEN-27-998 For my visit'];
    const kind = await answersTo(falk, typed);
    expect(kind).toHaveLength(2);
    for (const words of kind) expect(words).toContain('The coordinator can tell you what you need for your visit');
  });

  it('the holder gives it through a gateway on the card: kept with the record, disclosed in the log, told to whoever asked', async () => {
    const { reference } = await give('given-in-chat');
    await say(birkett, `access ${reference} I work the same landlord`);
    const { verb, data } = buttonOf(await cardOn(reference), 'Give access');
    const press = (more: object = {}) =>
      stand.teams.click(stand.server.url, stand.teams.personal(reeve), reeve, verb, { ...data, ...more });
    const opened = async () =>
      (await stand.server.query('Joanne Birkett', 'tasks.get', { taskId: 'given-in-chat' })).status;
    await press();
    expect(await opened()).toBe(404);
    const { body: gateways } = await stand.server.query('Callum Reeve', 'gateways.list', {});
    await press({ gateway: gateways.items[0].name, purpose: 'Preventing VAT fraud' });
    expect(await opened()).toBe(200);
    const { body: waiting } = await stand.server.query('Callum Reeve', 'access.requests', {});
    expect(waiting.items.map((each: Json) => each.reference)).not.toContain(reference);
    const { body: log } = await stand.server.query('Callum Reeve', 'log.list', { limit: '50' });
    expect(log.items.find(({ action }: Json) => action === 'access-given')).toMatchObject({
      ...{ to: ['hmrc'], note: `Under ${gateways.items[0].name}: Preventing VAT fraud`, reader: 'joanne-birkett' },
      ...{ did: 'gave access to', toSaid: ' to Joanne Birkett, HM Revenue and Customs' },
    });
    const linesFor = async (who: string) =>
      (await stand.server.query(who, 'tasks.get', { taskId: 'given-in-chat', reason: 'To look' })).body.history.map(
        ({ text }: Json) => text,
      );
    expect(await linesFor('Callum Reeve')).toContain('Access given to Joanne Birkett');
    expect((await linesFor('Joanne Birkett')).join()).not.toContain('iven to');
    expect(await keptOn('given-in-chat')).toMatchObject([{ agencyId: 'hmrc', purpose: 'Preventing VAT fraud' }]);
    const toldHer = () =>
      cardsOf(birkett).findLast((card) => textsOf(card).includes(`${reference} is open to you now`));
    const told = await until('she is told', toldHer);
    expect(buttonsIn(told)).toMatchObject([{ title: 'Open', url: expect.stringContaining('given-in-chat') }]);
    const { body: own } = await stand.server.query('Joanne Birkett', 'access.own', {});
    expect(own.items.filter(({ place }: Json) => place !== undefined)).toMatchObject([
      { reference, place: 'action-log?task=given-in-chat' },
    ]);
  });

  it('asked for by its link, its holder reads what it is, and whoever asked no more than the link said', async () => {
    const { reference } = await give('sent-as-a-link');
    const link = { type: 'task', taskId: 'sent-as-a-link' };
    const why = 'I was sent this';
    await stand.server.command('Joanne Birkett', 'access.ask', { requestId: 'by-link', link, why });
    const nothing = { type: 'task', taskId: 'nothing-there' };
    await stand.server.command('Joanne Birkett', 'access.ask', { requestId: 'to-nothing', link: nothing, why });
    await cardOn(reference);
    const own = async (requestId: string) => {
      const { body } = await stand.server.query('Joanne Birkett', 'access.own', {});
      return body.items.find(({ id }: Json) => id === requestId);
    };
    const { id: _id, ...read } = await own('by-link');
    expect(await own('to-nothing')).toMatchObject(read);
    expect(JSON.stringify(read)).not.toContain(reference);
    const { body: log } = await stand.server.query('Callum Reeve', 'log.list', { limit: '50' });
    const asked = log.items.findLast(({ action }: Json) => action === 'access-asked');
    expect(JSON.stringify(asked)).not.toMatch(/SEN-27|sent-as-a-link/);
    const { body: gateways } = await stand.server.query('Callum Reeve', 'gateways.list', {});
    const grounds = { gateway: gateways.items[0].name, purpose: 'Preventing VAT fraud' };
    await stand.server.command('Callum Reeve', 'access.give', { requestId: 'by-link', ...grounds });
    expect(await own('by-link')).toMatchObject({
      reference: 'A task, by its link',
      place: 'action-log?task=sent-as-a-link',
    });
    await until('she is told', () => textsTo(birkett).includes(`${reference} is open to you now`));
    // Taken back, it leads her nowhere any more.
    const taken = { about: link, audience: forTradingStandards, reason: 'A live search' };
    expect((await stand.server.command('Callum Reeve', 'restriction.set', taken)).status).toBe(200);
    expect((await stand.server.query('Joanne Birkett', 'tasks.get', { taskId: 'sent-as-a-link' })).status).toBe(404);
    const back = await own('by-link');
    expect(back).toMatchObject({ state: 'given', stateText: 'It was given, and is not open to you any more.' });
    expect(back).not.toHaveProperty('place');
  });

  it('answered on the tab, it becomes its outcome on the card of each who holds it, with no question left', async () => {
    const calder = stand.teams.user('Ruth Calder', 'ruth.calder@northmoor.police.example');
    await say(calder, 'hi');
    const { reference } = await give('answered-on-the-tab');
    const requestId = 'of-ives';
    await stand.server.command('Dan Ives', 'access.ask', { requestId, reference, why: 'I work the same landlord' });
    const titles = (user: TeamsUser): string[] | undefined => {
      const card = cardsOf(user).findLast((each) => textsOf(each).includes(`asks for access to ${reference}`));
      return card && buttonsIn(card).map(({ title }: Json) => title);
    };
    for (const each of [reeve, calder])
      await until('the card stands', () => titles(each)?.join() === 'Give access,Not now,Open');
    await stand.server.command('Ruth Calder', 'access.decline', { requestId });
    for (const each of [reeve, calder]) await until('it is its outcome', () => titles(each)?.join() === 'Open');
    expect(textsOf(await cardOn(reference))).toContain('OFFICIAL-SENSITIVE RECIPIENTS ONLY');
    expect(textsTo(reeve)).toMatch(/Not given .* by Ruth Calder/);
  });
});

/** Tells of each batch which kinds of document it writes, in order. */
function notingWrites(store: PanelStore, note: (types: string) => void): PanelStore {
  return {
    read: (panelId, id) => store.read(panelId, id),
    query: (panelId, query) => store.query(panelId, query),
    queryEverywhere: (query) => store.queryEverywhere(query),
    walk: (panelId, page) => store.walk(panelId, page),
    commit: (panelId, writes) => {
      note(writes.map((each) => (each.kind === 'delete' ? 'delete' : `${each.kind} ${each.document.type}`)).join(', '));
      return store.commit(panelId, writes);
    },
    purge: () => store.purge(),
    close: () => store.close(),
  };
}
