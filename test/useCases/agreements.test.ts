import { readLive } from '../support/liveReader';
import { buttonOf } from '../support/cardActions';
import { cardOf, type TeamsUser, textsOf } from '../support/fakeTeams';
import type { Json } from '../support/runningServer';
import { until } from '../support/sentinel';
import { FARROW, type MailStand, openMailStand } from '../mail/mailStand';

const [REEVE, SANDHU, MENON] = ['Callum Reeve', 'Priya Sandhu', 'Ravi Menon'];

let stand: MailStand;
let sandhu: TeamsUser;
let reeve: TeamsUser;
beforeAll(async () => {
  stand = await openMailStand();
  const { teams, server } = stand;
  sandhu = teams.user(SANDHU, 'priya.sandhu@ea.example');
  reeve = teams.user(REEVE, 'callum.reeve@northmoor.police.example');
  for (const each of [sandhu, reeve]) await teams.say(server.url, teams.personal(each), each, 'hi');
});
afterAll(() => stand.close());

const partner = async (agencyId: string): Promise<Json> =>
  (await stand.server.query(REEVE, 'partners.get', { agencyId })).body;

/** By the form, drawn from how the partner stands. */
async function keep(name: string, agencyId: string, input: object = {}): Promise<Json> {
  const { version } = await partner(agencyId);
  const { status, body } = await stand.server.command(REEVE, name, { agencyId, version, ...input });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
}

const toSign = (who: string) => stand.server.query(who, 'partners.toSign');
const sign = (who: string, terms: string) => stand.server.command(who, 'partner.sign', { terms });
const logged = async (): Promise<Json[]> =>
  (await stand.server.query(REEVE, 'log.list', { limit: '40' })).body.items.filter(({ action }: Json) =>
    action.startsWith('agency-'),
  );
const cardsOf = (user: TeamsUser): Json[] => stand.teams.in(stand.teams.personal(user)).map(cardOf);
const cardSaying = (user: TeamsUser, words: string): Promise<Json> =>
  until(`a card with “${words}”`, () => cardsOf(user).findLast((card) => textsOf(card).includes(words)));

const second = { signedOn: '2027-02-01', reviewOn: '2029-02-01', direction: 'toPanel', forForce: 'Ruth Calder' };

const SECOND = 'Agreement 2, to the panel alone';

describe('an agreement with a partner whose people sit on the panel', () => {
  it('waits for its signatory, while the one before stands, and comes into force by a click in chat', async () => {
    const entered = await keep('partner.agree', 'ea', second);
    expect(entered.agreement).toMatchObject({
      ...{ state: 'current', text: 'Agreement 1, in force until Thu 9 Mar 2028' },
      signedText: 'Signed by both sides Mon 9 Mar 2026',
      waits: { text: 'Waits for Priya Sandhu’s signature', title: 'Agreement 2, to the panel alone' },
    });
    expect(entered.signal).toEqual({ text: 'Waits for Priya Sandhu’s signature', pressing: false });
    const card = await cardSaying(sandhu, 'Agreement 2, to the panel alone');
    expect(textsOf(card)).toContain('Signed for the force by Ruth Calder Mon 1 Feb 2027');
    const { verb, data } = buttonOf(card, 'Sign it');
    const press = () => stand.teams.click(stand.server.url, stand.teams.personal(sandhu), sandhu, verb, data);
    const answered = (await press()).body.value;
    expect(textsOf(answered)).toContain('You signed it Tue 2 Feb 2027');
    expect(buttonOf(answered, 'Sign it')).toBeUndefined();
    const before = await logged();
    expect(textsOf((await press()).body.value)).toContain('You signed it Tue 2 Feb 2027');
    expect(await logged()).toEqual(before);
    const entries = before.filter(({ action }) => action === 'agency-agreement-signed');
    const note = `${SECOND}: signed for the partner by Priya Sandhu, in chat; in force until Thu 1 Feb 2029`;
    expect(entries).toMatchObject([{ byName: SANDHU, note }]);
    const now = await partner('ea');
    expect(now.agreement).toEqual({
      ...{ state: 'current', text: 'Agreement 2, to the panel alone, in force until Thu 1 Feb 2029' },
      signedText:
        'Signed for the force by Ruth Calder Mon 1 Feb 2027; for the partner by Priya Sandhu Tue 2 Feb 2027, in chat',
    });
    expect(now.agreementsBefore).toEqual(['Agreement 1, until Thu 9 Mar 2028. Signed by both sides Mon 9 Mar 2026']);
    await cardSaying(reeve, 'Priya Sandhu signed Agreement 2, to the panel alone, for Environment Agency');
    // Entered once more as it is, it is the same one.
    expect((await keep('partner.agree', 'ea', second)).agreement).toEqual(now.agreement);
  });

  it('is signed by nobody else, and in no other terms than those that were read', async () => {
    await keep('partner.agree', 'ts', second);
    const { terms, statusText } = (await toSign('Tom Hesketh')).body;
    expect(statusText).toBe('Waits for your signature');
    for (const who of [REEVE, 'Ruth Calder', SANDHU, 'Zoe Grant', 'Dan Ives', 'Hannah Doyle'])
      expect([who, (await sign(who, terms)).status]).toEqual([who, 404]);
    for (const who of ['Jo Falk']) expect([who, (await sign(who, terms)).status]).toEqual([who, 403]);
    await keep('partner.agree', 'ts', { ...second, direction: 'both' });
    expect(await sign('Tom Hesketh', terms)).toMatchObject({
      ...{ status: 409, body: { message: expect.stringContaining('no longer the agreement that you read') } },
    });
    expect((await partner('ts')).agreement.text).toBe('Agreement 1, in force until Sat 11 Mar 2028');
    const { items } = (await stand.server.query('Tom Hesketh', 'today.lines')).body;
    const { act, text } = items.find(({ kind }: Json) => kind === 'agreementToSign');
    expect(text).toContain('Agreement 2, both ways, of Northmoor Council: trading standards with the panel, waits');
    expect(act).toMatchObject({ title: 'Agreement 2, both ways', untilText: 'Thu 1 Feb 2029' });
    expect((await sign('Tom Hesketh', act.terms)).body).toMatchObject({ state: 'signed', may: { sign: false } });
    expect((await partner('ts')).agreement.signedText).toMatch(/Tom Hesketh Tue 2 Feb 2027, on the tab$/);
  });

  it('is signed by whoever is named among its people, and by nobody else of it; taken back, by nobody', async () => {
    const { version } = await partner('planning');
    const elsewhere = { agencyId: 'planning', version, ...second, signatoryId: 'tom-hesketh' };
    const refused = await stand.server.command(REEVE, 'partner.agree', elsewhere);
    expect(refused).toMatchObject({ status: 422, body: { code: 'signatory-elsewhere' } });
    await keep('partner.agree', 'planning', { ...second, signatoryId: 'dan-ives' });
    const { terms } = (await toSign('Dan Ives')).body;
    expect((await sign('Beth Lowther', terms)).status).toBe(404);
    await keep('partner.dropAgreement', 'planning');
    expect((await sign('Dan Ives', terms)).status).toBe(404);
    expect((await partner('planning')).agreement).not.toHaveProperty('waits');
  });

  it('is called as no other one of the partner that was signed', async () => {
    const { version } = await partner('ea');
    const enter = (agreementVersion: string) =>
      stand.server.command(REEVE, 'partner.agree', {
        ...{ agencyId: 'ea', version, signedOn: '2027-02-02', reviewOn: '2030-02-02', agreementVersion },
      });
    for (const used of ['1', '2'])
      expect(await enter(used)).toMatchObject({ status: 422, body: { code: 'version-used' } });
    expect((await partner('ea')).agreement.text).toBe('Agreement 2, to the panel alone, in force until Thu 1 Feb 2029');
  });

  it('waits in vain once its signatory is gone: the coordinator is told, and names another, who is asked', async () => {
    const { server } = stand;
    await server.command(REEVE, 'member.add', {
      ...{ memberId: 'una-wills', name: 'Una Wills', role: 'member', agencyId: 'planning', title: 'Officer' },
      email: 'una.wills@northmoor.gov.example',
    });
    await keep('partner.agree', 'planning', { ...second, signatoryId: 'una-wills' });
    const told = async () => {
      const { items } = (await server.query(REEVE, 'today.lines')).body;
      return items.find(({ key }: Json) => key === 'agreement:planning');
    };
    expect(await told()).toMatchObject({ waits: false, go: 'Look at it' });
    const { version } = (await server.query(REEVE, 'people.get', { memberId: 'una-wills' })).body;
    const left = { memberId: 'una-wills', version, handedOver: [] };
    expect(await server.command(REEVE, 'member.end', left)).toMatchObject({ status: 200 });
    expect(await told()).toMatchObject({
      text: expect.stringMatching(/ waits for Una Wills’s signature, who sits for it no longer$/),
      ...{ waits: true, go: 'Name another', place: 'partners?partner=planning' },
    });
    expect((await partner('planning')).signal).toMatchObject({ pressing: true });
    await keep('partner.agree', 'planning', { ...second, signatoryId: 'dan-ives' });
    expect(await told()).toMatchObject({ waits: false, go: 'Look at it' });
    expect((await toSign('Dan Ives')).body.statusText).toBe('Waits for your signature');
    await keep('partner.dropAgreement', 'planning');
  });

  it('is signed on the pages of a mail by whoever Teams does not reach', async () => {
    await keep('partner.agree', 'hmpps', second);
    const mail = await stand.office.mailTo(FARROW, 1);
    expect(mail.subject).toContain('Agreement 2, to the panel alone, waits for your signature');
    const { reader, page } = await stand.enter(mail);
    expect(page.text).toMatch(/To sign Agreement 2, to the panel alone, of HM Prison and Probation Service/);
    expect(page.text).toContain('Meeting M');
    expect(page.text).not.toContain('From your e-mail');
    expect((await reader.visit('/reply/my/agreement')).text).toContain('from your signature until Thu 1 Feb 2029');
    // Nobody signs for a whole organisation by one click in passing.
    expect((await reader.press('sign')).text).toContain('Tick that you may sign for your organisation.');
    expect((await partner('hmpps')).agreement.text).not.toContain('Agreement 2');
    await keep('partner.agree', 'hmpps', { ...second, reviewOn: '2028-02-01' });
    expect((await reader.press('sign', { maySign: 'true' })).text).toContain('no longer the agreement that you read');
    await reader.visit('/reply/my/agreement');
    expect((await reader.press('sign', { maySign: 'true' })).text).toContain(
      'You have signed the agreement: it is in force.',
    );
    expect((await partner('hmpps')).agreement.signedText).toMatch(/Neil Farrow Tue 2 Feb 2027, by e-mail$/);
    const page2 = await reader.visit('/reply/my/agreement');
    expect(page2.text).toContain('You signed it');
  });
});

describe('a partner of whom nobody could sign yet', () => {
  it('has it in force at once, signed on paper', async () => {
    await stand.server.command(REEVE, 'partner.add', { name: 'Northmoor housing', kind: 'housing', regime: 'part3' });
    const { agreement, stage, signatories } = await keep('partner.agree', 'northmoor-housing', {
      ...second,
      onPaper: 'Olga Stone',
    });
    expect([stage, signatories]).toEqual(['agreement', []]);
    expect(agreement.text).toBe('Agreement 1, to the panel alone, in force until Thu 1 Feb 2029');
    expect(agreement.signedText).toMatch(/for the partner by Olga Stone Mon 1 Feb 2027, on paper$/);
  });
});

describe('the end of an agreement', () => {
  const upcoming = async (): Promise<Json[]> =>
    (await stand.server.query(REEVE, 'reminders.upcoming')).body.items.filter(
      ({ about, subjectId }: Json) => about === 'agreement' && subjectId === 'sia',
    );
  const sent = async (): Promise<string[]> =>
    (await stand.server.query(REEVE, 'log.list', { limit: '500' })).body.items
      .map(({ action, reference }: Json) => `${action}: ${reference}`)
      .filter((said: string) => said.startsWith('reminder-sent: reminder of Security Industry Authority'));
  const dueOn = async (on: string): Promise<void> => {
    for (let time = 1; time <= 2; time += 1) await stand.server.moveClock(`${on}T09:00:00.000Z`);
  };

  it('is told its point of contact or its lead and the coordinator, once on each of three days', async () => {
    await dueOn('2027-02-16');
    expect(await upcoming()).toMatchObject([
      { day: '2027-03-02', to: [{ name: MENON }, { name: REEVE }], state: 'planned' },
    ]);
    await stand.server.command(REEVE, 'member.add', {
      ...{ memberId: 'nia-parry', name: 'Nia Parry', role: 'member', agencyId: 'sia', title: 'Officer' },
      email: 'nia.parry@sia.example',
    });
    await keep('partner.change', 'sia', { contactId: 'nia-parry' });
    expect((await upcoming()).map(({ to }) => to.map(({ name }: Json) => name))).toEqual([['Nia Parry', REEVE]]);
    await keep('partner.change', 'sia', { contactId: null });
    await dueOn('2027-03-02');
    const card = await cardSaying(reeve, 'Security Industry Authority. Reminder of Tue 2 Mar');
    expect(textsOf(card)).toContain('the information sharing agreement ends Thu 1 Apr, in 30 days');
    await dueOn('2027-03-25');
    expect(await sent()).toHaveLength(3);
  });

  it('takes sight away the day after, until its signatory has signed the next one, and open tabs follow', async () => {
    await stand.server.moveClock('2027-04-02T09:00:00.000Z');
    const sees = async () => (await stand.server.query(MENON, 'groups.list')).status;
    expect(await sees()).toBe(403);
    expect((await partner('sia')).agreement.text).toBe('Ran out on Thu 1 Apr 2027: sees own tasks and titles only');
    const open = await readLive(stand.server, MENON);
    await keep('partner.agree', 'sia', { signedOn: '2027-04-02', reviewOn: '2029-04-02' });
    await until('his tab hears that something is to be signed', () =>
      open.events.some(({ event }) => event === 'change'),
    );
    expect([await sees(), open.ended()]).toEqual([403, false]);
    const lines = (await stand.server.query(REEVE, 'today.lines')).body.items;
    expect(lines.find(({ key }: Json) => key === 'agreement:sia').text).toMatch(
      /ended .*; the next one waits for Ravi Menon’s signature$/,
    );
    expect((await sign(MENON, (await toSign(MENON)).body.terms)).status).toBe(200);
    await until('his tab begins anew', open.ended, 2_000);
    expect(await sees()).toBe(200);
    expect(await upcoming()).toEqual([]);
  });

  it('takes nothing from the host force’s own people, and everything from another force without one', async () => {
    const westmark = { name: 'Westmark Police', kind: 'police', regime: 'part3' };
    await stand.server.command(REEVE, 'partner.add', westmark);
    await stand.server.command(REEVE, 'member.add', {
      ...{ memberId: 'gwen-ash', name: 'Gwen Ash', role: 'member', agencyId: 'westmark-police', title: 'Sergeant' },
      email: 'gwen.ash@westmark.police.example',
    });
    await stand.server.moveClock('2028-02-03T09:00:00.000Z');
    for (const who of ['Amira Nadeem', 'Lena Hart', REEVE])
      expect([who, (await stand.server.query(who, 'groups.list')).status]).toEqual([who, 200]);
    expect((await stand.server.query('Gwen Ash', 'groups.list')).status).toBe(403);
    const restricted = (agencyIds: string[], memberIds: string[] = []) => {
      const audience = { kind: 'named', agencyIds, memberIds };
      const task = { taskId: 'for-lena', title: 'Read the plates', agencyId: 'ea', ownerId: 'priya-sandhu', audience };
      return stand.server.command(REEVE, 'task.allocate', { ...task, dueOn: '2028-02-24' });
    };
    expect((await restricted(['westmark-police'])).body.code).toBe('would-not-see');
    expect((await restricted(['police'], ['lena-hart'])).status).toBe(200);
    expect((await stand.server.query('Lena Hart', 'tasks.get', { taskId: 'for-lena' })).status).toBe(200);
    const agreements = (await stand.server.query(REEVE, 'today.lines')).body.items.filter(
      ({ kind }: Json) => kind === 'agreement',
    );
    expect(agreements.map(({ key }: Json) => key)).not.toContain('agreement:police');
    expect((await partner('police')).agreement.state).toBe('unneeded');
  });
});
