import { randomUUID } from 'node:crypto';
import { type Answer, startTestServer, type TestServer } from '../support/sentinel';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  await server.moveClock('2027-03-10T09:50:00.000Z');
});
afterEach(() => server.close());

const CALDER = 'Ruth Calder';
const REEVE = 'Callum Reeve';
const SANDHU = 'Priya Sandhu';
const GRANT = 'Zoe Grant';
const HESKETH = 'Tom Hesketh';
const CODE = 'b7f3c2aa-9f51-4b1c-8f6e-2f3c4d5e6f70';

function attend(who: string, name: string, input: object = {}): Promise<Answer> {
  return server.command(who, `attendance.${name}`, { meetingId: 'M2', ...input });
}

async function attendance(who = REEVE) {
  return (await server.query(who, 'meetings.attendance', { meetingId: 'M2' })).body;
}

async function stateOf(name: string) {
  return (await attendance()).people.find((person: { name: string }) => person.name === name);
}

function step(step: object) {
  return server.command(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step });
}

describe('a reply', () => {
  it('is one tap, can be changed until the meeting is over, and counts for the refreshments', async () => {
    expect((await attend(HESKETH, 'reply', { answer: 'coming' })).body).toMatchObject({ reply: 'coming' });
    await attend(SANDHU, 'reply', { answer: 'substitute', substituteId: 'zoe-grant' });
    await attend('Dan Ives', 'reply', { answer: 'coming' });
    await attend('Dan Ives', 'reply', { answer: 'apology' });
    expect(await attendance()).toMatchObject({ coming: 1, apologies: 1, headCountText: 'Refreshments for 2' });
    expect(await stateOf(SANDHU)).toMatchObject({ state: 'substitute', stateText: 'Zoe Grant comes instead' });
  });

  it('names a substitute of the same agency alone, or somebody who is not on the panel', async () => {
    const nobody = await attend(SANDHU, 'reply', { answer: 'substitute' });
    expect(nobody).toMatchObject({
      status: 422,
      body: { message: 'Say who comes instead of you, or send apologies.' },
    });
    const other = await attend(SANDHU, 'reply', { answer: 'substitute', substituteId: 'tom-hesketh' });
    expect(other.body).toMatchObject({ code: 'not-coming', message: expect.stringContaining(HESKETH) });
    await attend(SANDHU, 'reply', { answer: 'substitute', substituteName: 'Sam Okoro' });
    expect((await stateOf(SANDHU)).stateText).toBe('Sam Okoro comes instead');
  });

  it('names nobody whose role attends no meetings, nor offers them', async () => {
    for (const role of ['auditor', 'administrator']) {
      const added = { memberId: `the-${role}`, agencyId: 'ea', name: `The ${role}`, email: `${role}@ea.example`, role };
      expect((await server.command(REEVE, 'member.add', added)).status).toBe(200);
      const named = await attend(SANDHU, 'reply', { answer: 'substitute', substituteId: `the-${role}` });
      expect(named.body).toMatchObject({ code: 'not-coming', message: expect.stringContaining(`The ${role}`) });
    }
    const { substitutes } = (await server.query(SANDHU, 'meetings.ownAttendance', { meetingId: 'M2' })).body;
    expect(substitutes).toEqual([{ id: 'zoe-grant', name: GRANT, seesContent: true }]);
  });

  it('tells whether the substitute will see content: vetted and covered, else an observer’s view', async () => {
    const own = async () =>
      (await server.query(SANDHU, 'meetings.ownAttendance', { meetingId: 'M2' })).body.substitutes;
    expect(await own()).toEqual([{ id: 'zoe-grant', name: GRANT, seesContent: true }]);
    const sees = async () => (await server.query(GRANT, 'tasks.list')).status;
    expect(await sees()).toBe(200);
    // Her vetting runs out on 30 June 2028, before the agency's agreement is looked at.
    await server.moveClock('2028-07-01T09:00:00.000Z');
    expect(await sees()).toBe(403);
    expect((await server.query(GRANT, 'meetings.list')).status).toBe(200);
  });
});

describe('in the room', () => {
  it('the code on the wall signs in, and no other', async () => {
    await server.command(REEVE, 'meeting.openSignIn', { meetingId: 'M2', code: CODE });
    expect((await attend(HESKETH, 'signIn')).body.code).toBe('wrong-code');
    expect((await attend(HESKETH, 'signIn', { code: randomUUID() })).body.code).toBe('wrong-code');
    expect((await attend(HESKETH, 'signIn', { code: CODE })).body).toMatchObject({ present: true });
    expect((await server.query(HESKETH, 'meetings.get', { meetingId: 'M2' })).body.signInLink).toBeUndefined();
    const { signInLink } = (await server.query(REEVE, 'meetings.get', { meetingId: 'M2' })).body;
    expect(decodeURIComponent(signInLink)).toContain(`meeting?meeting=M2&signIn=${CODE}`);
  });

  it('a second scan keeps the time of the first; leaving and coming back keep both', async () => {
    await server.command(REEVE, 'meeting.openSignIn', { meetingId: 'M2', code: CODE });
    await attend(HESKETH, 'signIn', { code: CODE });
    await server.moveClock('2027-03-10T10:40:00.000Z');
    await attend(HESKETH, 'signIn', { code: CODE });
    expect((await stateOf(HESKETH)).stateText).toBe('In at 09:50');
    await attend(HESKETH, 'signOut');
    await server.moveClock('2027-03-10T11:00:00.000Z');
    await attend(HESKETH, 'signIn', { code: CODE });
    expect((await stateOf(HESKETH)).stateText).toBe('09:50 to 10:40, In at 11:00');
  });

  it('twenty sign in at once: each is there, and the quorum is reached', async () => {
    await server.command(REEVE, 'meeting.openSignIn', { meetingId: 'M2', code: CODE });
    const { people } = await attendance();
    const names: string[] = people.map(({ name }: { name: string }) => name);
    await Promise.all(names.map((name) => attend(name, 'signIn', { code: CODE })));
    expect(await attendance()).toMatchObject({
      presentPeople: names.length,
      quorate: true,
      quorumText: `Advisory quorum of 8 people from 5 agencies reached: ${names.length} people from 17 agencies`,
    });
  });

  it('two on paper are entered after the close and stand in the draft of the minutes', async () => {
    await attend(SANDHU, 'reply', { answer: 'coming' });
    await step({ kind: 'start' });
    await server.command(CALDER, 'meeting.close', { meetingId: 'M2', stepId: randomUUID() });
    for (const memberId of ['tom-hesketh', 'zoe-grant']) {
      const at = '2027-03-10T10:05:00.000Z';
      expect((await attend(REEVE, 'mark', { memberId, present: true, at })).status).toBe(200);
    }
    const { body } = await server.query(REEVE, 'meetings.minutes', { meetingId: 'M2' });
    // Whoever started it was there.
    expect(body.present).toMatchObject([{ name: GRANT }, { name: CALDER }, { name: HESKETH }]);
    expect(await attendance()).toMatchObject({ headCountText: 'Refreshments for 3' });
    // Whoever meant to come and did not is told apart no longer.
    expect(await stateOf(SANDHU)).toMatchObject({ state: 'unknown', stateText: 'Did not come' });
  });

  it('marking others is for those who run the panel', async () => {
    expect((await attend(HESKETH, 'mark', { memberId: 'zoe-grant', present: true })).status).toBe(403);
  });
});

describe('the round table', () => {
  it('each agency says in one tap whether it has something to share', async () => {
    await step({ kind: 'start' });
    await attend(HESKETH, 'answerFloor', { itemId: 'item-1', answer: 'nothing' });
    await attend(HESKETH, 'answerFloor', { itemId: 'item-1', answer: 'share' });
    expect((await stateOf(HESKETH)).floors).toEqual([{ itemId: 'item-1', answer: 'share' }]);
  });

  it('what was said is taken back, as if nothing had been', async () => {
    await step({ kind: 'start' });
    await attend(HESKETH, 'answerFloor', { itemId: 'item-1', answer: 'share' });
    expect((await attend(HESKETH, 'answerFloor', { itemId: 'item-1', answer: 'none' })).body.floors).toEqual([]);
    expect((await stateOf(HESKETH)).floors).toEqual([]);
  });

  it('is no longer wanted by whoever leaves for the item', async () => {
    await step({ kind: 'start' });
    await attend(HESKETH, 'answerFloor', { itemId: 'item-1', answer: 'share' });
    expect((await stateOf(HESKETH)).floors).toHaveLength(1);
    await attend(HESKETH, 'declareInterest', { itemId: 'item-1', text: 'My cousin owns it', recused: true });
    expect((await stateOf(HESKETH)).floors).toEqual([]);
  });

  it('an agency is missing until somebody of theirs is there or apologises; an observer’s force never is', async () => {
    await step({ kind: 'start' });
    const [missing] = [(await attendance()).missingAgencies];
    expect(missing).toEqual(expect.arrayContaining(['Environment Agency', 'RSPCA', 'Crimestoppers']));
    expect(missing).not.toContain('Eastvale Police');
    // Ruth Calder started it, so the force is there.
    expect(missing).not.toContain('Northmoor Constabulary');
    await attend(REEVE, 'mark', { memberId: 'priya-sandhu', present: true });
    await attend('Hannah Doyle', 'reply', { answer: 'apology' });
    const after = (await attendance()).missingAgencies;
    expect(missing.filter((name: string) => !after.includes(name))).toEqual(['Crimestoppers', 'Environment Agency']);
  });

  it('is open while the meeting runs', async () => {
    const early = await attend(HESKETH, 'answerFloor', { itemId: 'item-1', answer: 'nothing' });
    expect(early.body.code).toBe('meeting-not-running');
  });
});
