import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { verifyLog } from '../../bot/wiring/verifyLog';
import { underGateway } from '../support/gateway';
import { type Json, ownFolder } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';

const panelId = 'operation-sentinel-northmoor';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  for (let number = 1; number <= 120; number++) {
    await server.command('Tom Hesketh', 'issue.raise', {
      issueId: `issue-${number}`,
      text: `Vans at night, ${number}`,
    });
  }
}, 60_000);
afterAll(() => server.close());

const exported = async () => server.query('Callum Reeve', 'log.export');
const logOf = async () => (await server.query('Callum Reeve', 'log.list', { after: '100', limit: '500' })).body.items;

describe('the exported log', () => {
  it('is a file of one entry a line under a header, words and all, that verify-log finds whole', async () => {
    const answer = await exported();
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="OFFICIAL-SENSITIVE log-2027-02-02.ndjson"',
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text: string = answer.body;
    const [header, ...entries] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.pop()).toEqual({ sentinelEnd: 1, marking: header.marking });
    expect(entries.length).toBeGreaterThan(120);
    const last = entries[entries.length - 1];
    expect(header).toMatchObject({ panelId, number: entries.length, hash: last.hash });
    expect(last).toMatchObject({ action: 'issue-raised', words: { reference: 'I-27-120' } });

    const file = path.join(ownFolder(), 'log.ndjson');
    writeFileSync(file, text);
    let said = '';
    const print = (some: string) => void (said += some);
    const code = await verifyLog({ args: [file], environment: { DATA_DIR: ownFolder() }, print });
    expect([code, said]).toEqual([0, expect.stringContaining(`  ${entries.length} entries, of 0 of which`)]);
  });

  it('is itself in the log, each time, with its rows, and no tab reads again for it', async () => {
    const before = (await server.query('Callum Reeve', 'tasks.list')).headers.get('etag');
    await exported();
    const entry = (await logOf()).at(-1);
    expect(entry).toMatchObject({
      ...{ action: 'log-exported', kind: 'consultation', byName: 'Callum Reeve' },
      ...{ subject: { type: 'log', id: panelId }, reference: 'log-2027-02-02.ndjson' },
    });
    expect((await server.query('Callum Reeve', 'tasks.list')).headers.get('etag')).toBe(before);
  });

  it('is refused to whoever may not read the log, and that stands in it too', async () => {
    expect((await server.query('Ruth Calder', 'log.export')).status).toBe(403);
    expect((await logOf()).at(-1)).toMatchObject({ action: 'access-refused', byName: 'Ruth Calder' });
  });

  it('ends where its reader goes away, and the server goes on', async () => {
    const headers = { Authorization: `Bearer ${await server.token('Callum Reeve')}` };
    for (let time = 1; time <= 5; time++) {
      const leaving = new AbortController();
      const response = await fetch(`${server.url}/api/queries/log.export`, { headers, signal: leaving.signal });
      expect(response.status).toBe(200);
      leaving.abort();
    }
    const taken = async () => (await logOf()).filter(({ action }: { action: string }) => action === 'log-exported');
    await until('each of them in the log', async () => (await taken()).length >= 7);
    expect((await exported()).status).toBe(200);
  });

  it('can be described: it is no JSON', async () => {
    const { body } = await send(`${server.url}/api`, 'GET', {});
    expect(Object.keys(body.paths['/api/queries/log.export'].get.responses[200].content)).toEqual([
      'application/x-ndjson',
    ]);
  });
});

it('a check is told number and hash together or neither', async () => {
  const { status, body } = await server.query('Callum Reeve', 'log.check', { anchorNumber: '3' });
  expect([status, body.issues]).toEqual([400, [{ path: 'anchorHash', message: 'Give number and hash together.' }]]);
});

const REEVE = 'Callum Reeve';
const find = async (search: Record<string, string>): Promise<Json[]> => {
  const { status, body } = await server.query(REEVE, 'log.find', search);
  expect([search, status]).toEqual([search, 200]);
  return body.items;
};

describe('what the auditor asks of the log', () => {
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  beforeAll(async () => {
    const raised = await server.command('Tom Hesketh', 'issue.raise', { issueId: 'books', text: '=Two sets of books' });
    expect(raised.body.reference).toBe('I-27-121');
    await server.command(REEVE, 'issue.triage', { issueId: 'books', audience, ...underGateway });
    await server.query('Joanne Birkett', 'issues.get', { issueId: 'books' });
    await server.query('Siobhan Kerr', 'issues.get', { issueId: 'books' });
  });
  const linesOf = (items: Json[]) => items.map(({ byName, did, reference }) => `${byName} ${did} ${reference}`);

  it('who saw one record and who was turned away, the newest first, in sentences', async () => {
    const items = await find({ about: 'i-27-121', seen: 'true' });
    expect(linesOf(items).slice(0, 2)).toEqual(['Siobhan Kerr was refused I-27-121', 'Joanne Birkett opened I-27-121']);
    expect(items[1]).toMatchObject({ byAgency: 'HM Revenue and Customs', reader: 'joanne-birkett' });
    expect(linesOf(items).join()).not.toContain('raised');
  });

  it('by what a line says that it is about, which two records with one id do not share', async () => {
    const [line] = await find({ about: 'I-27-121' });
    expect(await find({ about: line.about })).toEqual(await find({ about: 'I-27-121' }));
    expect(await find({ about: 'task:books' })).toEqual([]);
  });

  it('what one person saw or was turned away from, and what they did', async () => {
    expect(linesOf(await find({ reader: 'joanne-birkett' }))).toEqual(['Joanne Birkett opened I-27-121']);
    expect(await find({ by: 'tom-hesketh', kind: 'consultation' })).toEqual([]);
    expect(linesOf(await find({ by: 'tom-hesketh', action: 'issue-raised', limit: '1' }))).toEqual([
      'Tom Hesketh raised I-27-121',
    ]);
  });

  it('who was refused, on the days that are named with all of their hours', async () => {
    const refused = linesOf(await find({ refused: 'true', about: 'I-27-121' }));
    expect(refused).toEqual(['Siobhan Kerr was refused I-27-121']);
    const of = async (from: string, to: string) => (await find({ refused: 'true', from, to })).length;
    expect(await of('2027-02-02', '2027-02-02')).toBeGreaterThan(0);
    expect([await of('2027-02-03', '2027-02-09'), await of('2027-01-01', '2027-02-01')]).toEqual([0, 0]);
  });

  it('a page at a time, all of it in the end', async () => {
    const pages: Json[] = [];
    let cursor: string | undefined;
    do {
      const more: Record<string, string> = cursor === undefined ? {} : { cursor };
      const { body } = await server.query(REEVE, 'log.find', { action: 'issue-raised', limit: '50', ...more });
      pages.push(...body.items);
      cursor = body.cursor;
    } while (cursor !== undefined);
    expect(pages.map(({ number }) => number)).toEqual(pages.map(({ number }) => number).toSorted((a, b) => b - a));
    expect(pages).toHaveLength(121);
  });

  it('whoever else asks is refused', async () => {
    for (const name of ['log.find', 'log.choices', 'log.exportFound']) {
      expect([name, (await server.query('Ruth Calder', name, { about: 'I-27-121' })).status]).toEqual([name, 403]);
    }
  });
});

describe('an excerpt of who saw one record', () => {
  const excerpt = async (): Promise<string[]> => {
    const { body, headers } = await server.query(REEVE, 'log.exportFound', { about: 'I-27-121', format: 'ndjson' });
    expect(headers.get('content-disposition')).toContain('who-saw-I-27-121-2027-02-02.ndjson');
    return String(body).trimEnd().split('\n');
  };
  /** In a folder of its own, where there is no store. */
  const verified = async (lines: readonly string[], anchors: readonly object[] = []) => {
    const folder = ownFolder();
    const file = path.join(folder, 'moved.ndjson');
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    writeFileSync(path.join(folder, 'mail.ndjson'), anchors.map((each) => JSON.stringify(each)).join('\n'));
    let said = '';
    const print = (some: string) => void (said += some);
    const args = [file, '--anchors', path.join(folder, 'mail.ndjson')];
    return { code: await verifyLog({ args, environment: { DATA_DIR: folder }, print }), said };
  };
  const changed = (line: string | undefined, change: (entry: Json) => object) =>
    JSON.stringify(change(JSON.parse(line ?? '')));

  it('proves on another machine who saw it, and that nobody else did from its first entry on', async () => {
    const lines = await excerpt();
    const { code, said } = await verified(lines);
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/\d+ of these are about issue:books, and none was left out/),
    ]);
    expect(said).toMatch(/joanne-birkett issue-opened issue:books\n/);
    expect(said).toMatch(/siobhan-kerr access-refused issue:books\n/);
    const [header, first] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({ number: header.from, action: 'issue-raised' });
    const marking = 'OFFICIAL-SENSITIVE RECIPIENTS ONLY';
    expect([header.marking, JSON.parse(lines.at(-1) ?? '')]).toEqual([marking, { sentinelEnd: 1, marking }]);
    const { marking: _, ...before } = header;
    expect((await verified([JSON.stringify(before), ...lines.slice(1, -1)])).code).toBe(0);
  });

  it('has no words but those about it, and none of what it says', async () => {
    const lines = await excerpt();
    const others = lines
      .slice(1, -1)
      .map((line) => JSON.parse(line))
      .filter(({ subject }) => subject.id !== 'books');
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ words }) => words !== undefined)).toEqual([]);
    expect(lines.join()).not.toContain('Two sets of books');
  });

  it('finds a row that was altered, left out, added, put elsewhere or cut off, and a head that says less', async () => {
    const lines = await excerpt();
    const at = lines.findIndex((line) => line.includes('"issue-opened"'));
    const rows = lines.map((_, index) => index);
    const row = (index: number) => lines[index] ?? '';
    const altered = changed(row(at), (entry) => ({ ...entry, by: 'tom-hesketh' }));
    const hidden = changed(row(at), (entry) => ({ ...entry, subject: { type: 'issue', id: 'issue-1' } }));
    const added = changed(row(at), (entry) => ({ ...entry, number: Number(entry.number) + 1, by: 'tom-hesketh' }));
    const shorter = changed(row(0), (header) => ({ ...header, number: header.number - 1 }));
    const forged: Record<string, string[]> = {
      altered: lines.with(at, altered),
      'said to be of another': lines.with(at, hidden),
      'left out': lines.toSpliced(at, 1),
      added: lines.toSpliced(at + 1, 0, added),
      'first left out': lines.toSpliced(1, 1),
      'cut off': lines.toSpliced(-2, 1),
      'added below the end': [...lines, row(at)],
      swapped: rows.map((index) => row(index === at ? at + 1 : index === at + 1 ? at : index)),
      'a head that says less': [shorter, ...lines.toSpliced(-2, 1).slice(1)],
      'words altered': lines.with(
        at,
        changed(row(at), (entry) => ({ ...entry, words: { ...entry.words, reference: 'I-27-1' } })),
      ),
    };
    for (const [how, file] of Object.entries(forged)) {
      const { code, said } = await verified(file);
      expect([how, code, said.includes('none was left out')]).toEqual([how, 1, false]);
    }
  });

  it('that was made anew from its first row on is found by a mail of the auditor’s alone', async () => {
    const lines = await excerpt();
    const { number, hash } = JSON.parse(lines.at(-2) ?? '');
    const whole = await verified(lines, [{ panelId, number, hash }]);
    expect([whole.code, whole.said]).toEqual([0, expect.stringContaining('Held against 1 anchor')]);
    const other = await verified(lines, [{ panelId, number, hash: '0'.repeat(64) }]);
    expect([other.code, other.said]).toEqual([1, expect.stringContaining('The log was rewritten')]);
  });

  it('proves of one person of a group who opened them and who was refused, by number and never by name', async () => {
    const person = { groupId: 'nm-ocg-031', nominalId: 'p1' };
    const [visit, formula] = ['Preparing the visit', '=HYPERLINK("//evil")'];
    expect((await server.query('Priya Sandhu', 'nominals.get', { ...person, reason: visit })).status).toBe(200);
    expect((await server.query('Joanne Birkett', 'nominals.get', { ...person, reason: visit })).status).toBe(404);
    await server.query('Priya Sandhu', 'nominals.get', { ...person, nominalId: 'p3', reason: formula });
    const about = 'NM-OCG-031, person 1';
    const saw = (await find({ about, seen: 'true' })).map(
      ({ byName, did, reference }) => `${byName} ${did} ${reference}`,
    );
    expect(saw).toEqual([`Joanne Birkett was refused ${about}`, `Priya Sandhu opened ${about}`]);
    expect(await find({ about: 'NM-OCG-031', action: 'nominal-opened' })).toHaveLength(2);
    expect(await find({ reason: 'the VISIT' })).toMatchObject([{ byName: 'Priya Sandhu', note: visit }]);
    const { body } = await server.query(REEVE, 'log.exportFound', { about, format: 'ndjson' });
    const { code, said } = await verified(String(body).trimEnd().split('\n'));
    expect([code, said]).toEqual([0, expect.stringMatching(/2 of these are about group:nm-ocg-031\.p1, and none/)]);
    expect(`${String(body)} ${said}`).not.toMatch(/Stroud|Penfold/);
  });

  it('can be read as a table in which no cell is a formula', async () => {
    // As a line of the log names it, by an id that no screen shows.
    const { body, headers } = await server.query(REEVE, 'log.exportFound', { about: 'issue:books' });
    const few = 'OFFICIAL-SENSITIVE RECIPIENTS ONLY';
    expect(headers.get('content-disposition')).toContain(`filename="${few} who-saw-I-27-121-2027-02-02.csv"`);
    const [head, ...rows] = String(body).trimEnd().split('\r\n');
    expect(head).toMatch(/^\uFEFF?OFFICIAL-SENSITIVE RECIPIENTS ONLY,"Who saw I-27-121\. Operation Sentinel/);
    expect(rows.pop()).toBe(few);
    expect(rows[0]).toBe('Entry,When,Who,Agency,What,Record,To,Reason or note,Hash of the entry');
    expect(rows.join('\n')).toMatch(
      /Joanne Birkett,HM Revenue and Customs,opened,I-27-121,,Preparing for the meeting,[0-9a-f]{64}/,
    );
    const { body: people } = await server.query(REEVE, 'log.exportFound', { about: 'NM-OCG-031' });
    expect(String(people)).toContain(`,"'=HYPERLINK(""//evil"")",`);
  });

  it('is itself in the log, by whom, and of one person it tells what they saw', async () => {
    const { body } = await server.query(REEVE, 'log.exportFound', { reader: 'joanne-birkett', format: 'ndjson' });
    const { code, said } = await verified(String(body).trimEnd().split('\n'));
    expect([code, said]).toEqual([
      0,
      expect.stringContaining('2 of these tell what joanne-birkett saw or was refused, and none'),
    ]);
    const [line] = await find({ action: 'log-exported' });
    expect(line).toMatchObject({ byName: REEVE, reference: 'seen-by-joanne-birkett-2027-02-02.ndjson' });
  });
});
