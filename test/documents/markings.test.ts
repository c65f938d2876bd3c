import { z } from 'zod';
import { htmlOf, subjectOf, textOf as mailTextOf } from '../../bot/mail/mailWords';
import { replyPage } from '../../bot/mail/replyShell';
import { Html } from '../../bot/mail/html';
import { noticeCard } from '../../bot/cards/plainCards';
import { statementCard } from '../../bot/cards/statementCard';
import { Drawing } from '../../bot/teams/drawing/contentDrawing';
import { queries } from '../../bot/useCases/queries';
import { dialogCards, plainTexts, recordCards } from '../cards/cardShelf';
import { dueCards } from '../cards/dueShelf';
import { aPanel, moment } from '../support/builders';
import { textsOf } from '../support/fakeTeams';
import { all, openDocx, openPdf, xmlText } from '../support/openedDocuments';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

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
const elsewhere = ['retention.certificate', 'person.held', 'person.own', 'log.exportFound'];

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
  const statement = { version: 1, text: 'What is said here stays here.', from: moment('2027-01-13T10:00Z') };
  const cards = [
    ...[...recordCards(plainTexts), ...dueCards(plainTexts)].map(([name, card]) => [name, card] as const),
    ...dialogCards(plainTexts).map(([name, card]) => [name, card] as const),
    ['a notice', noticeCard('This task is not there, or is not shared with you.')] as const,
    ['the statement', statementCard(statement, panel.name, panel.marking)] as const,
  ];
  it.each(cards)('is marked at its head as it leaves: %s', (_name, card) => {
    const left = drawing.ofPanel(card, { roster });
    expect(textsOf(left.body.slice(0, 1))).toMatch(/^ *OFFICIAL(-SENSITIVE)?\b/);
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
