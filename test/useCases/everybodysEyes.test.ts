import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { itemUnderGateway, underGateway } from '../support/gateway';
import { type LiveReader, readLive } from '../support/liveReader';
import { chatOf } from '../support/localTeams';
import { openPdf } from '../support/openedDocuments';
import { type Json, ownFolder } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

// A meeting of forty on another panel than Northmoor, looked at with everybody's eyes: what reached whom is counted.

const FORTY = 40;
const [CALDER, HESKETH, FALK, DOYLE] = ['Ruth Calder', 'Tom Hesketh', 'Jo Falk', 'Hannah Doyle'];
const withAgreement = northmoor.agencies.filter(({ isa }) => isa !== null).map(({ id }) => id);
const more = Array.from({ length: FORTY - northmoor.members.length }, (_, at) => ({
  ...{
    name: `Officer Number${at}`,
    title: 'Officer',
    role: 'member',
    agency: withAgreement[at % withAgreement.length],
  },
  ...{ email: `officer${at}@fenmoor.example`, accepted: northmoor.members[0]?.accepted },
}));
const members = [...northmoor.members, ...more];
const nominal = { name: 'Zebulon Quillfeather', category: 'suspect', role: 'lender', bornIn: '1960s' };
const groups = [{ ...northmoor.groups[0], operation: 'Reedbed', reference: 'FM-OCG-002', nominals: [nominal] }];
const panelFile = {
  ...northmoor,
  ...{ panel: { ...northmoor.panel, name: 'Fenmoor', force: 'Fenmoor Police', referencePrefix: 'FEN' } },
  ...{ members, groups },
};

const runs = (role: string) => ['chair', 'deputyChair', 'coordinator'].includes(role);
const isPartner = ({ role, agency }: { role: string; agency: string | undefined }) =>
  role !== 'observer' && withAgreement.includes(agency ?? '');
/** Each word, where it stands, and whose eyes it is for. */
const words: Readonly<Record<string, (member: (typeof members)[number]) => boolean>> = {
  Quillbank: ({ role, agency }) => runs(role) || agency === 'hmrc',
  Quillfreeze: ({ role, agency }) => runs(role) || agency === 'hmrc',
  Quillask: ({ role, agency }) => runs(role) || agency === 'hmrc',
  Larkdecision: (member) => member.name !== HESKETH && isPartner(member),
  Larkvisit: (member) => member.name !== HESKETH && isPartner(member),
  Quillfeather: () => false,
};

let server: TestServer;
const streams = new Map<string, LiveReader>();
const idOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

async function done(who: string, name: string, input: object): Promise<Json> {
  const { status, body } = await server.command(who, name, { meetingId: 'M1', ...input });
  expect([name, status, body.message]).toEqual([name, 200, undefined]);
  return body;
}

const step = (what: object) => done(CALDER, 'meeting.step', { stepId: randomUUID(), step: what });
const record = (itemId: string, text: string) =>
  done(CALDER, 'meeting.record', { entryId: randomUUID(), itemId, kind: 'decision', text });
const give = (itemId: string, title: string, to: object) =>
  done(CALDER, 'meeting.giveTask', { taskId: randomUUID(), title, itemId, dueOn: '2027-02-10', ...to });

beforeAll(async () => {
  const PANEL_FILE = path.join(ownFolder(), 'panel.json');
  writeFileSync(PANEL_FILE, JSON.stringify(panelFile));
  server = await startTestServer({ PANEL_FILE });
  await server.moveClock('2027-01-13T10:00:00.000Z');
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
  await done(CALDER, 'meeting.close', { stepId: randomUUID() });
  await done(CALDER, 'minutes.confirm', {});
  await server.moveClock('2027-03-10T10:00:00.000Z');
  await done(CALDER, 'minutes.agree', { atMeetingId: 'M2' });
}, 60_000);
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
    const bytes = (await byTab(name)) + JSON.stringify(await chatOf(server.url, idOf(name)));
    for (const [word, names] of reached) if (bytes.includes(word)) names.push(name);
  }
  for (const [word, isFor] of Object.entries(words)) {
    const expected = members.filter(isFor).map(({ name }) => name);
    expect([word, reached.get(word)?.length, reached.get(word)]).toEqual([word, expected.length, expected]);
  }
}, 60_000);

it('no file of the meeting that the observer, the recused or the unsigned takes holds what is not for them', async () => {
  const held: unknown[] = [];
  const taken: unknown[] = [];
  for (const who of [FALK, HESKETH, DOYLE]) {
    const member = members.find(({ name }) => name === who);
    for (const name of ['meetings.minutesPaper', 'meetings.agendaPack']) {
      const { status, body } = await server.query(who, name, { meetingId: 'M1', format: 'pdf' });
      taken.push([who, name, status]);
      if (status !== 200) continue;
      const said = String(body.fileName) + JSON.stringify(openPdf(Buffer.from(body.base64, 'base64')));
      for (const [word, isFor] of Object.entries(words))
        if (said.includes(word) && member !== undefined && !isFor(member)) held.push([who, name, word]);
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
