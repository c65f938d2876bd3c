import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { type Answer, startTestServer, type TestServer } from '../support/sentinel';

const MEMBERS = 60;
const ITEMS = 100;
const CHAIR = 'Ruth Calder';
const REEVE = 'Callum Reeve';

let server: TestServer;
let names: string[];
beforeAll(async () => {
  const more = Array.from({ length: MEMBERS - northmoor.members.length }, (_, index) => ({
    ...{ name: `Siân Ó Néill ${index + 1}`, title: 'Officer', role: 'member' },
    ...{ agency: northmoor.agencies[index % 16]?.id ?? 'ea', email: `officer${index + 1}@northmoor.example` },
  }));
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'panel-')), 'panel.json');
  writeFileSync(file, JSON.stringify({ ...northmoor, members: [...northmoor.members, ...more] }));
  names = JSON.parse(readFileSync(file, 'utf8')).members.map(({ name }: { name: string }) => name);
  server = await startTestServer({ PANEL_FILE: file });
  await server.moveClock('2027-01-13T10:00:00.000Z');
}, 60_000);
afterAll(() => server.close());

function step(what: object): Promise<Answer> {
  return server.command(CHAIR, 'meeting.step', { meetingId: 'M1', stepId: randomUUID(), step: what });
}

it('a meeting of sixty members and a hundred items runs from the start to its minutes', async () => {
  for (let number = 12; number <= ITEMS; number++) {
    const item = { meetingId: 'M1', itemId: `extra-${number}`, title: `Item ${number} ${'w'.repeat(100)}`, minutes: 1 };
    expect((await server.command(CHAIR, 'agenda.addItem', item)).status).toBe(200);
  }
  await step({ kind: 'start' });
  const signedIn = await Promise.all(
    names.map((name) => server.command(name, 'attendance.signIn', { meetingId: 'M1' })),
  );
  expect(signedIn.map(({ status }) => status)).toEqual(names.map(() => 200));

  const { agenda } = (await server.query(CHAIR, 'meetings.get', { meetingId: 'M1' })).body;
  expect(agenda).toHaveLength(ITEMS);
  // Each step and each entry is weighed against all hundred: thirty of them tell as much as all.
  const discussed = agenda.filter((_: unknown, at: number) => at % 10 < 3);
  for (const { id } of discussed) {
    expect((await step({ kind: 'goTo', itemId: id })).status).toBe(200);
    const entry = { meetingId: 'M1', entryId: randomUUID(), itemId: id, kind: 'decision', text: 'd'.repeat(500) };
    expect((await server.command(CHAIR, 'meeting.record', entry)).status).toBe(200);
  }
  expect((await server.command(CHAIR, 'meeting.close', { meetingId: 'M1', stepId: randomUUID() })).status).toBe(200);

  const { body } = await server.query(REEVE, 'meetings.minutes', { meetingId: 'M1' });
  expect(body.sections).toHaveLength(ITEMS);
  expect(body.sections.flatMap(({ decisions }: { decisions: string[] }) => decisions)).toHaveLength(discussed.length);
  expect(body.present).toHaveLength(MEMBERS);
  const paper = await server.query(REEVE, 'meetings.minutesPaper', { meetingId: 'M1', format: 'pdf' });
  expect(paper.status).toBe(200);
  expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true });
}, 60_000);
