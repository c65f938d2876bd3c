import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { verifyLog } from '../../bot/wiring/verifyLog';
import { standingTexts } from '../../bot/refusalTexts';
import { itemUnderGateway, underGateway } from '../support/gateway';
import { type LiveReader, readLive } from '../support/liveReader';
import { chatOf } from '../support/localTeams';
import { openPdf } from '../support/openedDocuments';
import { blockBot, mailsTo, mailWithLink, pagesByMail } from '../support/pagesByMail';
import { type Json, ownFolder } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';
import { idOfChat } from '../support/approvedChats';
import { FakeTeams, type TeamsChat } from '../support/fakeTeams';
import { CALDER, DOYLE, FALK, fenmoorFile, FORTY, HESKETH, members, words, wordsAmiss } from './fenmoor';

// A meeting of forty on another panel than Northmoor, looked at with everybody's eyes: what reached whom is counted.

const [REEVE, NADEEM, HART, MENON] = ['Callum Reeve', 'Amira Nadeem', 'Lena Hart', 'Ravi Menon'];
const [BIRKETT, SANDHU, MOSS, CLAY] = ['Joanne Birkett', 'Priya Sandhu', 'Dafydd Moss', 'Imogen Clay'];

let server: TestServer;
/** Whom the bot does not reach: what came by mail, and the pages that its links opened. */
const byMail = new Map([FALK, HESKETH, DOYLE, BIRKETT].map((who) => [who, '']));
const streams = new Map<string, LiveReader>();
const idOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

async function done(who: string, name: string, input: object): Promise<Json> {
  const { status, body } = await server.command(who, name, { meetingId: 'M1', ...input });
  expect([name, status, body.message]).toEqual([name, 200, undefined]);
  return body;
}

/** All the pages that their mail leads to. */
async function readByMail(who: string): Promise<string> {
  const pages = await pagesByMail(server.url, idOf(who), ['tasks', 'issues', 'meetings/M1']);
  // An observer has neither tasks nor issues.
  const lists = who === FALK ? 404 : 200;
  expect(pages.map(({ status }) => status)).toEqual([200, lists, lists, 200]);
  return pages.map(({ html }) => html).join('');
}

/** Reminders that are due go out by the second look. */
async function dueOn(day: string): Promise<void> {
  for (let time = 1; time <= 2; time += 1) await server.moveClock(`2027-${day}T09:00:00.000Z`);
}

const step = (what: object) => done(CALDER, 'meeting.step', { stepId: randomUUID(), step: what });
const record = (itemId: string, text: string) =>
  done(CALDER, 'meeting.record', { entryId: randomUUID(), itemId, kind: 'decision', text });
const give = (itemId: string, title: string, to: object) =>
  done(CALDER, 'meeting.giveTask', { taskId: randomUUID(), title, itemId, dueOn: '2027-02-10', ...to });

beforeAll(async () => {
  server = await startTestServer({ PANEL_FILE: fenmoorFile(), LOCAL_MAIL: 'on' });
  for (const who of byMail.keys()) await blockBot(server.url, idOf(who));
  await server.moveClock('2027-01-13T10:00:00.000Z');
  // Once the meeting runs nobody is reminded of it any more: the links that observers have come of this.
  await Promise.all([...byMail.keys()].map((who) => mailWithLink(server.url, idOf(who))));
  for (const who of [FALK, HESKETH, DOYLE, CALDER]) streams.set(who, await readLive(server, who));
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await done(CALDER, 'agenda.addItem', {
    itemId: 'quiet',
    title: 'Quillbank',
    minutes: 5,
    audience,
    ...itemUnderGateway,
  });
  await step({ kind: 'start' });
  for (const { name } of members) await done(name, 'attendance.signIn', {});
  await done(HESKETH, 'attendance.declareInterest', { itemId: 'item-6', text: 'My brother', recused: true });
  for (const [itemId, text] of [
    ['item-6', 'Larkdecision'],
    ['quiet', 'Quillfreeze'],
  ] as const) {
    await step({ kind: 'goTo', itemId });
    await record(itemId, text);
  }
  await give('item-6', 'Larkvisit', { agencyId: 'ea', ownerId: 'priya-sandhu' });
  await give('quiet', 'Quillask', { agencyId: 'hmrc', ownerId: 'joanne-birkett', ...underGateway });
  await give('item-3', 'Count the stalls', { agencyId: 'ts', ownerId: idOf(HESKETH) });
  await give('item-3', 'Ask the callers', { agencyId: 'crimestoppers', ownerId: idOf(DOYLE), ...underGateway });
  await done(CALDER, 'meeting.close', { stepId: randomUUID() });
  await done(CALDER, 'minutes.confirm', {});
  for (const who of byMail.keys()) byMail.set(who, await readByMail(who));
  for (const day of ['02-08', '03-09']) await dueOn(day);
  await server.moveClock('2027-03-10T10:00:00.000Z');
  await done(CALDER, 'minutes.agree', { atMeetingId: 'M2' });
}, 120_000);
afterAll(async () => {
  for (const stream of streams.values()) stream.close();
  await server.close();
});

/** All that a tab asks for by itself, and what is searched for, as it came. */
async function byTab(who: string): Promise<string> {
  const meeting = { meetingId: 'M1' };
  const asked: [string, Record<string, string>][] = [
    ...(['meetings.get', 'meetings.record', 'meetings.attendance', 'meetings.minutes'] as const).map(
      (name): [string, Record<string, string>] => [name, meeting],
    ),
    ...(['meetings.list', 'today.lines', 'groups.list', 'reminders.digest', 'tasks.export'] as const).map(
      (name): [string, Record<string, string>] => [name, {}],
    ),
    ['tasks.list', { open: 'any', limit: '200' }],
  ];
  const answers = await Promise.all(asked.map(([name, input]) => server.query(who, name, input)));
  expect(answers.map(({ status }) => status).filter((status) => ![200, 403, 404].includes(status))).toEqual([]);
  return JSON.stringify(answers.map(({ body }) => body));
}

it('each word reached as many of the forty by tab and chat as it is for, and these', async () => {
  expect(members).toHaveLength(FORTY);
  const reached = new Map(Object.keys(words).map((word) => [word, new Array<string>()]));
  for (const { name } of members) {
    const bytes = (await byTab(name)) + (await chatWith(name));
    for (const [word, names] of reached) if (bytes.includes(word)) names.push(name);
  }
  for (const [word, isFor] of Object.entries(words)) {
    const expected = members.filter(isFor).map(({ name }) => name);
    expect([word, reached.get(word)?.length, reached.get(word)]).toEqual([word, expected.length, expected]);
  }
}, 60_000);

it('by mail came no word at all, and its pages tell each what they may know, and no more', async () => {
  const letters = new Map<string, string>();
  for (const { name } of members) letters.set(name, JSON.stringify(await mailsTo(server.url, idOf(name))));
  const said = [...letters].filter(([, text]) => Object.keys(words).some((word) => text.includes(word)));
  expect(said).toEqual([]);
  expect([...byMail].map(([who, pages]) => [who, wordsAmiss(who, pages)])).toEqual(
    [...byMail].map(([who]) => [who, []]),
  );
  expect(byMail.get(BIRKETT)).toContain('Quillask');
  expect([...letters].filter(([, text]) => text !== '[]').map(([who]) => who)).toEqual(
    members.map(({ name }) => name).filter((name) => byMail.has(name)),
  );
});

it('no file of the meeting that the observer, the recused or the unsigned takes holds what is not for them', async () => {
  const held: unknown[] = [];
  const taken: unknown[] = [];
  for (const who of [FALK, HESKETH, DOYLE]) {
    for (const name of ['meetings.minutesPaper', 'meetings.agendaPack']) {
      const { status, body } = await server.query(who, name, { meetingId: 'M1', format: 'pdf' });
      taken.push([who, name, status]);
      if (status !== 200) continue;
      const said = String(body.fileName) + JSON.stringify(openPdf(Buffer.from(body.base64, 'base64')));
      held.push(...wordsAmiss(who, said).map((word) => [who, name, word]));
    }
  }
  expect(held).toEqual([]);
  expect(taken.filter((each) => JSON.stringify(each).endsWith('200]'))).toEqual([
    [FALK, 'meetings.agendaPack', 200],
    [HESKETH, 'meetings.minutesPaper', 200],
    [HESKETH, 'meetings.agendaPack', 200],
    [DOYLE, 'meetings.agendaPack', 200],
  ]);
});

it('of the hidden item no live event reached those who may not know of it, and the meeting’s did', () => {
  const said = (who: string) => JSON.stringify(streams.get(who)?.events);
  for (const who of [FALK, HESKETH, DOYLE]) {
    expect(said(who)).toContain('M1');
    expect(said(who)).not.toMatch(/quiet|Quill|Lark/);
  }
  // Ids, and no words, for those either who may.
  expect(said(CALDER)).not.toMatch(/Quill|Lark/);
});

it('an outsider hears nothing of the panel in a chat that nobody approved, nor does anybody there, nor in one that is', async () => {
  const teams = await new FakeTeams().start();
  const chat: TeamsChat = { id: '19:lunch@thread.v2', type: 'groupChat', name: 'Lunch' };
  const gray = teams.user('Nell Gray', 'nell.gray@elsewhere.example', { tenantId: 'another-tenant' });
  const reeve = teams.user(REEVE, 'callum.reeve@northmoor.police.example');
  const tell = async (who: typeof gray) => {
    for (const text of ['agenda', 'help', 'my tasks', 'FEN-27-001', 'issue Larks on the fen', 'hello'])
      await teams.say(server.url, chat, who, text);
    const action = { verb: 'task.acknowledge', data: { taskId: 'visit' } };
    const clicked = await teams.invoke(server.url, chat, who, 'adaptiveCard/action', { action });
    const parameters = [{ name: 'query', value: 'reedbed' }];
    const found = await teams.invoke(server.url, chat, who, 'composeExtension/query', { parameters });
    return JSON.stringify([clicked.body, found.body]);
  };
  try {
    await teams.addBot(server.url, chat, gray);
    const answers = [await tell(gray), await tell(reeve)];
    expect(new Set(teams.in(chat).map(({ activity }) => activity.text))).toEqual(new Set([standingTexts.unapproved]));
    expect(answers.join()).not.toMatch(/Fenmoor|FEN-|Reedbed|Quill|Lark/);
    teams.clear(chat);
    const approved = { chatId: idOfChat(chat) };
    expect((await server.command(REEVE, 'chat.approve', approved)).status).toBe(200);
    const answer = await tell(gray);
    const heard = teams.in(chat).map(({ activity }) => activity);
    expect(heard).not.toEqual([]);
    expect(JSON.stringify(heard) + answer).not.toMatch(/Fenmoor|FEN-|Reedbed|Quill|Lark|M[12]\b/);
    await server.command(REEVE, 'chat.revoke', approved);
  } finally {
    await teams.stop();
  }
});

const person = { groupId: 'fm-ocg-002', nominalId: 'p1' };
const PERSON_1 = 'FM-OCG-002, person 1';
const open = (who: string) => server.query(who, 'nominals.get', person);
const chatWith = async (who: string) => JSON.stringify(await chatOf(server.url, idOf(who)));

describe('a group and its tasks', () => {
  const visit = { title: 'Look into the yard', dueOn: '2027-03-26' };
  const toHmrc = { ...visit, taskId: 'books', agencyId: 'hmrc', ownerId: 'joanne-birkett' };

  it('a task for HMRC without a gateway is refused, and one that is due on Good Friday warns', async () => {
    const { status, body } = await server.command(REEVE, 'task.allocate', toHmrc);
    expect([status, body.code]).toEqual([422, 'gateway-needed']);
    const given = await server.command(REEVE, 'task.allocate', { ...toHmrc, ...underGateway });
    expect(given.body.dueWarning).toMatch(/Good Friday/);
  });

  it('the RSPCA reads nobody until a purpose and a gateway are recorded, and each look is in the log', async () => {
    expect((await open(CLAY)).status).toBe(404);
    const share = { groupId: person.groupId, agencyId: 'rspca' };
    expect((await server.command(NADEEM, 'nominal.share', share)).body.code).toBe('gateway-needed');
    expect((await server.command(NADEEM, 'nominal.share', { ...share, ...underGateway })).status).toBe(200);
    for (const who of [CLAY, SANDHU, MOSS]) expect((await open(who)).body.name).toBe('Zebulon Quillfeather');
    const { body } = await server.query(REEVE, 'log.find', { about: PERSON_1, seen: 'true' });
    expect(body.items.map(({ byName, did }: Json) => `${byName} ${did}`)).toEqual(
      [MOSS, SANDHU, CLAY].map((who) => `${who} opened`).concat(`${CLAY} was refused`),
    );
  });

  it('nothing marked SECRET is entered', async () => {
    const secret = { issueId: 'above', text: 'S E C R E T: the yard' };
    expect((await server.command(SANDHU, 'issue.raise', secret)).body.code).toBe('marking-too-high');
  });
});

describe('corrections, the log, and the end of an agreement', () => {
  it('a person who was wrong is corrected, and exactly those who saw them are told', async () => {
    const { version } = (await open(HART)).body;
    const right = { ...person, version, name: 'Ebenezer Quillfeather', category: 'suspect' };
    const why = { wrong: 'It was his brother', reason: 'A photograph' };
    expect((await server.command(HART, 'nominal.correct', { ...right, ...why })).status).toBe(200);
    const told = /was corrected|was wrong/;
    const saw = [SANDHU, MOSS, CLAY];
    for (const who of saw) await until(`${who} is told`, async () => told.test(await chatWith(who)));
    const chats = await Promise.all(members.map(async ({ name }) => ({ name, said: await chatWith(name) })));
    expect(new Set(chats.filter(({ said }) => told.test(said)).map(({ name }) => name))).toEqual(new Set(saw));
    expect(chats.filter(({ said }) => said.includes('Quillfeather'))).toEqual([]);
  });

  it('the auditor takes away who saw one person, which proves itself elsewhere and shows one altered row', async () => {
    const seat = { memberId: 'vera-marsh', name: 'Vera Marsh', role: 'auditor', agencyId: 'police' };
    await server.command(REEVE, 'member.add', { ...seat, email: 'vera.marsh@fenmoor.example' });
    const { body } = await server.query(seat.name, 'log.exportFound', { about: PERSON_1, format: 'ndjson' });
    const verified = async (text: string) => {
      const file = path.join(ownFolder(), 'seen.ndjson');
      writeFileSync(file, text);
      let said = '';
      const print = (some: string) => void (said += some);
      return [await verifyLog({ args: [file], environment: { DATA_DIR: ownFolder() }, print }), said] as const;
    };
    const whole = await verified(body);
    expect(whole).toEqual([0, expect.stringContaining('dafydd-moss nominal-opened')]);
    expect(String(body) + whole[1]).not.toMatch(/Quillfeather/);
    expect((await verified(String(body).replace('"by":"dafydd-moss"', '"by":"tom-hesketh"')))[0]).toBe(1);
  });

  it('is told on three days, and from the day after leaves titles and one’s own tasks', async () => {
    const own = {
      taskId: 'doors',
      title: 'Check the doors',
      agencyId: 'sia',
      ownerId: 'ravi-menon',
      dueOn: '2027-04-30',
    };
    expect((await server.command(REEVE, 'task.allocate', own)).status).toBe(200);
    await dueOn('04-01');
    const days = async (who: string) => [
      ...new Set(
        [...(await chatWith(who)).matchAll(/Authority\. Reminder of (.{9}): the .{20,40} ends Thu 8 Apr/g)].map(
          ([, day]) => day,
        ),
      ),
    ];
    for (const who of [MENON, REEVE]) {
      await until(`${who} is told of the last week`, async () => (await days(who)).length >= 3);
      expect(await days(who)).toEqual(['Mon 8 Feb', 'Tue 9 Mar', 'Thu 1 Apr']);
    }
    const sees = async () => [
      (await server.query(MENON, 'tasks.list', { open: 'any' })).body.items.map(({ title }: Json) => title),
      (await server.query(MENON, 'groups.list')).status,
      (await server.query(MENON, 'meetings.minutes', { meetingId: 'M1' })).status,
    ];
    expect((await sees()).slice(1)).toEqual([200, 200]);
    await server.moveClock('2027-04-09T09:00:00.000Z');
    expect(await sees()).toEqual([['Check the doors'], 403, 403]);
    const agenda = JSON.stringify((await server.query(MENON, 'meetings.get', { meetingId: 'M1' })).body);
    expect([agenda.includes('Action log'), wordsAmiss('nobody', agenda)]).toEqual([true, []]);
  });
});
