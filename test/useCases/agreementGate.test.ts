import { strFromU8, unzipSync } from 'fflate';
import { namesOf } from '../../bot/domain/byName';
import { queries } from '../../bot/useCases/queries';
import { sentBy } from '../support/cardActions';
import { cardOf, type TeamsUser, textsOf } from '../support/fakeTeams';
import { type LiveReader, readLive } from '../support/liveReader';
import type { Json } from '../support/runningServer';
import { until } from '../support/sentinel';
import { type MailStand, openMailStand } from '../mail/mailStand';
import type { ReplyReader } from '../mail/replyReader';

// One agency's people, at every door, on the last evening of its agreement, after midnight, and once it is renewed.

const [REEVE, HESKETH, FARROW, PARRY] = ['Callum Reeve', 'Tom Hesketh', 'Neil Farrow', 'Nia Parry'];
/** Of what is others': whatever says so, says what no longer may be told. */
const others = /kestrel|larchfield/i;

/** Those doors of the API by which others' records are reached at the least. */
const shared = [
  ...['tasks.list', 'tasks.get', 'tasks.card', 'tasks.export', 'issues.list', 'issues.get', 'issues.card'],
  ...['groups.list', 'meetings.get', 'meetings.agendaPack', 'search.find'],
];

let stand: MailStand;
let parry: TeamsUser;
let reader: ReplyReader;
let live: LiveReader;
let refs: { task: string; issue: string; own: string };
let evening: Told;

beforeAll(async () => {
  stand = await openMailStand();
  const { teams, server } = stand;
  await done(REEVE, 'member.add', {
    ...{ memberId: 'nia-parry', name: PARRY, role: 'member', agencyId: 'hmpps', title: 'Officer' },
    email: 'nia.parry@hmpps.example',
  });
  await done(PARRY, 'statement.accept', { version: 1 });
  parry = teams.user(PARRY, 'nia.parry@hmpps.example');
  await teams.say(server.url, teams.personal(parry), parry, 'hi');
  await enteredUntil('2027-02-02');
  await signed();

  const yard = { taskId: 'yard', title: 'Watch the Kestrel yard', agencyId: 'ea', ownerId: 'priya-sandhu' };
  const task = (await done(REEVE, 'task.allocate', { ...yard, dueOn: '2027-02-19' })).reference;
  const issue = (await done(HESKETH, 'issue.raise', { issueId: 'vans', text: 'Vans at the Kestrel' })).reference;
  const papers = [{ title: 'Plan of the Kestrel', url: 'https://northmoor.example/plan' }];
  await done(REEVE, 'agenda.addItem', { meetingId: 'M2', itemId: 'six', title: 'Item six', minutes: 5, papers });
  await done(REEVE, 'agenda.publish', { meetingId: 'M2' });
  const mail = await stand.giveTask('recall');
  const own = (await done(REEVE, 'task.comment', { taskId: 'recall', text: 'Any news?' })).reference;
  refs = { task, issue, own };

  // Ten to midnight of the last day.
  await server.moveClock('2027-02-02T23:50:00.000Z');
  ({ reader } = await stand.enter(mail));
  live = await readLive(server, PARRY);
  evening = await told();
}, 60_000);
afterAll(async () => {
  live.close();
  await stand.close();
});

async function done(who: string, name: string, input: object): Promise<Json> {
  const { status, body } = await stand.server.command(who, name, input);
  expect([name, status, body]).toEqual([name, 200, expect.anything()]);
  return body;
}

async function saidOnToday(who: string): Promise<string | undefined> {
  const { items } = (await stand.server.query(who, 'today.lines')).body;
  return items.find(({ kind }: Json) => kind === 'littleSeen')?.text;
}

async function enteredUntil(reviewOn: string): Promise<void> {
  const { version } = (await stand.server.query(REEVE, 'partners.get', { agencyId: 'hmpps' })).body;
  await done(REEVE, 'partner.agree', { agencyId: 'hmpps', version, signedOn: '2027-02-01', reviewOn });
}

async function signed(): Promise<void> {
  const { terms } = (await stand.server.query(FARROW, 'partners.toSign')).body;
  await done(FARROW, 'partner.sign', { terms });
}

/** Of all the doors of one kind, those that told something of others'. */
interface Told {
  readonly queries: string[];
  readonly chat: string[];
  readonly finding: string[];
  readonly mail: string[];
}

/** As text, whatever it is packed in. */
function textOf({ body }: Json): string {
  if (body?.base64 === undefined) return JSON.stringify(body);
  const bytes = Buffer.from(body.base64, 'base64');
  if (body.fileName.endsWith('.docx'))
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join();
  return bytes.toString('latin1');
}

/** Every query there is, each asked with all that any of them takes, and with nothing. */
async function toldByQueries(): Promise<string[]> {
  const input = {
    ...{ taskId: 'yard', issueId: 'vans', groupId: 'nm-ocg-031', meetingId: 'M2', agencyId: 'ea' },
    ...{ text: 'Kestrel', search: 'Kestrel', open: 'any', asOf: '1', memberId: 'priya-sandhu' },
  };
  const telling: string[] = [];
  for (const name of namesOf(queries)) {
    const whole = name === 'meetings.agendaPack' ? { ...input, format: 'docx' } : input;
    const answers = [await stand.server.query(FARROW, name, whole), await stand.server.query(FARROW, name)];
    if (answers.some((answer) => others.test(textOf(answer)))) telling.push(name);
  }
  return telling;
}

async function toldInChat(): Promise<string[]> {
  const { teams, server } = stand;
  const chat = teams.personal(parry);
  const telling: string[] = [];
  for (const words of ['help', 'tasks', 'issues', 'agenda', 'next meeting', refs.task, refs.issue, refs.own]) {
    await teams.say(server.url, chat, parry, words);
    if (others.test(JSON.stringify(teams.answerIn(chat)?.activity))) telling.push(words);
  }
  return telling;
}

async function toldByFinding(): Promise<string[]> {
  const { teams, server } = stand;
  const value = {
    ...{ commandId: 'search', queryOptions: { skip: 0, count: 25 } },
    parameters: [{ name: 'query', value: 'Kestrel' }],
  };
  const { body } = await teams.invoke(server.url, teams.personal(parry), parry, 'composeExtension/query', value);
  return others.test(JSON.stringify(body)) ? ['search from the message box'] : [];
}

async function toldByMail(): Promise<string[]> {
  const pages = ['', '/tasks', '/issues', '/tasks/yard', '/issues/vans', '/meetings/M2'];
  const telling: string[] = [];
  for (const page of pages) if (others.test((await reader.visit(`/reply/my${page}`)).html)) telling.push(page);
  return telling;
}

async function told(): Promise<Told> {
  return {
    ...{ queries: await toldByQueries(), chat: await toldInChat() },
    ...{ finding: await toldByFinding(), mail: await toldByMail() },
  };
}

it('on its last day every door tells its people what the panel shares', () => {
  const { chat, finding, mail } = evening;
  expect(evening.queries).toEqual(expect.arrayContaining([...shared]));
  expect([chat, finding, mail]).toEqual([
    ['issues', refs.task, refs.issue],
    ['search from the message box'],
    ['/tasks/yard', '/issues/vans'],
  ]);
});

it('from midnight no door tells them of it, and each goes on giving the agenda’s titles and their own', async () => {
  const { teams, server } = stand;
  const chat = teams.personal(parry);
  const drawn = teams.in(chat).filter(({ activity }) => others.test(JSON.stringify(activity)));
  const heard = live.events.length;
  await server.moveClock('2027-02-03T00:01:00.000Z');
  expect(await told()).toEqual({ queries: [], chat: [], finding: [], mail: [] });
  const buttons = drawn.flatMap(({ activity }) => sentBy(activity));
  expect(buttons.map(({ verb }) => verb)).toContain('card.show');
  for (const { verb, data } of buttons) {
    const { body } = await teams.click(server.url, chat, parry, verb, data);
    expect(JSON.stringify(body)).not.toMatch(others);
  }
  await done(REEVE, 'task.comment', { taskId: 'yard', text: 'Go by night' });
  await until('her open tab begins anew', live.ended);
  expect(live.events.slice(heard).map(({ event }) => event)).not.toContain('change');

  expect(textOf(await server.query(FARROW, 'tasks.get', { taskId: 'recall' }))).toContain('Recall Dean Stroud');
  const { agenda } = (await server.query(FARROW, 'meetings.get', { meetingId: 'M2' })).body;
  expect(agenda.map(({ title }: Json) => title)).toContain('Item six');
  expect((await reader.visit('/reply/my/tasks')).text).toContain('Recall Dean Stroud');
});

it('they are told why, and who puts it right, in chat, on Today and where a mail leads, and nobody else is', async () => {
  const why =
    'You see the agenda’s titles and your agency’s own tasks and issues alone, because the information sharing agreement of HM Prison and Probation Service with the panel ended on Tue 2 Feb 2027';
  expect(await saidOnToday(FARROW)).toBe(`${why}: Callum Reeve (coordinator) and you can put that right.`);
  const said = `${why}: Callum Reeve (coordinator) and Neil Farrow can put that right.`;
  expect(await saidOnToday(PARRY)).toBe(said);
  await stand.teams.say(stand.server.url, stand.teams.personal(parry), parry, 'help');
  expect(textsOf(cardOf(stand.teams.answerIn(stand.teams.personal(parry))))).toContain(said);
  expect((await reader.visit('/reply/my')).text).toContain(`${why}: Callum Reeve (coordinator) and you`);
  // Whoever looks on, keeps the log or is of an agency with an agreement.
  for (const who of ['Jo Falk', 'Kofi Mensah', HESKETH, REEVE]) expect(await saidOnToday(who)).toBeUndefined();
  expect(await saidOnToday('Hannah Doyle')).toMatch(
    /because Crimestoppers has no information sharing agreement .* yet/,
  );

  await enteredUntil('2029-02-01');
  expect(await saidOnToday(PARRY)).toBe(`${why}: the next one waits for Neil Farrow’s signature.`);
  expect(await saidOnToday(FARROW)).toBe(`${why}: the next one waits for your signature.`);
});

it('a substitute without a vetting that holds is told so first of all, in the same places, with whom to write to', async () => {
  const { teams, server } = stand;
  const sue = { memberId: 'sue-unvett', name: 'Sue Unvett', email: 'sue@northmoor.gov.example', agencyId: 'ts' };
  const { agencyId } = (await server.query(REEVE, 'members.list')).body.items.find(
    ({ name }: Json) => name === HESKETH,
  );
  await done(REEVE, 'member.add', { ...sue, agencyId, role: 'substitute' });
  await done('Sue Unvett', 'statement.accept', { version: 1 });
  const why = 'You see the agenda’s titles alone, because';
  const menders = 'Callum Reeve (coordinator) and Tom Hesketh can put that right.';
  const first = async () => (await server.query('Sue Unvett', 'today.lines')).body.items[0];
  const missing = `${why} no vetting of yours is recorded yet: ${menders}`;
  const writeTo = { name: REEVE, email: 'callum.reeve@northmoor.police.example' };
  expect(await first()).toMatchObject({ kind: 'littleSeen', text: missing, writeTo });
  const chat = teams.user('Sue Unvett', sue.email);
  await teams.say(server.url, teams.personal(chat), chat, 'help');
  expect(textsOf(cardOf(teams.answerIn(teams.personal(chat))))).toContain(missing);
  const others = { role: 'substitute', agencyId };
  const vera = { memberId: 'vera', name: 'Vera Lapse', email: 'vera@x.example', vettedUntil: '2027-02-01' };
  const vic = { memberId: 'vic', name: 'Vic Vetted', email: 'vic@x.example', vettedUntil: '2028-02-01' };
  for (const each of [vera, vic]) await done(REEVE, 'member.add', { ...each, ...others });
  for (const who of ['Vera Lapse', 'Vic Vetted']) await done(who, 'statement.accept', { version: 1 });
  expect(await saidOnToday('Vera Lapse')).toBe(`${why} your vetting ended on Mon 1 Feb 2027: ${menders}`);
  expect(await saidOnToday('Vic Vetted')).toBeUndefined();
});

it('once it is renewed they have it all back', async () => {
  await signed();
  expect(await saidOnToday(PARRY)).toBeUndefined();
  expect(await told()).toEqual(evening);
});
