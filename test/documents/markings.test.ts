import { z } from 'zod';
import { htmlOf, subjectOf, textOf as mailTextOf } from '../../bot/mail/mailWords';
import { replyPage } from '../../bot/mail/replyShell';
import { Html } from '../../bot/mail/html';
import { noticeCard } from '../../bot/cards/plainCards';
import { statementCard } from '../../bot/cards/statementCard';
import { Drawing } from '../../bot/teams/drawing/contentDrawing';
import { queries } from '../../bot/useCases/queries';
import { dialogCards, plainTexts, recordCards } from '../cards/cardShelf';
import { partsOfType } from '../cards/cardReading';
import { accessCards } from '../cards/accessShelf';
import { dueCards } from '../cards/dueShelf';
import { groupCards } from '../cards/groupShelf';
import { chatOf, sayTo } from '../support/localTeams';
import { BorneMarking } from '../../bot/domain/marking';
import { aPanel } from '../support/builders';
import { textsOf } from '../support/fakeTeams';
import { all, openDocx, openPdf, xmlText } from '../support/openedDocuments';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const MARKING = 'OFFICIAL-SENSITIVE';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-01-13T10:00:00.000Z');
  const step = { meetingId: 'M1', stepId: 'begin-the-meeting', step: { kind: 'start' } };
  await server.command('Ruth Calder', 'meeting.step', step);
  await server.command('Ruth Calder', 'meeting.close', { meetingId: 'M1', stepId: 'close-the-meeting' });
  await server.command('Callum Reeve', 'issue.raise', { issueId: 'one-to-dispose', text: 'Drums behind the mill' });
});
afterAll(() => server.close());

/** Every question that answers with a file, with what it is asked about: a new one has to be named here. */
const files: Readonly<Record<string, readonly Record<string, string>[]>> = {
  'tasks.export': [{}, { format: 'pdf' }, { format: 'docx' }],
  'people.export': [{}],
  'log.export': [{}],
  'measures.export': [{}],
  'measures.evidencePack': [{}],
  'threats.exportTrends': [{}],
  'settings.configuration': [{}],
  'meetings.invitation': [{ meetingId: 'M2' }],
  'meetings.agendaPack': [
    { meetingId: 'M2', format: 'pdf' },
    { meetingId: 'M2', format: 'docx' },
  ],
  'meetings.signInSheet': [{ meetingId: 'M2', format: 'pdf' }],
  'meetings.minutesPaper': [
    { meetingId: 'M1', format: 'pdf' },
    { meetingId: 'M1', format: 'docx' },
  ],
};
/** Marked by the same hand (useCases/row.ts, useCases/printed.ts), and asked for where what they are about is done. */
const elsewhere = [
  'retention.certificate',
  'nominals.held',
  'person.held',
  'person.own',
  'log.exportFound',
  'measures.chiefsPage',
];

function isFile(result: z.ZodTypeAny): boolean {
  return result instanceof z.ZodObject && 'fileName' in result.shape;
}

it('names every question that answers with a file', () => {
  const found = Object.entries(queries).filter(([name, { result }]) => isFile(result) || name.startsWith('log.export'));
  expect(found.map(([name]) => name).sort()).toEqual([...Object.keys(files), ...elsewhere].sort());
});

const asked = Object.entries(files).flatMap(([name, inputs]) => inputs.map((input) => ({ name, input })));
it.each(asked)('$name $input is marked by its name and in itself', async ({ name, input }) => {
  const { status, body, headers } = await server.query('Callum Reeve', name, input);
  expect(status).toBe(200);
  if (name === 'log.export') {
    expect(headers.get('content-disposition')).toContain(`filename="${MARKING} log-`);
    expect(JSON.parse(String(body).split('\n')[0] ?? '')).toMatchObject({ marking: MARKING });
    return;
  }
  expect(body.fileName).toMatch(new RegExp(`^${MARKING} .*\\.(csv|pdf|docx|ics|json)$`));
  // A list of people is read again as it is, and has no room for a line of its own.
  if (name !== 'people.export') expectMarked(body);
});

function expectMarked({ fileName, text, base64 = '' }: Json): void {
  if (text !== undefined) expect(text).toMatch(/OFFICIAL-SENSITIVE|Marking/);
  else if (fileName.endsWith('.pdf')) {
    for (const { furniture } of openPdf(Buffer.from(base64, 'base64')).pages) {
      expect(furniture.filter((piece) => piece.text === MARKING)).toHaveLength(2);
    }
  } else {
    const part = openDocx(Buffer.from(base64, 'base64'));
    for (const edge of ['word/header1.xml', 'word/footer1.xml']) {
      expect(all(part(edge), 'w:p').map(xmlText)).toContain(MARKING);
    }
  }
}

describe('every card', () => {
  const drawing = new Drawing((place) => place);
  const panel = aPanel();
  const roster = {
    asOf: 0,
    today: panel.series.firstMeetingOn,
    panel,
    agencies: new Map(),
    members: new Map(),
    former: new Map(),
  };
  const statement = { version: 1, text: 'What is said here stays here.', ifNotText: 'Ask Callum Reeve.' };
  const cards = [
    ...[...recordCards(plainTexts), ...dueCards(plainTexts), ...accessCards(plainTexts), ...groupCards(plainTexts)].map(
      ([name, card]) => [name, card] as const,
    ),
    ...dialogCards(plainTexts).map(([name, card]) => [name, card] as const),
    ['a notice', noticeCard('This task is not there, or is not shared with you.')] as const,
    ['the statement', statementCard(statement, panel.name, panel.marking)] as const,
  ];
  it.each(cards)('is marked at its head and its foot as it leaves: %s', (_name, card) => {
    const { body, actions } = drawing.ofPanel(card, { roster });
    // Clients draw what a card has as its own actions below its foot.
    expect([actions, partsOfType({ body }, 'Action.Execute').length]).toEqual([
      [],
      partsOfType(card, 'Action.Execute').length,
    ]);
    const [head, foot] = [textsOf(body.slice(0, 1)), textsOf(body.slice(-1)).trim()];
    expect(BorneMarking.options).toContain(foot);
    expect(head.trim().startsWith(foot)).toBe(true);
  });
});

describe('what holds records bears the highest of them', () => {
  const few = 'OFFICIAL-SENSITIVE RECIPIENTS ONLY';
  const audience = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
  const given = { agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  beforeAll(async () => {
    const few = { taskId: 'for-few', title: 'Weigh the skips', audience, restrictedWhy: 'A search' };
    await server.command('Ruth Calder', 'task.allocate', { ...few, ...given });
    await server.command('Ruth Calder', 'task.allocate', { taskId: 'for-all', title: 'Look at the yard', ...given });
    const item = { meetingId: 'M2', itemId: 'quiet', title: 'Quiet', minutes: 5, audience };
    await server.command('Ruth Calder', 'agenda.addItem', item);
  });
  const asked = async (who: string, name: string, input: Record<string, string> = {}) =>
    (await server.query(who, name, input)).body;

  it.each(['csv', 'pdf', 'docx'])('as %s of the action log, for whoever sees what is for few in it', async (format) => {
    const [sees, others] = await Promise.all(
      ['Tom Hesketh', 'Joanne Birkett'].map((who) => asked(who, 'tasks.export', { format })),
    );
    expect(sees.fileName).toMatch(`${few} action-log`);
    expect(others.fileName).toMatch(/^OFFICIAL-SENSITIVE action-log/);
    if (format === 'pdf') {
      for (const { furniture } of openPdf(Buffer.from(sees.base64, 'base64')).pages)
        expect(furniture.filter(({ text }) => text === few)).toHaveLength(2);
    }
  });

  it('as a record, an agenda and its annex, and never for whoever does not see it', async () => {
    expect((await asked('Tom Hesketh', 'tasks.get', { taskId: 'for-few' })).marking).toBe(few);
    expect((await asked('Tom Hesketh', 'tasks.get', { taskId: 'for-all' })).marking).toBe(MARKING);
    expect((await asked('Tom Hesketh', 'meetings.get', { meetingId: 'M2' })).marking).toBe(few);
    expect((await asked('Joanne Birkett', 'meetings.get', { meetingId: 'M2' })).marking).toBe(MARKING);
    const pack = (part: string) => asked('Tom Hesketh', 'meetings.agendaPack', { meetingId: 'M2', part });
    expect((await pack('annex')).fileName).toMatch(few);
    expect((await pack('open')).fileName).toMatch(/^OFFICIAL-SENSITIVE M2/);
  });

  it('as what a screen shows of groups and of what was recorded, which lifts its head and its foot', async () => {
    const groups = (await asked('Lena Hart', 'groups.list')).items;
    expect(groups.length).toBeGreaterThan(0);
    for (const { restricted, marking } of groups) expect(marking).toBe(restricted ? few : MARKING);
    expect((await asked('Tom Hesketh', 'meetings.record', { meetingId: 'M1' })).marking).toBe(MARKING);
  });

  it.each(['pdf', 'docx', 'json'])('as what is held about somebody, as %s', async (format) => {
    const about = { to: 'Whom it is about', why: 'They asked for it', format };
    const held = (memberId: string) => asked('Callum Reeve', 'person.held', { memberId, ...about });
    const [hers, others] = await Promise.all(['priya-sandhu', 'joanne-birkett'].map(held));
    expect(others.fileName).toMatch(/^OFFICIAL-SENSITIVE held-about/);
    expect(hers.fileName).toMatch(`${few} held-about`);
    if (format === 'json') expect(JSON.parse(hers.text)).toMatchObject({ marking: few, end: few });
    if (format === 'pdf')
      for (const { furniture } of openPdf(Buffer.from(hers.base64, 'base64')).pages)
        expect(furniture.filter(({ text }) => text === few)).toHaveLength(2);
  });

  it('as the log, whole or what it has of a record or a person, in its name, its first line and its last', async () => {
    const reference = async (taskId: string) => (await asked('Tom Hesketh', 'tasks.get', { taskId })).reference;
    const [forFew, forAll] = [await reference('for-few'), await reference('for-all')];
    const found: readonly [string, Record<string, string>][] = [
      [few, {}],
      ...[{ about: forFew }, { reader: 'tom-hesketh' }].map((each): [string, Json] => [few, each]),
      ...[{ about: forAll }, { reader: 'dan-ives' }].map((each): [string, Json] => [MARKING, each]),
    ];
    for (const [marking, of] of found)
      for (const format of ['csv', 'ndjson']) {
        const name = Object.keys(of).length === 0 ? 'log.export' : 'log.exportFound';
        const input = name === 'log.export' ? {} : { ...of, format };
        const { headers, body } = await server.query('Callum Reeve', name, input);
        const lines = String(body).trimEnd().split(/\r?\n/);
        const ends = [lines[0], lines.at(-1)];
        expect([of, headers.get('content-disposition')]).toEqual([of, expect.stringContaining(`"${marking} `)]);
        for (const end of ends) expect(end).toMatch(new RegExp(`${marking}("|,|$)`));
      }
  });

  it('as the week’s summary', async () => {
    expect((await asked('Priya Sandhu', 'reminders.digest')).marking).toBe(few);
    expect((await asked('Tom Hesketh', 'reminders.digest')).marking).toBe(MARKING);
  });

  it('as a card that lists them', async () => {
    await sayTo(server.url, 'priya-sandhu', 'my tasks');
    await until('the list', async () => JSON.stringify(await chatOf(server.url, 'priya-sandhu')).includes(few));
  });
});

it('a mail is marked in its subject, at its head and at its foot, as plain text and as HTML', () => {
  const words = {
    marking: MARKING,
    headline: 'Task SEN-27-001 waits',
    paragraphs: ['It waits.'],
    links: [],
    notes: [],
    from: 'Sentinel',
  };
  expect(subjectOf(words)).toMatch(/^\[OFFICIAL-SENSITIVE\] /);
  expect(
    mailTextOf(words)
      .trim()
      .split('\n')
      .filter((line) => line === MARKING),
  ).toHaveLength(2);
  expect(htmlOf(words).match(/<strong>OFFICIAL-SENSITIVE<\/strong>/g)).toHaveLength(2);
});

it('a mail page is marked at its head and at its foot', () => {
  const { text } = replyPage({ title: 'Your page', marking: MARKING, body: new Html('') });
  expect(text).toMatch(/<header>[^]*OFFICIAL-SENSITIVE[^]*<main>[^]*<\/main>[^]*<footer>[^]*OFFICIAL-SENSITIVE/);
});
