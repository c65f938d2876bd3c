import { writeFileSync } from 'node:fs';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { verifyLog } from '../../bot/wiring/verifyLog';
import { underGateway } from '../support/gateway';
import { chatOf } from '../support/localTeams';
import { type Json, ownFolder } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const [REEVE, CALDER, HESKETH, BIRKETT] = ['Callum Reeve', 'Ruth Calder', 'Tom Hesketh', 'Joanne Birkett'];
const [KERR, IVES, SANDHU] = ['Siobhan Kerr', 'Dan Ives', 'Priya Sandhu'];
const [NOOR, UNA, ADMIN] = ['Noor Hale', 'Una Keane', 'Mair Owen'];
const also = (name: string, role: string) => ({
  ...{ name, role, agency: 'police', email: `${name.toLowerCase().replace(' ', '.')}@northmoor.police.example` },
});
const month = { task: 1, issue: 1, meeting: 1, group: 600, nominal: 600, member: 1, message: 1, turnedAway: 1 };

let server: TestServer;
beforeAll(async () => {
  const PANEL_FILE = path.join(ownFolder(), 'panel.json');
  const members = [...northmoor.members, also(NOOR, 'auditor'), also(UNA, 'auditor'), also(ADMIN, 'administrator')];
  writeFileSync(PANEL_FILE, JSON.stringify({ ...northmoor, members }));
  server = await startTestServer({ PANEL_FILE });
  await server.moveClock('2027-01-05T10:00:00.000Z');
  // Both have come in: whoever has not follows nobody.
  for (const who of [NOOR, UNA]) await server.query(who, 'log.find');
}, 60_000);
afterAll(() => server.close());

async function done(who: string, name: string, input: object): Promise<Json> {
  const { status, body } = await server.command(who, name, input);
  expect([name, status, body.message]).toEqual([name, 200, undefined]);
  return body;
}
async function ask(name: string, parameters: Record<string, string>, who = NOOR): Promise<Json> {
  const { status, body } = await server.query(who, name, parameters);
  expect([name, parameters, status]).toEqual([name, parameters, 200]);
  return body;
}

/** The table without its head of two lines and its foot. */
const tableAbout = async (about: string): Promise<string[]> =>
  String(await ask('log.exportFound', { about }))
    .trimEnd()
    .split('\r\n');

/** What `verify-log` says of the proof in a folder where there is no store. */
async function proofAbout(about: string): Promise<{ code: number; said: string; lines: string[] }> {
  const text = String(await ask('log.exportFound', { about, format: 'ndjson' }));
  const folder = ownFolder();
  const file = path.join(folder, 'proof.ndjson');
  writeFileSync(file, text);
  let said = '';
  const print = (some: string) => void (said += some);
  const code = await verifyLog({ args: [file], environment: { DATA_DIR: folder }, print });
  return { code, said, lines: text.trimEnd().split('\n') };
}

async function keepPerson(who: string, memberId: string, name: 'member.change' | 'member.end', fields: object) {
  const { version, held } = await ask('people.get', { memberId }, who);
  const handedOver = held.map(({ key }: Json) => ({ key, isLeft: true }));
  return done(who, name, { memberId, version, ...(name === 'member.end' ? { handedOver } : {}), ...fields });
}

async function settle(part: string, change: (now: Json) => object) {
  const now = (await ask('settings.get', {}, REEVE))[part];
  await done(REEVE, 'panel.change', { part, version: now.version, ...change(now) });
}

/** Of each entry what nobody may take from the auditor; whose name it is may change, whose act it was not. */
const firm = ({ number, at, by, action, kind, subject, hash, to, reader }: Json) => ({
  ...{ number, at, by, action, kind, subject, hash, to, reader },
});

describe('whoever runs the panel does not decide what the auditor sees: a line stands', () => {
  const about = 'I-27-001';
  const found = async (who = NOOR): Promise<Json[]> => (await ask('log.find', { about, limit: '200' }, who)).items;
  let lines: Json[];
  beforeAll(async () => {
    await done(HESKETH, 'issue.raise', { issueId: 'books', text: 'Two sets of books' });
    const audience = { kind: 'named', agencyIds: ['hmrc', 'planning'], memberIds: [] };
    await done(REEVE, 'issue.triage', { issueId: 'books', audience, ...underGateway });
    await ask('issues.get', { issueId: 'books' }, BIRKETT);
    expect((await server.query(KERR, 'issues.get', { issueId: 'books' })).status).toBe(404);
    await done(REEVE, 'issue.putOnAgenda', { issueId: 'books', meetingId: 'M1' });
    lines = await found();
    expect(lines.map(({ byName, did }) => `${byName} ${did}`)).toEqual(
      expect.arrayContaining([`${BIRKETT} opened`, `${KERR} was refused`, `${HESKETH} raised`]),
    );
  });

  /** In what is found, in the table and in the proof. */
  async function expectAllThere(who = NOOR): Promise<void> {
    const now = new Map((await found(who)).map((line) => [line.number, line]));
    for (const line of lines) {
      const stands = now.get(line.number);
      expect(stands && firm(stands)).toEqual(firm(line));
      const isSaid = stands?.reference === about || stands?.wordsErased === true;
      expect([line.number, isSaid]).toEqual([line.number, true]);
    }
    const table = (await tableAbout(about)).join('\n');
    const { code, said } = await proofAbout(about);
    expect([code, said]).toEqual([0, expect.stringContaining('and none was left out')]);
    for (const line of lines.filter(({ action }) => /opened|refused/.test(action))) {
      expect(table).toContain(line.hash);
      expect(said).toContain(`${line.number} ${line.at} ${line.by} ${line.action}`);
    }
  }

  it.each<[string, () => Promise<unknown>]>([
    [
      'what it tells of is made for fewer',
      () =>
        done(REEVE, 'issue.triage', {
          issueId: 'books',
          audience: { kind: 'named', agencyIds: ['police'], memberIds: [] },
        }),
    ],
    [
      'its words are erased, and the log says whose act that was and of which lines',
      async () => {
        const numbers = lines.filter(({ action }) => /opened|raised/.test(action)).map(({ number }) => number);
        await done(REEVE, 'log.eraseWords', { numbers, reason: 'They are over' });
        const [erasure] = (await ask('log.find', { action: 'log-words-erased' })).items;
        expect(erasure).toMatchObject({ byName: REEVE, note: 'They are over' });
        expect(new Set(erasure.erased)).toEqual(new Set(numbers));
        const gone = (await found()).filter(({ wordsErased }) => wordsErased).map(({ number }) => number);
        expect(new Set(gone)).toEqual(new Set(numbers));
        expect((await tableAbout(about)).join()).toContain('The words were erased');
      },
    ],
    [
      'those who run the panel leave for its item',
      async () => {
        const left = { meetingId: 'M1', itemId: 'issue-books', text: 'My brother keeps them', recused: true };
        await done(REEVE, 'attendance.declareInterest', left);
        expect((await server.query(REEVE, 'log.find', { about })).body.code).toBe('no-such-reference');
        await expectAllThere();
        await done(REEVE, 'attendance.declareInterest', { ...left, recused: false });
      },
    ],
    [
      'its item goes from the agenda',
      () => done('Owen Pryce', 'agenda.removeItem', { meetingId: 'M1', itemId: 'issue-books', reason: 'No time' }),
    ],
    [
      'reasons are asked no more and everything is kept for a month',
      async () => {
        await settle('reasons', ({ readingReasons }) => ({ readingReasons: { ...readingReasons, ask: false } }));
        await settle('retention', () => ({ retention: month }));
      },
    ],
    [
      'whoever saw it bears another name, and the log says which one before',
      async () => {
        await keepPerson(REEVE, 'joanne-birkett', 'member.change', { name: 'Jo Smith' });
        const [change] = (await ask('log.find', { action: 'member-changed', limit: '1' })).items;
        expect(change).toMatchObject({ byName: REEVE, reference: 'Jo Smith', note: `Name, before: ${BIRKETT}` });
      },
    ],
    ['whoever saw it leaves the panel', () => keepPerson(REEVE, 'joanne-birkett', 'member.end', {})],
    [
      'whoever was refused is made an auditor',
      async () => {
        await keepPerson(ADMIN, 'siobhan-kerr', 'member.change', { role: 'auditor' });
        await expectAllThere(KERR);
      },
    ],
    [
      'it is disposed of',
      async () => {
        await done(REEVE, 'issue.close', { issueId: 'books', answer: 'There is one set' });
        await server.moveClock('2027-02-22T10:00:00.000Z');
        const records = [{ type: 'issue', id: 'books' }];
        await done(REEVE, 'retention.dispose', { records, reason: 'Its time is over' });
        expect((await found()).some(({ action }) => action === 'record-disposed')).toBe(true);
      },
    ],
  ])('when %s', async (_what, act) => {
    await act();
    await expectAllThere();
  });

  it('and who looks into the log is changed by nobody unseen: the log says it, auditors and chair are told', async () => {
    await keepPerson(ADMIN, 'noor-hale', 'member.change', { role: 'member' });
    await keepPerson(REEVE, 'siobhan-kerr', 'member.end', {});
    for (const who of [NOOR, KERR]) expect([who, (await server.query(who, 'log.find')).status]).toEqual([who, 403]);
    const by = async (action: string) => (await ask('log.find', { action, limit: '1' }, UNA)).items[0];
    expect(await by('member-changed')).toMatchObject({ byName: ADMIN, note: 'Role from auditor to member' });
    expect(await by('member-ended')).toMatchObject({ byName: REEVE, reference: KERR });
    const said = [
      `${ADMIN} changed the role of ${NOOR}, an auditor of the panel`,
      `${REEVE} gave a last day to ${KERR}, an auditor of the panel`,
    ];
    for (const id of ['una-keane', 'ruth-calder', 'owen-pryce']) {
      const chat = async () => JSON.stringify(await chatOf(server.url, id));
      for (const each of said) await until(`${id} hears: ${each}`, async () => (await chat()).includes(each));
    }
    // Her chat is hers still, though no door is.
    await until('she whose seat is over hears it too', async () => {
      const { items } = await ask('reminders.deliveries', {}, REEVE);
      return items.some(
        (each: Json) => each.to === 'A former member' && each.what === 'Notice' && each.state === 'sent',
      );
    });
    await keepPerson(ADMIN, 'noor-hale', 'member.change', { role: 'auditor' });
    await keepPerson(REEVE, 'noor-hale', 'member.change', { name: 'Noor Hale-Green' });
    const renamed = `${REEVE} changed the name of ${NOOR}, an auditor of the panel`;
    for (const id of ['una-keane', 'ruth-calder'])
      await until('they hear the name too', async () => JSON.stringify(await chatOf(server.url, id)).includes(renamed));
    await keepPerson(REEVE, 'noor-hale', 'member.change', { name: NOOR });
  });

  it('and the only one who looks into it is put out by nobody before another is there', async () => {
    await keepPerson(ADMIN, 'noor-hale', 'member.change', { role: 'member' });
    const { version, held } = await ask('people.get', { memberId: 'una-keane' }, REEVE);
    const una = { memberId: 'una-keane', version };
    const handedOver = held.map(({ key }: Json) => ({ key, isLeft: true }));
    const attempts: [string, object][] = [
      ['member.end', { ...una, handedOver }],
      ['member.end', { ...una, handedOver, endsOn: '2027-12-31' }],
      ['member.move', { ...una, handedOver, newMemberId: 'una-2', agencyId: 'hse' }],
      ['member.change', { ...una, role: 'observer', endsOn: '2027-12-31' }],
      ['member.change', { ...una, endsOn: '2027-12-31' }],
      ['member.change', { ...una, email: 'callum.2@northmoor.police.example' }],
    ];
    for (const [name, input] of attempts) {
      const { status, body } = await server.command(REEVE, name, input);
      expect([name, status, body.code]).toEqual([name, 409, 'last-auditor']);
      expect(body.message).toContain(`${UNA} is the panel’s only auditor`);
    }
    await keepPerson(ADMIN, 'noor-hale', 'member.change', { role: 'auditor' });
    await keepPerson(REEVE, 'una-keane', 'member.change', { role: 'member' });
    await keepPerson(REEVE, 'una-keane', 'member.change', { role: 'auditor' });
  });
});

describe('the log of what was read more often than one page holds', () => {
  const about = 'NM-OCG-031';
  const readers = [REEVE, CALDER, 'Owen Pryce', 'Amira Nadeem', 'Lena Hart', SANDHU, HESKETH, 'Beth Lowther', IVES];
  let numbers: number[];
  beforeAll(async () => {
    for (let hour = 0; hour < 15; hour++) {
      // Sixty-five minutes apart: within the hour a second look is no entry of its own.
      const at = new Date(Date.UTC(2027, 1, 22, 10) + (hour + 1) * 65 * 60_000);
      await server.moveClock(at.toISOString());
      const people = ['p1', 'p2', 'p3'].map((nominalId) => ({ groupId: 'nm-ocg-031', nominalId }));
      await Promise.all(
        readers.flatMap((who) => people.map((person) => ask('nominals.get', { ...person, reason: 'A look' }, who))),
      );
    }
    numbers = [];
    let cursor: string | undefined;
    do {
      const page = await ask('log.find', { about, seen: 'true', limit: '100', ...(cursor && { cursor }) });
      numbers.unshift(...page.items.map(({ number }: Json) => number).reverse());
      cursor = page.cursor;
    } while (cursor !== undefined);
  }, 60_000);

  it('is found a page at a time, each entry once, in order', () => {
    expect(numbers.length).toBeGreaterThan(400);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
  });

  it('is a table with each entry once, in order, between two lines of the marking', async () => {
    const [head, headings, ...rows] = await tableAbout(about);
    expect([head, rows.pop()]).toEqual([
      expect.stringMatching(/^\uFEFF?OFFICIAL-SENSITIVE,"?Who saw NM-OCG-031/),
      'OFFICIAL-SENSITIVE',
    ]);
    expect(headings).toMatch(/^Entry,When,Who/);
    expect(rows.map((row) => Number(row.split(',')[0]))).toEqual(numbers);
  });

  it('is proved by the auditor elsewhere, with each entry once and none left out, marked head and foot', async () => {
    const { code, said, lines } = await proofAbout(about);
    expect([code, said]).toEqual([0, expect.stringContaining('and none was left out')]);
    const proven = [...said.matchAll(/(\d+) \d{4}-\d\d-\d\dT/g)].map(([, number]) => Number(number));
    expect(proven.filter((number) => numbers.includes(number))).toEqual(numbers);
    const [header, ...entries] = lines.map((line) => JSON.parse(line));
    const marking = 'OFFICIAL-SENSITIVE';
    expect([header.marking, entries.pop()]).toEqual([marking, { sentinelEnd: 1, marking }]);
    expect(entries).toHaveLength(header.number - header.from + 1);
    for (const [at, { number }] of entries.entries()) expect(number).toBe(Number(header.from) + at);
    const [taken] = (await ask('log.find', { action: 'log-exported', limit: '1' })).items;
    expect(taken).toMatchObject({ byName: NOOR, reference: expect.stringContaining('who-saw-NM-OCG-031') });
  });
});
