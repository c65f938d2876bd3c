import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import northmoor from '../../bot/panels/northmoor.json';
import { namesOf } from '../../bot/domain/byName';
import { isQueryName } from '../../bot/useCases/queries';
import { codeIn, linkIn } from '../mail/postOffice';
import { ReplyReader } from '../mail/replyReader';
import { readLive } from '../support/liveReader';
import { chatOf, sayTo } from '../support/localTeams';
import { openPdf } from '../support/openedDocuments';
import { type Json, ownFolder } from '../support/runningServer';
import { type Answer, send, startTestServer, type TestServer, until } from '../support/sentinel';
import { inputs } from './everyDoorStage';
import { recordsNamed } from './everyDoorWords';

// What is known of one person of a group, nowhere but on that person, whoever asks and whatever they ask.

const [CALDER, REEVE, HART, SANDHU] = ['Ruth Calder', 'Callum Reeve', 'Lena Hart', 'Priya Sandhu'];
const [FALK, DOYLE, CLAY, HESKETH] = ['Jo Falk', 'Hannah Doyle', 'Imogen Clay', 'Tom Hesketh'];
const [HALE, ORME] = ['Noor Hale', 'Sam Orme'];
const mayOpen = [REEVE, SANDHU];
/** An observer, an agency without agreement, one without a gateway, one who left for the item, auditor, administrator. */
const mayNot = [FALK, DOYLE, CLAY, HESKETH, HALE, ORME];
const byMail = [SANDHU, HESKETH];
const everybody = [CALDER, HART, ...mayOpen, ...mayNot];

const facts = { category: 'suspect', role: 'driver', bornIn: '1960s' };
const before = { ...facts, name: 'Zebulon Quillfeather', forceReference: 'FR-770011' };
const after = { ...facts, name: 'Zebedee Quillfeather', forceReference: 'FR-770012' };
const anyOfIt = /zebulon|zebedee|quillfeather|FR-77001/i;

const records = recordsNamed({
  ...{ task: 'the-task', issue: 'the-issue', other: 'the-other', meeting: 'M2', over: 'M1', section: 'item-4' },
  ...{ item: 'group-nm-ocg-031', group: 'nm-ocg-031', person: 'zq' },
});
const { group: groupId, person: nominalId } = records;
const WHY = 'Preparing for the meeting';

let server: TestServer;
const live: { who: string; events: readonly object[]; close(): void }[] = [];
const idOf = (who: string) => who.toLowerCase().replace(' ', '-');

async function done(who: string, name: string, input: object): Promise<Json> {
  const { status, body } = await server.command(who, name, input);
  expect([name, status, body.message]).toEqual([name, 200, undefined]);
  return body;
}

const run = (meetingId: string, step: object) =>
  done(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step });

/** A meeting held, one under way with the group on it, and the person put right. */
beforeAll(async () => {
  const added = [HALE, ORME].map((name, at) => ({
    ...{ name, title: 'Audit', role: ['auditor', 'administrator'][at], agency: 'police' },
    email: `${idOf(name)}@police.example`,
  }));
  const PANEL_FILE = path.join(ownFolder(), 'panel.json');
  writeFileSync(PANEL_FILE, JSON.stringify({ ...northmoor, members: [...northmoor.members, ...added] }));
  server = await startTestServer({ LOCAL_MAIL: 'on', PANEL_FILE });
  await server.moveClock('2027-01-13T10:00:00.000Z');
  for (const who of everybody) {
    await server.query(who, 'session');
    live.push({ who, ...(await readLive(server, who)) });
  }
  // Their chats are closed to the bot: what they are told comes by mail.
  for (const who of byMail) await send(`${server.url}/local/api/block`, 'POST', {}, { as: idOf(who), blocked: true });
  const person = { groupId, nominalId };
  await done(HART, 'nominal.record', { ...person, ...before });
  for (const who of [SANDHU, HESKETH, CALDER]) expect((await open(who)).body.name).toBe(before.name);
  const meeting = { meetingId: 'M1' };
  await done(REEVE, 'agenda.putGroup', { ...meeting, groupId });
  await run('M1', { kind: 'start' });
  await done(CALDER, 'meeting.close', { ...meeting, stepId: randomUUID() });

  await server.moveClock('2027-03-10T10:00:00.000Z');
  const owned = { agencyId: 'ea', ownerId: idOf(SANDHU), dueOn: '2027-03-24' };
  await done(CALDER, 'task.allocate', { taskId: records.task, title: 'Visit the yard of Larchfield', ...owned });
  for (const issueId of [records.issue, records.other])
    await done(SANDHU, 'issue.raise', { issueId, text: 'Vans of Larchfield at night' });
  await server.command(REEVE, 'agenda.putGroup', { meetingId: 'M2', groupId });
  const { body: agenda } = await server.query(REEVE, 'meetings.get', { meetingId: 'M2' });
  const { id: itemId } = agenda.agenda.find(({ title }: Json) => title.includes('Larchfield'));
  await done(HESKETH, 'attendance.declareInterest', { meetingId: 'M2', itemId, text: 'My tenant', recused: true });
  await run('M2', { kind: 'start' });
  const { version } = (await open(HART)).body;
  const why = { wrong: 'The first name', reason: 'A photograph' };
  await done(HART, 'nominal.correct', { ...person, ...after, version, ...why });
  Object.assign(records, { item: itemId });
}, 60_000);
afterAll(async () => {
  for (const stream of live) stream.close();
  await server.close();
});

const open = (who: string) => server.query(who, 'nominals.get', { groupId, nominalId, reason: WHY });

/** Everything an answer says, a file's own text and name included. */
function saidBy({ body }: Answer): string {
  const { base64 } = body ?? {};
  const fileName = String(body?.fileName ?? '');
  if (base64 === undefined) return JSON.stringify(body) ?? '';
  const bytes = Buffer.from(base64, 'base64');
  if (fileName.endsWith('.docx'))
    return (
      fileName +
      Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join('\n')
    );
  if (fileName.endsWith('.pdf')) return fileName + JSON.stringify(openPdf(bytes));
  return fileName + bytes.toString('utf8');
}

/** What may be asked, each with what is valid there; papers as files for Word. */
function questions(): [name: string, parameters: Record<string, string>][] {
  const names = namesOf(inputs).filter(isQueryName);
  const text = (input: object) => Object.fromEntries(Object.entries(input).map(([key, value]) => [key, String(value)]));
  const words = ['search.find', 'issues.similar'].flatMap((name) =>
    ['Larchfield', 'Person 4', 'Zebulon', 'Quillfeather', 'FR-770012'].map((each) => [name, { text: each }] as const),
  );
  const lists = ['tasks.list', 'issues.list'].flatMap((name) =>
    ['Larchfield', 'Quillfeather'].map((search) => [name, { open: 'any', search }] as const),
  );
  return [
    ...names.map((name): [string, Record<string, string>] => {
      const input = text(inputs[name](records));
      const isPaper = input['format'] === 'pdf';
      return [
        name,
        { ...input, ...(isPaper ? { format: 'docx' } : {}), ...(name === 'nominals.get' ? { reason: WHY } : {}) },
      ];
    }),
    ...[...words, ...lists].map(([name, input]): [string, Record<string, string>] => [name, input]),
    ...['csv', 'docx'].map((format): [string, Record<string, string>] => ['tasks.export', { format, open: 'any' }]),
    ['log.exportFound', { reader: idOf(SANDHU), format: 'ndjson' }],
    ['log.exportFound', { about: `group:${groupId}.${nominalId}`, format: 'csv' }],
    ['log.list', { limit: '500' }],
    ['person.held', { memberId: idOf(SANDHU), to: 'Herself', why: 'She asked', format: 'json' }],
  ];
}

async function answersTo(who: string): Promise<{ asked: string; status: number; says: string }[]> {
  const answers: { asked: string; status: number; says: string }[] = [];
  for (const [name, parameters] of questions()) {
    const answer = await server.query(who, name, parameters);
    answers.push({ asked: `${name} ${JSON.stringify(parameters)}`, status: answer.status, says: saidBy(answer) });
  }
  return answers;
}

const naming = (answers: Awaited<ReturnType<typeof answersTo>>) =>
  answers.filter(({ says }) => anyOfIt.test(says)).map(({ asked }) => asked);

it.each(mayNot)(
  '%s, who may not know of somebody, is told nothing of who that is by anything that can be asked',
  async (who) => {
    const answers = await answersTo(who);
    expect(answers.filter(({ status }) => status === 400)).toEqual([]);
    expect(naming(answers)).toEqual([]);
  },
);

it.each(mayOpen)('%s, who may, is told on the opened person, in the file about them and nowhere else', async (who) => {
  const answers = await answersTo(who);
  const isFileAboutThem = (asked: string) => asked.startsWith('nominals.held ');
  expect(naming(answers).filter((asked) => !isFileAboutThem(asked))).toEqual([
    expect.stringMatching(/^nominals\.get /),
  ]);
});

it('no printed paper has it', async () => {
  const papers = ['meetings.agendaPack', 'meetings.minutesPaper'];
  for (const name of papers) {
    const meetingId = name === 'meetings.minutesPaper' ? 'M1' : 'M2';
    const answer = await server.query(CALDER, name, { meetingId, format: 'pdf' });
    expect([name, answer.status, answer.body.fileName]).toEqual([name, 200, expect.stringMatching(/\.pdf$/)]);
    expect(saidBy(answer)).not.toMatch(anyOfIt);
  }
});

it('no stream of changes has it', () => {
  for (const { who, events } of live)
    expect([who, JSON.stringify(events)]).not.toEqual([who, expect.stringMatching(anyOfIt)]);
  expect(live.find(({ who }) => who === CALDER)?.events.length).toBeGreaterThan(3);
});

it('no message in a chat has it, asked for or sent', async () => {
  for (const who of everybody.filter((each) => !byMail.includes(each))) {
    for (const words of ['group Larchfield', 'tasks', 'find Quillfeather']) {
      const { length } = await chatOf(server.url, idOf(who));
      await sayTo(server.url, idOf(who), words);
      await until('the bot answers', async () => (await chatOf(server.url, idOf(who))).length > length + 1);
    }
    const said = (await chatOf(server.url, idOf(who))).filter(({ author }) => author.kind === 'bot');
    expect(said.length).toBeGreaterThanOrEqual(3);
    expect([who, JSON.stringify(said)]).not.toEqual([who, expect.stringMatching(anyOfIt)]);
  }
});

const mailsOf = async (who: string): Promise<Json[]> =>
  (await send(`${server.url}/local/api/mails?as=${idOf(who)}`, 'GET', {})).body.mails;

it('no mail has it: that somebody was corrected is told without saying who', async () => {
  await until('she is told by mail', async () => JSON.stringify(await mailsOf(SANDHU)).includes('was corrected'));
  for (const who of everybody)
    expect([who, JSON.stringify(await mailsOf(who))]).not.toEqual([who, expect.stringMatching(anyOfIt)]);
});

describe('whoever saw what was wrong', () => {
  const waitsFor = async (who: string): Promise<Json[]> =>
    (await server.query(who, 'today.lines')).body.items.filter(({ kind }: Json) => kind === 'correction');

  it('opens the person from the card that tells it', async () => {
    const told = await until('the chair is told', async () =>
      (await chatOf(server.url, idOf(CALDER))).find((each) => JSON.stringify(each).includes('was corrected')),
    );
    const [{ place }] = await waitsFor(CALDER);
    expect(place).toBe(`groups?group=${groupId}&person=${nominalId}`);
    expect(JSON.stringify(told)).toContain(encodeURIComponent(place));
  });

  it('says on the page of the mail that they know, where they may not open it any more', async () => {
    const isOfIt = ({ text }: Json) => text.includes('Please disregard it');
    const mail = await until('he is told by mail', async () => (await mailsOf(HESKETH)).find(isOfIt));
    expect(mail.subject).toMatch(/ any note of it$/);
    const reader = new ReplyReader(linkIn(mail));
    await reader.press('code');
    const page = await reader.press('open', { code: codeIn((await mailsOf(HESKETH))[0]) });
    expect(page.text).toContain('Please disregard it');
    expect(page.html).not.toMatch(anyOfIt);
    expect(await waitsFor(HESKETH)).toHaveLength(1);
    expect((await reader.press('seen')).text).toContain('Noted: you know of it.');
    expect(await waitsFor(HESKETH)).toEqual([]);
  });
});
