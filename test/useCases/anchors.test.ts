import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MemberId, PanelId } from '../../bot/domain/ids';
import northmoor from '../../bot/panels/northmoor.json';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { verifyLog } from '../../bot/wiring/verifyLog';
import { startCosmos } from '../support/cosmosEmulator';
import { Intruder, logId } from '../support/intruder';
import { readLog } from '../support/ledgerTasks';
import { openPdf, texts } from '../support/openedDocuments';
import { ownFolder } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';

const panelId = PanelId.parse('operation-sentinel-northmoor');
const owen = MemberId.parse('owen-pryce');
const auditor = { name: 'Una Keane', title: 'Information auditor', role: 'auditor', email: 'una.keane@police.example' };

/** Northmoor with an auditor. */
function panelFile(): string {
  const file = path.join(ownFolder(), 'panel.json');
  const members = [...northmoor.members, { ...auditor, agency: 'police' }];
  writeFileSync(file, JSON.stringify({ ...northmoor, members }));
  return file;
}

const mailsOf = async ({ url }: TestServer) =>
  (await send(`${url}/local/api/mails?as=una-keane`, 'GET', {})).body.mails;

const anchorsOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const give = (server: TestServer, taskId: string) =>
  server.command('Ruth Calder', 'task.allocate', {
    ...{ taskId, title: 'Visit the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-19' },
  });

describe('the daily anchor of a log', () => {
  let server: TestServer;
  let file: string;
  beforeEach(async () => {
    file = path.join(ownFolder(), 'elsewhere', 'anchors.ndjson');
    server = await startTestServer({ LOCAL_MAIL: 'on', PANEL_FILE: panelFile(), ANCHOR_FILE: file });
    await server.moveClock('2027-02-02T09:14:00.000Z');
    await give(server, 'task-1');
    // Her yes to the confidentiality statement is an entry too.
    await server.query('Una Keane', 'log.check');
    await server.moveClock('2027-02-03T09:14:00.000Z');
  });
  afterEach(() => server.close());

  /** Behind the server's back, as whoever has the store in hand; then the server looks. */
  async function tamper(how: (intruder: Intruder) => Promise<void>) {
    const store = openSqliteStore(path.join(server.dataDir, 'sentinel.db'));
    await how(new Intruder(store, panelId));
    await store.close();
    return (await server.query('Una Keane', 'log.check')).body;
  }

  async function verify(): Promise<{ code: number; said: string }> {
    let said = '';
    const environment = { ANCHOR_FILE: file };
    const code = await verifyLog({ args: [server.dataDir], environment, print: (text) => (said += text) });
    return { code, said };
  }

  it('reaches the auditor by mail, with nothing of what the log says, and the file', async () => {
    const [mail] = await until('the mail of the second day', async () => {
      const mails = await mailsOf(server);
      return mails.some(({ subject }: { subject: string }) => subject.includes('3 Feb')) && mails;
    });
    const last = anchorsOf(file).at(-1);
    expect(last).toEqual({ panelId, number: expect.any(Number), hash: expect.any(String), on: '2027-02-03' });
    expect(mail.to).toBe('una.keane@police.example');
    expect(mail.subject).toMatch(/3 Feb 2027 the panel’s log had reached entry \d+$/);
    expect(mail.text).toContain(JSON.stringify(last));
    expect(mail.text).toContain('npm run verify-log');
    expect(decodeURIComponent(mail.text)).toMatch(/Open it in Teams:\n\S+\blog\b/);
    const { body } = await server.query('Callum Reeve', 'reminders.deliveries');
    const told = body.items.filter(({ to }: { to: string }) => to === 'Una Keane');
    expect(told).toContainEqual(expect.objectContaining({ what: 'Notice: the log' }));
    expect(mail.text).not.toMatch(/yard|SEN-27/);
    const entries = await entriesOf();
    expect(entries.find(({ number }) => number === last.number)?.hash).toBe(last.hash);
  });

  async function entriesOf() {
    const store = openSqliteStore(path.join(server.dataDir, 'sentinel.db'));
    const entries = await readLog(store, panelId);
    await store.close();
    return entries;
  }

  it('is one a day, and none on a day on which nothing was written', async () => {
    for (const now of ['2027-02-03T12:00:00.000Z', '2027-02-04T09:14:00.000Z', '2027-02-05T09:14:00.000Z']) {
      await server.moveClock(now);
    }
    const days = anchorsOf(file).map(({ on }) => on);
    expect(new Set(days).size).toBe(days.length);
    const points = anchorsOf(file).map(({ number }) => number);
    expect(new Set(points).size).toBe(points.length);
  });

  it('shows a log that is whole as whole', async () => {
    await give(server, 'task-2');
    expect((await server.query('Una Keane', 'log.check')).body).toMatchObject({ intact: true, faults: [] });
    expect(await verify()).toMatchObject({ code: 0, said: expect.stringContaining('The log is whole.') });
  });

  it('tells a number or hash that was typed wrong apart from what is wrong with the log', async () => {
    const { number, hash } = anchorsOf(file).at(-1);
    const checked = async (anchorNumber: number, anchorHash: string) =>
      (await server.query('Una Keane', 'log.check', { anchorNumber: String(anchorNumber), anchorHash })).body;
    expect(await checked(number, hash)).toMatchObject({ typed: 'fits', intact: true, faults: [] });
    for (const [wrong, given] of [
      [99_999, hash],
      [number, 'a'.repeat(64)],
    ]) {
      expect(await checked(wrong, given)).toMatchObject({ typed: 'differs', intact: false, faults: [] });
    }
  });

  it('finds a tail that was cut off together with the head', async () => {
    const { number } = anchorsOf(file).at(-1);
    const { faults } = await tamper((intruder) => intruder.cutBack(number - 1));
    expect(faults).toContain(`The log was cut: it went on with entry ${number}.`);
    expect(await verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining(`it went on with entry ${number}.`),
    });
  });

  it('finds a log that was rewritten whole, head included', async () => {
    const { number } = anchorsOf(file).at(-1);
    const found = await tamper((intruder) =>
      intruder.rewrite((entry) => (entry.number === 2 ? { ...entry, by: owen } : entry)),
    );
    const words = `The log was rewritten: entry ${number} is not the one that was anchored outside the store.`;
    expect(found).toMatchObject({ intact: false, faults: expect.arrayContaining([words]) });
    expect(await verify()).toMatchObject({ code: 1, said: expect.stringContaining(words) });
  });

  const missedMails = async () =>
    (await mailsOf(server)).filter(({ subject }: { subject: string }) => subject.includes('not what was anchored'));

  it('tells the auditor by itself, once, of a log that was rewritten whole, on a day on which nothing is written too', async () => {
    const { number } = anchorsOf(file).at(-1);
    await tamper((intruder) => intruder.rewrite((entry) => (entry.number === 2 ? { ...entry, by: owen } : entry)));
    await server.moveClock('2027-02-04T09:14:00.000Z');
    const [mail] = await until('the mail of what was missed', async () => {
      const mails = await missedMails();
      return mails.length > 0 && mails;
    });
    expect(mail.to).toBe('una.keane@police.example');
    expect(mail.subject).toMatch(new RegExp(`entry ${number} is another one, or gone$`));
    expect(mail.text).toContain(JSON.stringify(anchorsOf(file).find((each) => each.number === number)));
    expect(mail.text).not.toMatch(/yard|SEN-27/);
    await give(server, 'task-2');
    for (const day of ['2027-02-05', '2027-02-08']) await server.moveClock(`${day}T09:14:00.000Z`);
    await until('the anchor of a day after', async () => anchorsOf(file).some(({ on }) => on > '2027-02-04'));
    expect(await missedMails()).toHaveLength(1);
  });

  it('tells of a log that was cut although the store was made to say that all is told', async () => {
    const { number } = anchorsOf(file).at(-1);
    await tamper(async (intruder) => {
      await intruder.cutBack(number - 1);
      await intruder.remove('lastAnchor');
    });
    await server.moveClock('2027-02-04T09:14:00.000Z');
    await until('the mail of what was missed', async () => (await missedMails()).length === 1);
  });

  it('tells nobody of anything missed where words were erased and the log went on', async () => {
    await give(server, 'task-2');
    const entries = await entriesOf();
    const last = entries.find(({ number }) => number === anchorsOf(file).at(-1).number);
    const numbers = [last?.number];
    await server.command('Callum Reeve', 'log.eraseWords', { numbers, reason: 'Its time is over' });
    for (const day of ['2027-02-04', '2027-02-05']) await server.moveClock(`${day}T09:14:00.000Z`);
    await until('the anchor of a day after', async () => anchorsOf(file).some(({ on }) => on >= '2027-02-04'));
    expect(await missedMails()).toEqual([]);
  });

  it('finds a record that was changed, and its entry with it', async () => {
    const { faults } = await tamper((intruder) =>
      intruder.alter('task:task-1', (task) => ({ ...task, title: 'Leave the yard alone' })),
    );
    expect(faults).toEqual(["The record task:task-1 was changed behind the log's back."]);
    expect((await verify()).said).toContain(faults[0]);
    const altered = await tamper((intruder) => intruder.alter(logId(2), (entry) => ({ ...entry, by: owen })));
    expect(altered.faults).toContain('Entry 2 was altered, or does not follow from the one before it.');
    const { body } = await server.query('Callum Reeve', 'measures.evidencePack', { period: 'year' });
    const told = texts(openPdf(Buffer.from(body.base64, 'base64')), 'L LI LBody').join(' ');
    expect(told).toMatch(/do NOT stand as they were written.*by the auditor.*The log was NOT whole/);
  });
});

describe('two servers on one store', () => {
  it('anchor each day once between them, in the file and by mail, whoever looks and however often', async () => {
    const cosmos = await startCosmos();
    const ANCHOR_FILE = path.join(ownFolder(), 'anchors.ndjson');
    const settings = {
      ...{ COSMOS_ENDPOINT: cosmos.endpoint, COSMOS_KEY: cosmos.key },
      ...{ LOCAL_MAIL: 'on', PANEL_FILE: panelFile(), ANCHOR_FILE },
    };
    const servers = [await startTestServer(settings), await startTestServer(settings)];
    for (const day of ['2027-02-02', '2027-02-03', '2027-02-03']) {
      await Promise.all(servers.map((server) => server.moveClock(`${day}T09:14:00.000Z`)));
      await Promise.all(servers.map((server, index) => give(server, `task-${day}-${index}`)));
    }
    const subjects = async () => (await Promise.all(servers.map(mailsOf))).flat().map(({ subject }) => subject);
    await until('the last mail', async () => (await subjects()).some((each: string) => each.includes('3 Feb')));
    const sent = await subjects();
    expect(new Set(sent).size).toBe(sent.length);
    // One that starts anew finds out what was done.
    await servers[1]?.close();
    servers[1] = await startTestServer(settings);
    for (const server of servers) await server.moveClock('2027-02-04T09:14:00.000Z');
    const days = anchorsOf(ANCHOR_FILE).map(({ on }) => on);
    expect(days.slice(-3)).toEqual(['2027-02-02', '2027-02-03', '2027-02-04']);
    expect(new Set(days).size).toBe(days.length);
    for (const server of servers) await server.close();
    await cosmos.close();
  });
});
