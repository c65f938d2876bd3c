import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { panelFile } from '../looks/panel';
import type { Json } from '../support/runningServer';
import { readLive } from '../support/liveReader';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const [CALDER, REEVE, SANDHU, MENON] = ['Ruth Calder', 'Callum Reeve', 'Priya Sandhu', 'Ravi Menon'];
const [DOYLE, ADMIN, AUDITOR] = ['Hannah Doyle', 'Colin Marsh', 'Nadia Rowe'];

const dir = mkdtempSync(path.join(tmpdir(), 'partners-'));
const PANEL_FILE = panelFile(dir, { long: false });
let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ PANEL_FILE });
  await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterEach(() => server.close());
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const partner = async (agencyId: string, who = REEVE): Promise<Json> =>
  (await server.query(who, 'partners.get', { agencyId })).body;
const partners = async (who = REEVE): Promise<Json> => (await server.query(who, 'partners.list')).body;

/** A form that is drawn from how the partner stands. */
async function keep(
  name: string,
  agencyId: string,
  input: object,
  who = REEVE,
): Promise<{ status: number; body: Json }> {
  const { version } = await partner(agencyId);
  return server.command(who, name, { agencyId, version, ...input });
}

async function signedBy(who: string): Promise<void> {
  const { terms } = (await server.query(who, 'partners.toSign')).body;
  expect((await server.command(who, 'partner.sign', { terms })).status).toBe(200);
}

const housing = { name: 'Northmoor Council: housing', kind: 'housing', regime: 'part3' };
const HOUSING = 'northmoor-council-housing';

/** The meeting is held, and those of `came` are there. */
async function hold(meetingId: string, on: string, came: readonly string[]): Promise<void> {
  await server.moveClock(`${on}T10:00:00.000Z`);
  const stepId = (number: number) => `${meetingId}-step-of-the-test-${number}`;
  await server.command(CALDER, 'meeting.step', { meetingId, stepId: stepId(1), step: { kind: 'start' } });
  for (const memberId of came) await server.command(REEVE, 'attendance.mark', { meetingId, memberId, present: true });
  const closed = await server.command(CALDER, 'meeting.close', { meetingId, stepId: stepId(2) });
  expect(closed.status).toBe(200);
}

describe('a partner', () => {
  it('is taken on by coordinator and administrator, and seen by those alone who run the panel or keep its settings', async () => {
    expect((await server.command(CALDER, 'partner.add', housing)).status).toBe(403);
    expect((await server.command(SANDHU, 'partner.add', housing)).status).toBe(403);
    expect((await server.command(ADMIN, 'partner.add', { ...housing, name: '=cmd|y' })).status).toBe(400);
    const { body } = await server.command(ADMIN, 'partner.add', { ...housing, seatsWanted: 2 });
    expect(body).toMatchObject({ id: HOUSING, stage: 'listed', seatsWanted: 2, seatsFilled: 0, people: [] });
    for (const who of [CALDER, REEVE, ADMIN])
      expect((await partners(who)).items.map(({ id }: Json) => id)).toContain(HOUSING);
    for (const who of [SANDHU, AUDITOR, 'Jo Falk']) {
      expect((await server.query(who, 'partners.list')).status).toBe(403);
      expect((await server.query(who, 'partners.get', { agencyId: HOUSING })).status).toBe(403);
    }
  });

  it('counts as without an agreement on its list as it does on Today: the host force needs none with itself', async () => {
    const westmark = { ...housing, name: 'Westmark Police', kind: 'police' };
    expect((await server.command(ADMIN, 'partner.add', westmark)).body.agreement.text).toBe('No agreement');
    expect((await partner('police')).agreement.text).toBe('None needed: it is the host force');
    const listed = (await partners(ADMIN)).items.filter(({ agreement }: Json) => agreement.state === 'none');
    const { items } = (await server.query(ADMIN, 'today.watched')).body;
    const line = items.find(({ key }: Json) => key === 'setUp:isa');
    expect(line.text).toMatch(new RegExp(`^${listed.length} agenc`));
  });

  it('is the same one when sent twice, and another of its name is refused', async () => {
    const first = await server.command(REEVE, 'partner.add', housing);
    const again = await server.command(REEVE, 'partner.add', housing);
    expect(again.body).toMatchObject({ id: HOUSING, version: first.body.version });
    const other = await server.command(REEVE, 'partner.add', {
      ...housing,
      name: 'NORTHMOOR council: Housing',
      seatsWanted: 3,
    });
    expect(other).toMatchObject({ status: 409, body: { message: expect.stringContaining('is a partner already') } });
  });

  it('walks from approached to visited, agreed, seated and there, each step with its day, and back again', async () => {
    await server.command(REEVE, 'partner.add', housing);
    const stage = async (agencyId = HOUSING): Promise<string> => (await partner(agencyId)).stage;
    const step = (name: string, on: string | null) =>
      server.command(REEVE, 'partner.step', { agencyId: HOUSING, step: name, on });
    expect((await step('approached', '2027-02-03')).body.message).toContain('has not come yet');
    await step('approached', '2027-01-20');
    expect(await stage()).toBe('approached');
    await step('visited', '2027-02-01');
    expect(await partner(HOUSING)).toMatchObject({ stage: 'visited', visitedOn: '2027-02-01' });
    expect((await partner(HOUSING)).stepTexts).toEqual({ approached: 'Wed 20 Jan', visited: 'Mon 1 Feb' });
    await step('visited', null);
    expect(await stage()).toBe('approached');
    await keep('partner.agree', HOUSING, { signedOn: '2027-02-02', reviewOn: '2029-02-02' });
    expect(await stage()).toBe('agreement');
    // Somebody sits for Crimestoppers, without an agreement.
    expect(await stage('crimestoppers')).toBe('approached');
    await keep('partner.agree', 'crimestoppers', { signedOn: '2027-02-01', reviewOn: '2029-02-01' });
    await signedBy(DOYLE);
    expect(await stage('crimestoppers')).toBe('seated');
    await hold('M2', '2027-03-10', ['hannah-doyle']);
    expect(await stage('crimestoppers')).toBe('attending');
  });

  it('keeps its id for itself: another of the same name, later, has its own', async () => {
    await server.command(REEVE, 'partner.add', housing);
    expect((await keep('partner.end', HOUSING, { on: '2027-02-01' })).body.endsText).toBe('Left Mon 1 Feb');
    const { items } = (await server.query(SANDHU, 'agencies.list')).body;
    expect(items.map(({ id }: Json) => id)).not.toContain(HOUSING);
    const nia = { memberId: 'nia', name: 'Nia Parry', role: 'member', email: 'nia@gov.example' };
    const added = await server.command(REEVE, 'member.add', { ...nia, agencyId: HOUSING });
    expect(added).toMatchObject({ status: 422, body: { code: 'partner-over' } });
    const { version } = (await server.query(REEVE, 'people.get', { memberId: 'ravi-menon' })).body;
    const move = { memberId: 'ravi-menon', version, newMemberId: 'ravi-there', agencyId: HOUSING };
    expect((await server.command(REEVE, 'member.move', move)).body.code).toBe('partner-over');
    expect((await server.command(REEVE, 'partner.add', housing)).body.id).toBe(`${HOUSING}-2`);
    const all = (await server.query(REEVE, 'partners.list', { ended: 'true' })).body.items;
    expect(all.filter(({ name }: Json) => name === housing.name)).toMatchObject([
      { hasLeft: true },
      { hasLeft: false },
    ]);
    expect((await keep('partner.end', HOUSING, { on: null })).body).toMatchObject({ id: HOUSING, hasLeft: false });
    expect((await server.query(REEVE, 'partners.list')).body.items.map(({ id }: Json) => id)).toContain(HOUSING);
  });

  it('does not end over the heads of those who sit for it', async () => {
    const refused = await keep('partner.end', 'sia', { on: '2027-03-31' });
    expect(refused.status).toBe(409);
    expect(refused.body.message).toContain('Ravi Menon would still sit for it after Wed 31 Mar');
  });

  it('has a single point of contact who sits for it', async () => {
    const refused = await keep('partner.change', 'ea', { contactId: 'ravi-menon' });
    expect(refused).toMatchObject({ status: 422, body: { message: expect.stringContaining('Environment Agency') } });
    const { body } = await keep('partner.change', 'ea', { contactId: 'priya-sandhu', seatsWanted: 3 });
    expect(body).toMatchObject({ contactName: SANDHU, contactGone: false, seatsEmpty: true, seatsFilled: 2 });
    expect((await keep('partner.change', 'ea', { contactId: null })).body.contactName).toBeUndefined();
  });

  it('is not written over by a second editor, who is told who changed what', async () => {
    const { version } = await partner('ea');
    await server.command(ADMIN, 'partner.change', { agencyId: 'ea', version, seatsWanted: 3 });
    const late = await server.command(REEVE, 'partner.change', { agencyId: 'ea', version, seatsWanted: 2 });
    expect(late.status).toBe(409);
    expect(late.body.message).toContain('Colin Marsh changed this (seats wanted to 3) at 09:14');
    expect((await partner('ea')).seatsWanted).toBe(3);
    // Whoever wanted the very same has nothing to be told.
    expect((await server.command(REEVE, 'partner.change', { agencyId: 'ea', version, seatsWanted: 3 })).status).toBe(
      200,
    );
  });

  it('is told of its awareness presentation once a year', async () => {
    expect((await partner('ea')).presentation).toEqual({ due: true, text: 'Never given' });
    const give = (input: object) => server.command(REEVE, 'partner.present', { agencyId: 'ea', ...input });
    await give({ on: '2026-02-20', audience: 12 });
    expect((await give({ on: '2026-02-20', audience: 40 })).body.presentation).toEqual({
      ...{ due: false, text: 'Given Fri 20 Feb 2026 to 40 people; next due Sat 20 Feb' },
    });
    await server.moveClock('2027-02-22T09:00:00.000Z');
    expect((await partner('ea')).presentation.due).toBe(true);
    await give({ on: '2027-02-22' });
    expect((await give({ on: '2027-02-22', given: false })).body.presentations).toHaveLength(1);
  });
});

describe('an agreement', () => {
  it('runs out on its day and takes sight away; Today leads to the partner', async () => {
    const sees = async () => (await server.query(MENON, 'groups.list')).status;
    const today = async () => (await server.query(REEVE, 'today.lines')).body.items;
    const line = (await today()).find(({ key }: Json) => key === 'agreement:sia');
    expect(line).toMatchObject({ place: 'partners?partner=sia', go: 'Renew it' });
    expect(await partner('sia')).toMatchObject({
      agreement: { state: 'runsOut', text: 'Agreement 1, in force until Thu 1 Apr 2027, 58 days left' },
      signal: { text: 'Agreement runs out', pressing: true },
    });
    await server.moveClock('2027-04-01T09:00:00.000Z');
    expect(await sees()).toBe(200);
    await server.moveClock('2027-04-02T09:00:00.000Z');
    expect(await sees()).toBe(403);
    expect((await partner('sia')).agreement.state).toBe('ended');
  });

  it('makes every open tab sign in again, which what changes nobody’s rights does not', async () => {
    const reader = await readLive(server, SANDHU);
    await server.command(REEVE, 'partner.add', housing);
    await server.command(REEVE, 'partner.present', { agencyId: 'ea', on: '2027-02-01', audience: 40 });
    await keep('partner.change', 'ea', { seatsWanted: 2, contactId: 'priya-sandhu' });
    await until('three changes are told', () => reader.events.length >= 3);
    expect(reader.ended()).toBe(false);
    await keep('partner.agree', 'ea', { signedOn: '2027-02-01', reviewOn: '2029-02-01' });
    await until('the fourth is told', () => reader.events.length >= 4);
    expect(reader.ended()).toBe(false);
    await signedBy(SANDHU);
    await until('the stream ends', reader.ended);
  });

  it('ends after it was signed, within ten years', async () => {
    for (const reviewOn of ['2027-01-04', '2072-01-04'])
      expect((await keep('partner.agree', 'sia', { signedOn: '2027-01-04', reviewOn })).status).toBe(400);
  });
});

describe('who comes', () => {
  it('is said partner by partner of the last meetings, with the gaps in a sentence', async () => {
    expect((await partner('ea')).attendance).toBeUndefined();
    await hold('M2', '2027-03-10', ['priya-sandhu', 'ravi-menon']);
    expect((await partner('ea')).attendance.text).toBe('Came to the last meeting');
    expect((await partner('ts')).attendance.text).toBe('Did not come to the last meeting');
    await hold('M3', '2027-05-12', ['ravi-menon']);
    expect((await partner('ea')).attendance.gapText).toBeUndefined();
    await hold('M4', '2027-07-14', ['ravi-menon']);
    expect((await partner('ea')).attendance).toMatchObject({
      text: 'Came to 1 of the last 3 meetings',
      meetings: [{ reference: 'M2', state: 'came' }, { state: 'absent' }, { state: 'absent' }],
      gapText: 'Nobody from Environment Agency since Wed 10 Mar',
    });
    expect((await partner('ts')).attendance.gapText).toBe(
      'Nobody from Northmoor Council: trading standards at the last 3 meetings',
    );
    expect((await partner('sia')).attendance.text).toBe('Came to 3 of the last 3 meetings');
  });

  it('is counted by partner for the refreshments of the next meeting in a room', async () => {
    for (const who of [SANDHU, DOYLE])
      await server.command(who, 'attendance.reply', { meetingId: 'M2', answer: 'coming' });
    expect((await partners()).refreshments).toEqual({
      meetingId: 'M2',
      text: 'M2, Wed 10 Mar, in 36 days, at Castle Lane HQ, Room 2: refreshments for 2',
      byPartner: [
        { name: 'Crimestoppers', count: 1 },
        { name: 'Environment Agency', count: 1 },
      ],
    });
  });
});

describe('an administrator', () => {
  it('keeps partners and sees nothing of what they do', async () => {
    const task = {
      taskId: 't-1',
      title: 'Look at the yard',
      agencyId: 'ea',
      ownerId: 'priya-sandhu',
      dueOn: '2027-02-19',
    };
    const { reference } = (await server.command(REEVE, 'task.allocate', task)).body;
    expect((await partner('ea')).openTasks).toEqual({ countText: '1' });
    const seen = await server.query(ADMIN, 'partners.get', { agencyId: 'ea' });
    expect(seen.body.openTasks).toBeUndefined();
    for (const hidden of ['yard', reference]) expect(JSON.stringify(seen.body)).not.toContain(hidden);
  });
});

it('a partner’s page has the powers of its kind from the panel’s list, each to be held against current law', async () => {
  const before = (await partner('ea')).powers;
  expect(before.length).toBeGreaterThan(2);
  expect(before[0]).toMatchObject({ on: true, checkText: expect.stringMatching(/^Check current law: worded in/) });
  const all = (await server.query(REEVE, 'powers.all')).body.items;
  const { id: powerId, checkText: _, ...row } = all.find(({ id }: Json) => id === before[0].id);
  await server.command(REEVE, 'power.keep', { ...row, powerId, on: false, checked: true });
  const checked = 'Check current law: last checked Tue 2 Feb by Callum Reeve';
  expect((await partner('ea')).powers[0]).toMatchObject({ id: powerId, on: false, checkText: checked });
});

it('what is still to be set up waits for the administrator, and each line goes by what is so, not by a click', async () => {
  const items = async (): Promise<Json[]> => (await server.query(ADMIN, 'today.watched')).body.items;
  const told = async () =>
    (await items())
      .filter(({ waits }) => waits)
      .map(({ text }) => text)
      .join('\n');
  const [law, template] = ['No power has been checked against current law', 'Every agenda begins as Sentinel proposes'];
  expect(await told()).toContain(law);
  expect(await told()).toContain(template);
  expect(await told()).not.toMatch(/Nobody is|No meeting is planned/);
  expect((await items()).find(({ key }) => key === 'setUp:mail')).toMatchObject({ waits: false });
  const { id: powerId, checkText: _, ...power } = (await server.query(REEVE, 'powers.all')).body.items[0];
  await server.command(REEVE, 'power.keep', { ...power, powerId, checked: true });
  expect(await told()).not.toContain(law);
  const { version, lines } = (await server.query(REEVE, 'settings.get')).body.agenda;
  const agendaTemplate = [{ ...lines[0], title: 'Welcome' }, ...lines.slice(1)];
  await server.command(REEVE, 'panel.change', { part: 'agenda', version, agendaTemplate });
  expect(await told()).not.toContain(template);
  const deputy = { memberId: 'owen-pryce' };
  const drawn = (await server.query(REEVE, 'people.get', deputy)).body.version;
  await server.command(REEVE, 'member.change', { ...deputy, version: drawn, role: 'member' });
  expect(await told()).toContain('Nobody is deputy chair yet');
});
