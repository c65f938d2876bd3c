import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AgencyId, MemberId } from '../../bot/domain/ids';
import { addMinutes, localDateOf } from '../../bot/domain/time';
import { documentOf } from '../../bot/ledger/records';
import type { PanelDocument } from '../../bot/ledger/store';
import northmoor from '../../bot/panels/northmoor.json';
import { type CommandName, runCommand } from '../../bot/useCases/commands';
import { MailFailure } from '../../bot/useCases/messages/mailer';
import type { Invitations } from '../../bot/useCases/ports';
import { runQuery } from '../../bot/useCases/queries';
import { openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import { aMember, anAgency } from '../support/builders';
import { readLive } from '../support/liveReader';
import { asCsv, threeHundred } from '../support/peopleList';
import type { Json } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';

const [REEVE, IVES, ADMIN] = ['Callum Reeve', 'Dan Ives', 'Mair Owen'];
const mair = { memberId: 'mair-owen', agencyId: 'police', name: ADMIN, role: 'administrator' };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-04-26T09:14:00.000Z');
  await server.command(REEVE, 'member.add', { ...mair, email: 'mair.owen@northmoor.police.example' });
});
afterAll(() => server.close());

async function look(list: object, who = REEVE): Promise<Json> {
  const headers = { Authorization: `Bearer ${await server.token(who)}` };
  const { status, body } = await send(`${server.url}/api/queries/people.look`, 'POST', headers, list);
  expect(status).toBe(200);
  return body;
}

const versionsOf = ({ rows }: Json) =>
  rows.flatMap(({ row, version }: Json) => (version === undefined ? [] : [{ row, version }]));
const take = (list: object, versions: object, who = REEVE) =>
  server.command(who, 'member.import', { ...list, versions });

/** What was looked at, and then imported. */
async function taken(text: string, who = REEVE): Promise<Json> {
  const answer = await take({ text }, versionsOf(await look({ text }, who)), who);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}

const people = async (): Promise<Json[]> => (await server.query(REEVE, 'people.list')).body.items;
const personAt = async (email: string) => (await people()).find((each) => each.email === email);

describe('a list of people', () => {
  it('says of each row what it would do, and does that: somebody new, somebody changed, somebody as they are', async () => {
    const text = [
      'E-mail\tName\tOrganisation\tRole\tTelephone',
      'nia@gov.example\tNia Parry\tNorthmoor Council: planning\t\t01632 960011',
      'leanne.osei@dwp.example\t\t\t\t01632 960012',
      'marek.zielinski@fwa.example\tMarek Zielinski\tFair Work Agency\tAgency lead\t',
    ].join('\n');
    const looked = await look({ text });
    const said = looked.rows.map(({ kind, name, says }: Json) => [kind, name, says]);
    expect(said).toEqual([
      ['new', 'Nia Parry', 'Member, Northmoor Council: planning'],
      ['changed', 'Leanne Osei', 'Telephone: nothing → 01632 960012'],
      ['unchanged', 'Marek Zielinski', 'Agency lead, Fair Work Agency'],
    ]);
    expect(looked.counts).toEqual({ fault: 0, new: 1, changed: 1, unchanged: 1, leftOut: 0 });
    expect(looked.notes).toEqual(['22 people of the panel are not in this list, and stay as they are.']);
    expect(await personAt('nia@gov.example')).toBeUndefined();

    expect((await take({ text }, versionsOf(looked))).body).toEqual({ added: 1, changed: 1, unchanged: 1 });
    expect(await personAt('nia@gov.example')).toMatchObject({ agencyId: 'planning', joinedOn: '2027-04-26' });
    expect((await server.query('Nia Parry', 'session')).status).toBe(200);
    expect((await take({ text }, versionsOf(looked))).body).toEqual({ added: 0, changed: 0, unchanged: 3 });
    expect((await look({ text })).counts).toMatchObject({ unchanged: 3 });
  });

  it('is imported as it was looked at or not at all: who was faster is named, and nothing of the rest is done', async () => {
    const text = 'E-mail,Telephone\nravi.menon@sia.example,01632 960021\npeter.vane@homeoffice.example,01632 960022';
    const versions = versionsOf(await look({ text }));
    const { id, version } = (await personAt('peter.vane@homeoffice.example')) ?? {};
    await server.command(ADMIN, 'member.change', { memberId: id, version, seat: 'Removals' });
    const refused = await take({ text }, versions);
    expect(refused).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(refused.body.message).toMatch(/^Mair Owen changed this \(Seat\) at/);
    expect(await personAt('ravi.menon@sia.example')).not.toHaveProperty('phone');
    expect(await taken(text)).toEqual({ added: 0, changed: 2, unchanged: 0 });
    expect(await personAt('peter.vane@homeoffice.example')).toMatchObject({ seat: 'Removals', phone: '01632 960022' });
  });

  it('names a new chair, and the one before goes on as a member in the same step, which is said before', async () => {
    const text = 'E-mail,Role\nowen.pryce@northmoor.police.example,Chair';
    const { rows } = await look({ text });
    expect(rows[0].notes).toEqual(['Ruth Calder is the chair until then, and goes on as a member.']);
    await taken(text);
    expect(await personAt('ruth.calder@northmoor.police.example')).toMatchObject({ role: 'member' });
    const back =
      'E-mail,Role\nowen.pryce@northmoor.police.example,Deputy chair\nruth.calder@northmoor.police.example,Chair';
    expect(await taken(back)).toMatchObject({ changed: 2 });
  });

  it('takes a role away, which takes hold on doors and open streams within two seconds', async () => {
    await taken('E-mail,Role\ndan.ives@northmoor.gov.example,Coordinator');
    const stream = await readLive(server, IVES);
    expect((await server.query(IVES, 'log.list')).status).toBe(200);
    const begun = Date.now();
    await taken('E-mail,Role\ndan.ives@northmoor.gov.example,Member');
    expect((await server.query(IVES, 'log.list')).status).toBe(403);
    await until('the stream ends', () => stream.ended(), 2_000);
    expect(Date.now() - begun).toBeLessThan(2_000);
  });

  it('is taken from two at once without doubling anybody', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `Twin ${at},twin.${at}@rspca.example,RSPCA`);
    const text = ['Name,E-mail,Agency', ...rows].join('\n');
    const versions = versionsOf(await look({ text }));
    const answers = await Promise.all([take({ text }, versions), take({ text }, versions, ADMIN)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const added = (await people()).filter(({ name }) => name.startsWith('Twin '));
    expect(new Set(added.map(({ email }) => email)).size).toBe(50);
    expect(added).toHaveLength(50);
  });

  it('that is exported comes in again unchanged for all; formulas are defused, and the log tells who took it', async () => {
    await taken('E-mail,Telephone,May share\nhannah.doyle@crimestoppers.example,+44 1632 960031,yes');
    const { body } = await server.query(REEVE, 'people.export');
    expect(body).toMatchObject({ fileName: 'OFFICIAL-SENSITIVE people-2027-04-26.csv', mediaType: 'text/csv' });
    expect(body.text).toContain("'+44 1632 960031");
    const seated = (await people()).filter(({ standing }) => standing !== 'former').length;
    expect((await look({ text: body.text })).counts).toMatchObject({ unchanged: seated, fault: 0, new: 0, changed: 0 });
    const { items } = (await server.query(REEVE, 'log.list')).body;
    const entry = items.find(({ action }: Json) => action === 'people-exported');
    expect(entry).toMatchObject({ kind: 'consultation', byName: REEVE });
  });
});

describe('300 people with every kind of fault', () => {
  const listed = threeHundred();
  const text = asCsv(listed.map(({ written }) => written));

  it('are told row by row, each fault at its column with its cure, and nothing is loaded while one is at fault', async () => {
    const looked = await look({ text });
    expect(looked.rows).toHaveLength(300);
    const unlike = listed.flatMap(({ comesTo }, at) => {
      const { kind, faults }: Json = looked.rows[at];
      if (typeof comesTo === 'string') return kind === comesTo ? [] : [[at + 1, comesTo, kind, faults]];
      const [column, words] = comesTo;
      const isTold = faults.some((each: Json) => each.column === column && each.message.includes(words));
      return kind === 'fault' && isTold ? [] : [[at + 1, comesTo, kind, faults]];
    });
    expect(unlike).toEqual([]);
    expect(looked.notes[0]).toBe(
      'Left out, since nothing of this name is kept: Shoe size. All other columns are read.',
    );
    const before = (await people()).length;
    const refused = await take({ text }, versionsOf(looked));
    expect(refused).toMatchObject({ status: 422, body: { code: 'rows-at-fault' } });
    expect(await people()).toHaveLength(before);
  });

  it('come in once what is at fault is put right or left out; the same list again finds them all as they are', async () => {
    const faults = (await look({ text })).rows.filter(({ kind }: Json) => kind === 'fault');
    const meant = faults.find(({ cells }: Json) => cells.agency === 'RSPC');
    const list = {
      text,
      cells: [{ row: meant.row, column: 'agency', text: 'RSPCA' }],
      leftOut: faults.map(({ row }: Json) => row).filter((row: number) => row !== meant.row),
    };
    const looked = await look(list);
    expect(looked.counts).toMatchObject({ fault: 0, leftOut: faults.length - 1 });
    const { status, body } = await take(list, versionsOf(looked));
    expect({ status, body }).toMatchObject({ status: 200, body: { added: looked.counts.new } });
    expect((await look(list)).counts).toMatchObject({ new: 0, changed: 0, fault: 0 });
    expect(await personAt('person.3@partner.example')).toMatchObject({
      ...{ name: 'محمد الأمين 3', title: 'Officer; "acting"', agencyName: 'Environment Agency' },
      ...{ vettedUntil: '2028-03-31', joinedOn: '2027-03-01', phone: '+44 1632 960103' },
    });
  });
});

it('counts the rows of a list as the spreadsheet does, with its headings and blank rows', async () => {
  const text = 'Name;E-mail;Agency\n\nAda Reed;ada@hse.example;HSE\n;;\nBo Reed;ada@hse.example;HSE\n';
  const { rows } = await look({ text });
  expect(rows.map(({ row }: Json) => row)).toEqual([3, 5]);
  expect(JSON.stringify(rows)).toContain('Row 3 has this e-mail address too');
  expect((await look({ text, leftOut: [5] })).counts).toMatchObject({ fault: 0, new: 1, leftOut: 1 });
});

it('a list whose import was killed in the midst of it is told of, and gone on with when it is sent again', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'sentinel-import-'));
  const stand: OutboxStand = await openOutboxStand(path.join(dir, 'panel.db'));
  const listOf = (names: string[]) =>
    ['Name,E-mail,Agency', ...names.map((name) => `${name},${name.replace(' ', '.')}@hse.example,hse`)].join('\n');
  const asCallum = () => stand.contexts.of(stand.panelId, MemberId.parse('callum-reeve'));
  const looked = async (text: string) => {
    return { text, versions: versionsOf(await runQuery('people.look', { text }, await asCallum())) };
  };
  const input = await looked(listOf(Array.from({ length: 70 }, (_, at) => `New ${at}`)));
  let batches = 0;
  const dying = await asCallum();
  const ledger: typeof dying.ledger = {
    change: (...change) => (batches++ === 0 ? stand.ledger.change(...change) : Promise.reject(new Error('Killed'))),
  };
  await expect(runCommand('member.import', input, { ...dying, ledger })).rejects.toThrow('Killed');
  expect((await asCallum()).roster.members.size).toBe(23 + 30);
  const told = async (hoursOn: number) => {
    const ctx = await asCallum();
    const now = addMinutes(ctx.now, hoursOn * 60);
    return (await runQuery('people.list', {}, { ...ctx, now, today: localDateOf(now, 'Europe/London') })).brokenOffText;
  };
  expect(await told(0)).toBeUndefined();
  expect(await told(1)).toMatch(/^The import of \d\d:\d\d broke off: 30 of 70 came in\. Look at the same list again/);
  expect(await told(9 * 24)).toBeUndefined();
  await runCommand('member.import', await looked(listOf(['Late One'])), await asCallum());
  expect(await told(1)).toMatch(/broke off: 30 of 70 came in/);
  expect(await runCommand('member.import', input, await asCallum())).toEqual({ added: 40, changed: 0, unchanged: 30 });
  expect((await asCallum()).roster.members.size).toBe(23 + 71);
  expect(await told(1)).toBeUndefined();

  // Nobody stands as invited whose mail was refused; where it broke off first, they are asked for again, by the same link.
  const some = [...(await asCallum()).roster.members.values()].filter(({ name }) => /^New [12]$/.test(name));
  const written: string[] = [];
  const inviting = async (invitationId: string, mailing: 'works' | 'dies' | 'off') => {
    const mail: Invitations['mail'] = async ({ to, url }) => {
      if (to.startsWith('new.1@')) throw new MailFailure('refused');
      if (mailing === 'dies') throw new Error('Killed');
      written.push(url);
    };
    const invitations: Invitations = { sign: async ({ linkId }) => linkId, read: async () => undefined, mail };
    const ctx = { ...(await asCallum()), invitations, isMailing: () => mailing !== 'off' };
    return runCommand('member.inviteAll', { memberIds: some.map(({ id }) => id), invitationId }, ctx);
  };
  await expect(inviting('killed-in-the-midst', 'dies')).rejects.toThrow('Killed');
  const invited = [...(await asCallum()).roster.members.values()].filter(({ invitation }) => invitation !== undefined);
  expect(invited.map(({ name }) => name)).toEqual(['New 2']);
  const { items } = await runQuery('people.list', {}, await asCallum());
  expect(items.find(({ name }) => name === 'New 2')?.accountText).toMatch(/^Invited, but no mail is known/);
  expect(await inviting('by-a-page-opened-anew', 'works')).toMatchObject({ invited: 1, left: [{ name: 'New 1' }] });
  expect(await inviting('by-one-more-page-anew', 'works')).toMatchObject({ invited: 0 });
  expect(written).toEqual([expect.stringContaining(`invitation/${invited[0]?.invitation?.id}`)]);
  const mailless = { invited: 0, left: [{ name: 'New 1' }, { name: 'New 2' }] };
  expect(await inviting('where-no-mail-is-on', 'off')).toMatchObject(mailless);
  await stand.close();
  rmSync(dir, { recursive: true, force: true });
});

it('a full panel takes nobody more by any way, and whoever is over the line can be let out', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'sentinel-full-'));
  const stand = await openOutboxStand(path.join(dir, 'panel.db'));
  const { panelId, store } = stand;
  const asCallum = () => stand.contexts.of(panelId, MemberId.parse('callum-reeve'));
  const run = async (name: CommandName, input: object) => runCommand(name, input, await asCallum());
  // Beside the log, as fast as they go.
  const keep = async (documents: readonly PanelDocument[]) => {
    for (let at = 0; at < documents.length; at += 100) {
      const some = documents.slice(at, at + 100);
      await store.commit(
        panelId,
        some.map((document) => ({ kind: 'create', document }) as const),
      );
    }
  };
  const people = (many: number, name: string) =>
    Array.from({ length: many }, (_, at) =>
      documentOf(
        'member',
        panelId,
        aMember({ id: MemberId.parse(`${name}-${at}`), panelId, name, email: `${name}.${at}@ea.example` }),
      ),
    );
  const partners = Array.from({ length: 1000 - northmoor.agencies.length }, (_, at) =>
    documentOf('agency', panelId, anAgency({ id: AgencyId.parse(`partner-${at}`), panelId, name: `Partner ${at}` })),
  );
  await keep([...people(999 - northmoor.members.length, 'full'), ...partners]);
  const add = (at: number) =>
    run('member.add', {
      ...{ memberId: `late-${at}`, agencyId: 'ea', name: `Late ${at}`, role: 'member', email: `late.${at}@ea.example` },
    });
  const versionOf = async (memberId: string) => (await runQuery('people.get', { memberId }, await asCallum())).version;
  const leave = async (memberId: string, step: 'member.end' | 'member.move', to = {}) =>
    run(step, { memberId, version: await versionOf(memberId), ...to });

  await add(1);
  await expect(add(2)).rejects.toMatchObject({ code: 'panel-full', facts: { what: 'people' } });
  const elsewhere = { newMemberId: 'late-3', agencyId: 'hse' };
  await expect(leave('full-1', 'member.move', elsewhere)).rejects.toMatchObject({ code: 'panel-full' });
  const another = run('partner.add', { name: 'One More', kind: 'charity', regime: 'ukgdpr' });
  await expect(another).rejects.toMatchObject({ code: 'panel-full', facts: { what: 'partners' } });

  // As a version wrote them that did not count.
  await keep(people(3, 'over'));
  await leave('full-1', 'member.end');
  expect((await asCallum()).roster.members.size).toBe(1002);
  await leave('over-1', 'member.end');
  await expect(add(2)).rejects.toMatchObject({ code: 'panel-full' });
  expect((await asCallum()).roster.members.size).toBe(1001);
  await stand.close();
  rmSync(dir, { recursive: true, force: true });
});
