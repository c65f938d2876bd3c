import { randomUUID } from 'node:crypto';
import { type LiveReader, readLive } from '../support/liveReader';
import { openPdf } from '../support/openedDocuments';
import type { Json } from '../support/runningServer';
import { type Answer, startTestServer, type TestServer, until } from '../support/sentinel';

const [CALDER, REEVE, HART, SANDHU] = ['Ruth Calder', 'Callum Reeve', 'Lena Hart', 'Priya Sandhu'];
const [HESKETH, CLAY, FALK] = ['Tom Hesketh', 'Imogen Clay', 'Jo Falk'];
const M2 = { meetingId: 'M2' };
const item = { ...M2, itemId: 'group-nm-ocg-031' };
const groupId = 'nm-ocg-031';
const names = /Stroud|Penfold|Teal/;
const CODE = 'abcdefgh-12345678';
const person = (nominalId: string) => ({ kind: 'nominal', nominalId });

let server: TestServer;
let heard: LiveReader;
/** Whatever the observer was given over the wire. */
const seenByFalk: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  await done(REEVE, 'agenda.putGroup', { ...M2, groupId });
  await server.moveClock('2027-03-10T10:00:00.000Z');
  heard = await readLive(server, FALK);
}, 60_000);
afterAll(async () => {
  heard.close();
  await server.close();
});

async function done(who: string, name: string, input: object): Promise<Json> {
  const { status, body } = await server.command(who, name, input);
  expect([name, status, body.message]).toEqual([name, 200, undefined]);
  if (who === FALK) seenByFalk.push(JSON.stringify(body));
  return body;
}
const step = (what: object) => done(CALDER, 'meeting.step', { ...M2, stepId: randomUUID(), step: what });
const shows = (subject: object, more: object = {}, who = CALDER) =>
  server.command(who, 'meeting.present', { ...item, subject, ...more });
const large = (...despiteIds: string[]) => ({ large: { despiteIds } });

async function look(who: string): Promise<Answer> {
  const answer = await server.query(who, 'meetings.presentation', item);
  if (who === FALK) {
    for (const name of ['meetings.get', 'meetings.record', 'meetings.attendance'])
      seenByFalk.push(JSON.stringify((await server.query(FALK, name, M2)).body));
    for (const name of ['today.lines', 'session'])
      seenByFalk.push(JSON.stringify((await server.query(FALK, name)).body));
    seenByFalk.push(JSON.stringify(answer.body));
  }
  return answer;
}
const stage = async () => {
  const { at, large: isLarge } = (await look(CALDER)).body;
  return [at?.nominalId ?? at?.siteId, isLarge];
};
const itemFor = async (who: string): Promise<Json> =>
  (await server.query(who, 'meetings.get', M2)).body.agenda.find(({ id }: Json) => id === item.itemId);

it('is kept until the item is live, unless whoever plans gives it to read before, to those who may know the people', async () => {
  for (const who of [CALDER, SANDHU, FALK]) expect((await look(who)).status).toBe(who === FALK ? 403 : 404);
  await done(REEVE, 'agenda.changeItem', { ...item, preRead: true });
  expect([(await look(SANDHU)).status, (await look(CLAY)).status, (await look(FALK)).status]).toEqual([200, 404, 403]);
  expect([(await itemFor(SANDHU)).presentation, (await itemFor(CLAY)).presentation]).toEqual(['preRead', undefined]);
  expect([(await itemFor(REEVE)).preRead, (await itemFor(SANDHU)).preRead]).toEqual([true, undefined]);
  await done(REEVE, 'agenda.changeItem', { ...item, preRead: false });
  expect((await look(SANDHU)).status).toBe(404);
});

it('live, each reads it by number on their own tab, and opens somebody by themselves, which is logged', async () => {
  await step({ kind: 'start' });
  await done(REEVE, 'meeting.openSignIn', { ...M2, code: CODE });
  for (const who of [SANDHU, HESKETH]) await done(who, 'attendance.signIn', { ...M2, code: CODE });
  const declared = { ...item, text: 'My cousin', recused: true };
  await done(HESKETH, 'attendance.declareInterest', declared);
  await step({ kind: 'goTo', itemId: item.itemId });
  const { body } = await look(SANDHU);
  expect(body).toMatchObject({ isLive: true, large: false, may: { present: false, show: false }, mayNotKnow: [] });
  expect(body.subjects.map(({ kind, person: of }: Json) => of?.called ?? kind)).toEqual([
    ...['Person 1', 'Person 2', 'Person 3', 'site'],
  ]);
  expect(JSON.stringify(body)).not.toMatch(names);
  for (const who of [HESKETH, CLAY]) expect((await look(who)).status).toBe(404);
  expect((await itemFor(HESKETH)).presentation).toBeUndefined();
  const opened = await server.query(SANDHU, 'nominals.get', { groupId, nominalId: 'p2', reason: body.reason });
  expect([opened.status, body.reason]).toEqual([200, expect.stringMatching(/^Presented at M2, item \d/)]);
  const { items } = (await server.query(REEVE, 'log.list', { newest: '20' })).body;
  const logged = items.filter(({ action }: Json) => action === 'nominal-opened');
  expect(logged.map(({ byName, note }: Json) => [byName, note])).toEqual([[SANDHU, body.reason]]);
});

it('whoever leads goes from one to the next; a reload finds the place, and a second click changes nothing', async () => {
  expect((await shows(person('p2'), {}, SANDHU)).status).toBe(403);
  expect((await shows(person('p2'))).body).toMatchObject({ at: person('p2'), large: false });
  const { body } = await server.query(CALDER, 'log.list', { newest: '1' });
  await shows(person('p2'));
  expect((await server.query(CALDER, 'log.list', { newest: '1' })).body.items).toEqual(body.items);
  expect((await look(SANDHU)).body.at).toEqual(person('p2'));
  expect((await shows(person('nobody'))).status).toBe(404);
});

it('the stage is dark until the chair shows somebody, told by name who is there and may not know', async () => {
  await done(FALK, 'attendance.signIn', { ...M2, code: CODE });
  const { mayNotKnow } = (await look(CALDER)).body;
  expect(mayNotKnow.map(({ text }: Json) => text).sort()).toEqual([
    ...['Jo Falk (observer)', 'Tom Hesketh (has left for this item)'],
  ]);
  const refused = await shows(person('p2'), large());
  expect([refused.status, refused.body.code]).toEqual([409, 'others-present']);
  expect(refused.body.message).toContain('Jo Falk (observer)');
  expect(await stage()).toEqual(['p2', false]);
  expect((await shows(person('p2'), large('jo-falk', 'tom-hesketh'), REEVE)).body.code).toBe('not-the-chair');
  expect((await shows(person('p2'), large('jo-falk', 'tom-hesketh'))).status).toBe(200);
  expect(await stage()).toEqual(['p2', true]);
  expect((await look(SANDHU)).body.mayNotKnow).toEqual([]);
});

it('what was shown is a disclosure to each who was there: a correction is told to them', async () => {
  const { items } = (await server.query(REEVE, 'log.find', { about: 'NM-OCG-031, person 2', seen: 'true' })).body;
  const said = items.map(({ byName, did }: Json) => `${byName} ${did}`);
  expect(said).toContain(`${FALK} was there when the stage showed`);
  const whole = (await server.query(REEVE, 'log.list', { newest: '20' })).body;
  const [shown] = whole.items.filter(({ action }: Json) => action === 'nominal-shown');
  expect([shown.byName, shown.kind, shown.note]).toEqual([
    ...[CALDER, 'disclosure', expect.stringMatching(/^On the stage at M2, item \S+, though there were: .*Jo Falk/)],
  ]);
  expect(JSON.stringify(whole)).not.toMatch(names);
  const asked = { groupId, nominalId: 'p2', reason: 'Keeping the record right' };
  const { version } = (await server.query(HART, 'nominals.get', asked)).body;
  const right = { version, name: 'Ivo Marsh', category: 'suspect', wrong: 'The name', reason: 'A photograph' };
  const { corrections } = await done(HART, 'nominal.correct', { groupId, nominalId: 'p2', ...right });
  const told = corrections[0].witnesses.map(({ name }: Json) => name);
  expect(told).toEqual(expect.arrayContaining([CALDER, SANDHU, FALK, HESKETH]));
});

it('goes dark when somebody comes in, when the meeting rests and when the item ends, and stays so until shown again', async () => {
  await done(REEVE, 'attendance.mark', { ...M2, memberId: 'lena-hart', present: true });
  expect(await stage()).toEqual(['p2', false]);
  expect([(await look(CALDER)).body.wentDark, (await look(SANDHU)).body.wentDark]).toEqual([['Lena Hart came in'], []]);
  const again = large('jo-falk', 'tom-hesketh');
  await shows(person('p2'), again);
  expect(await stage()).toEqual(['p2', true]);
  await step({ kind: 'pause' });
  expect((await shows(person('p2'), again)).body.code).toBe('not-on-floor');
  await step({ kind: 'resume' });
  expect(await stage()).toEqual(['p2', false]);
  await shows({ kind: 'site', siteId: 'place' }, again);
  expect(await stage()).toEqual(['place', true]);
  await shows(person('p3'));
  expect(await stage()).toEqual(['p3', false]);
  await shows(person('p3'), again);
  await step({ kind: 'goTo', itemId: 'item-9' });
  expect((await look(CALDER)).status).toBe(404);
  await step({ kind: 'goTo', itemId: item.itemId });
  expect(await stage()).toEqual(['p3', false]);
});

it('goes dark when the person is restricted under it, and tells of whom nobody said yes', async () => {
  const p3 = { groupId, nominalId: 'p3' };
  const again = large('jo-falk', 'tom-hesketh');
  expect((await shows(person('p3'), again)).status).toBe(200);
  expect(await stage()).toEqual(['p3', true]);
  const few = { kind: 'named', agencyIds: [], memberIds: ['lena-hart', 'ruth-calder', 'callum-reeve'] };
  const why = { restrictedWhy: 'Under threat', restrictedReviewOn: '2027-04-01' };
  await done(REEVE, 'nominal.restrict', { ...p3, audience: few, ...why });
  expect(await stage()).toEqual(['p3', false]);
  expect((await look(CALDER)).body.wentDark).toEqual(['Priya Sandhu may not know of it any more']);
  await shows(person('p3'), large('jo-falk', 'tom-hesketh', 'priya-sandhu'));
  expect(await stage()).toEqual(['p3', true]);
});

it('tells of its steps whoever may follow it, and nobody else that there were any', async () => {
  const others = await Promise.all([SANDHU, CLAY, HESKETH].map((who) => readLive(server, who)));
  for (const nominalId of ['p1', 'p2']) expect((await shows(person(nominalId))).status).toBe(200);
  await done(REEVE, 'attendance.mark', { ...M2, memberId: 'amira-nadeem', present: true });
  const told = () => others.map(({ events }) => events.flatMap(({ data }) => data.action ?? []));
  const isStep = (action: string) => ['meeting-presented', 'meeting-words-hidden'].includes(action);
  await until('the last of it', () => told().every((each) => each.some((action) => !isStep(action))));
  const steps = told().map((each) => each.filter(isStep).length);
  others.forEach((each) => each.close());
  expect(steps).toEqual([2, 0, 0]);
});

it('the observer’s whole traffic of the meeting holds nobody’s name, nor whom the meeting looked at', async () => {
  await look(FALK);
  await done(CALDER, 'meeting.close', { ...M2, stepId: randomUUID() });
  await look(FALK);
  const { body } = await server.query(FALK, 'meetings.agendaPack', { ...M2, format: 'pdf' });
  seenByFalk.push(body.fileName, JSON.stringify(openPdf(Buffer.from(body.base64, 'base64'))));
  const all = seenByFalk.join() + JSON.stringify(heard.events);
  expect(all).toContain('NM-OCG-031');
  expect(all).not.toMatch(/Stroud|Penfold|Teal|Marsh|"presented"|nominalId|person \d/i);
});
