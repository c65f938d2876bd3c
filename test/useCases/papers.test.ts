import { itemUnderGateway, underGateway } from '../support/gateway';
import { randomUUID } from 'node:crypto';
import { all, openDocx, openPdf, textOf, xmlText } from '../support/openedDocuments';
import { startTestServer, type TestServer } from '../support/sentinel';

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const HESKETH = 'Tom Hesketh';
const SANDHU = 'Priya Sandhu';
const BIRKETT = 'Joanne Birkett';
const sharedText = `Shared with HM Revenue and Customs under ${underGateway.gateway}: ${underGateway.purpose}`;
const MARKING = 'OFFICIAL-SENSITIVE';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-10T10:00:00.000Z');
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  const quiet = { meetingId: 'M2', itemId: 'quiet', title: 'Harbour Grill cash', minutes: 5, audience };
  const statements = [{ title: 'Bank statements', url: 'https://northmoor.example/bank/1' }];
  expect((await server.command(CALDER, 'agenda.addItem', { ...quiet, papers: statements })).body).toMatchObject({
    code: 'gateway-needed',
  });
  await server.command(CALDER, 'agenda.addItem', { ...quiet, papers: statements, ...itemUnderGateway });
  const papers = [{ title: 'Map of the yards', url: 'https://northmoor.example/maps/1' }];
  await server.command(CALDER, 'agenda.changeItem', { meetingId: 'M2', itemId: 'item-4', papers });
  await step({ kind: 'start' });
  await server.command(REEVE, 'attendance.mark', { meetingId: 'M2', memberId: 'tom-hesketh', present: true });
  await server.command('Dan Ives', 'attendance.reply', { meetingId: 'M2', answer: 'apology' });
  await declare(HESKETH, 'item-6', 'My brother lets the yard', true);
  await declare(BIRKETT, 'quiet', 'I audited the Harbour Grill', false);
  await step({ kind: 'goTo', itemId: 'item-6' });
  await record('item-6', 'decision', 'Larchfield becomes a priority of the panel');
  await server.command(CALDER, 'meeting.giveTask', {
    ...{ taskId: randomUUID(), title: 'Check the permit', agencyId: 'ea', ownerId: 'priya-sandhu' },
    ...{ dueOn: '2027-03-24', meetingId: 'M2', itemId: 'item-6' },
  });
  await step({ kind: 'goTo', itemId: 'quiet' });
  await record('quiet', 'decision', 'Freeze the account of the grill');
  await server.command(CALDER, 'meeting.giveTask', {
    ...{ taskId: randomUUID(), title: 'Ask the bank', agencyId: 'hmrc', ownerId: 'joanne-birkett' },
    ...{ gateway: 'Commissioners for Revenue and Customs Act 2005, s.18', purpose: 'VAT fraud' },
    ...{ dueOn: '2027-03-24', meetingId: 'M2', itemId: 'quiet' },
  });
  await server.command(CALDER, 'meeting.close', { meetingId: 'M2', stepId: randomUUID() });
  await server.command(CALDER, 'minutes.confirm', { meetingId: 'M2' });
}, 60_000);
afterAll(() => server.close());

function step(what: object) {
  return server.command(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: what });
}

function declare(who: string, itemId: string, text: string, recused: boolean) {
  return server.command(who, 'attendance.declareInterest', { meetingId: 'M2', itemId, text, recused });
}

function record(itemId: string, kind: string, text: string) {
  return server.command(CALDER, 'meeting.record', { meetingId: 'M2', entryId: randomUUID(), itemId, kind, text });
}

/** The words of the file, and how often the marking stands on each page (PDF) or in each head and foot (DOCX). */
async function opened(who: string, query: string, parameters: Record<string, string>) {
  const { status, body } = await server.query(who, query, { meetingId: 'M2', ...parameters });
  if (status !== 200) return { status, words: '', markings: [] };
  const bytes = new Uint8Array(Buffer.from(body.base64, 'base64'));
  if (parameters['format'] === 'docx') {
    const part = openDocx(bytes);
    const edges = ['word/header1.xml', 'word/footer1.xml'].map((name) => xmlText(part(name)));
    const words = all(part('word/document.xml'), 'w:p').map(xmlText).join('\n');
    return { status, words, markings: edges.map((edge) => edge.split(MARKING).length - 1) };
  }
  const { pages } = openPdf(bytes);
  const words = pages.flatMap(({ parts }) => parts.map(({ pieces }) => textOf(pieces))).join('\n');
  return {
    status,
    words,
    markings: pages.map(({ furniture }) => furniture.filter(({ text }) => text.startsWith(MARKING)).length),
  };
}

async function timesOf(who: string, format: string): Promise<string[]> {
  const { words } = await opened(who, 'meetings.agendaPack', { format });
  return words.slice(words.indexOf('Presenter')).match(/\b\d\d:\d\d\b/g) ?? [];
}

describe.each(['pdf', 'docx'])('as %s', (format) => {
  const onEachPage = format === 'pdf' ? 2 : 1;

  it('the minutes have who was there, decisions and tasks, and the marking at head and foot of each page', async () => {
    const { words, markings } = await opened(SANDHU, 'meetings.minutesPaper', { format });
    expect(words).toContain('Larchfield becomes a priority of the panel');
    expect(words).toMatch(/SEN-27-001 Check the permit: Environment Agency, Priya Sandhu, due Wed 24 Mar/);
    expect(words).toContain(HESKETH);
    expect(words).toMatch(/Apologies[\s\S]*Dan Ives/);
    expect(words).toMatch(
      /Interests declared: Tom Hesketh \(Northmoor.*\): My brother lets the yard; left for this item\./,
    );
    expect(markings.length).toBeGreaterThan(0);
    expect(new Set(markings)).toEqual(new Set([onEachPage]));
  });

  it('the minutes that Tom Hesketh takes have nothing of the item for which he left', async () => {
    const { words } = await opened(HESKETH, 'meetings.minutesPaper', { format });
    expect(words).toContain('Welcome, confidentiality and interests');
    expect(words).not.toMatch(/Larchfield|SEN-27-001|Check the permit|My brother/);
  });

  it.each([CALDER, BIRKETT, SANDHU])('the open minutes that %s takes name nothing that is restricted', async (who) => {
    const { words } = await opened(who, 'meetings.minutesPaper', { format });
    expect(words).toContain('Larchfield');
    expect(words).not.toMatch(/Harbour|Freeze|bank|SEN-27-002/);
  });

  it('the restricted annex is a file by itself, for those who may see it', async () => {
    for (const who of [CALDER, BIRKETT]) {
      const { words, markings } = await opened(who, 'meetings.minutesPaper', { format, part: 'annex' });
      expect(words).toMatch(/Harbour Grill cash[\s\S]*Freeze the account of the grill[\s\S]*SEN-27-002 Ask the bank/);
      expect(words).toMatch(/Interests declared: Joanne Birkett \(HM Revenue.*\): I audited the Harbour Grill\./);
      expect(words).not.toContain('Larchfield');
      expect(words.replaceAll(/\s+/g, ' ')).toContain(`Harbour Grill cash ${sharedText}`);
      expect(new Set(markings)).toEqual(new Set([onEachPage]));
    }
    expect((await opened(HESKETH, 'meetings.minutesPaper', { format, part: 'annex' })).status).toBe(404);
    expect((await opened(SANDHU, 'meetings.minutesPaper', { format })).words).not.toContain(sharedText);
  });

  it('the agenda pack, printed for all, leaves out what is restricted; that is an annex for those who may see it', async () => {
    for (const who of [REEVE, BIRKETT, HESKETH]) {
      const { words, markings } = await opened(who, 'meetings.agendaPack', { format });
      expect(words).toMatch(/Threat picture[\s\S]*Map of the yards: https:\/\/northmoor\.example\/maps\/1/);
      expect(words).not.toContain('Harbour');
      expect(new Set(markings)).toEqual(new Set([onEachPage]));
    }
    // Nor by its times: they are the same whoever prints it, and those whom nothing is hidden from read it in the tab.
    const [times, seen] = await Promise.all([REEVE, HESKETH].map(async (who) => (await timesOf(who, format)).join()));
    expect(times).toBe(seen);
    expect(times).toMatch(/^10:00,.*,11:55,11:58$/);
    const annex = (await opened(BIRKETT, 'meetings.agendaPack', { format, part: 'annex' })).words;
    expect(annex.replaceAll(/\s+/g, ' ')).toContain(`Harbour Grill cash Restricted. Late item. ${sharedText}`);
    expect(annex).toContain('Bank statements: https://northmoor.example/bank/1');
    // As it is numbered on the screen, with its heads in one piece; what part of the time it takes is of no use there.
    for (const word of ['10. Harbour', 'Minutes']) expect(annex).toContain(word);
    expect(annex).not.toContain('minutes planned');
    expect((await opened(HESKETH, 'meetings.agendaPack', { format, part: 'annex' })).status).toBe(404);
  });

  it('the sign-in sheet has a line for everybody expected, and is for those who run the panel', async () => {
    const { words, markings } = await opened(REEVE, 'meetings.signInSheet', { format });
    for (const name of [CALDER, HESKETH, 'Dan Ives', 'Jo Falk']) expect(words).toContain(name);
    expect(new Set(markings)).toEqual(new Set([onEachPage]));
    expect((await opened(HESKETH, 'meetings.signInSheet', { format })).status).toBe(403);
  });
});
