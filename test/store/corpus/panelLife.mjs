import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { threatPicture } from './threatPicture.mjs';

const RUTH = 'Ruth Calder';
const CALLUM = 'Callum Reeve';
const GATEWAY = 'Crime and Disorder Act 1998, s.115';

/**
 * Five months of a panel, through a server's own doors in local mode: every kind of record in every state it can have.
 * It knows commands by name and nothing of what is stored, so that it drives any version that has them.
 *
 * @param start starts the server with these settings, at the same address and on the same data; `end` sends it a signal
 * and waits
 * @param entra settings of a deployment in production, and tokens of a tenant that vouches for nobody's address there
 */
export async function livePanel(start, entra) {
  await (await start({})).end('SIGTERM');
  await turnAway(await start(entra.settings), entra);
  const server = await start({ LOCAL_MAIL: 'off' });
  await withoutMail(new Door(server.url));
  await server.end('SIGTERM');
  const next = await start({ LOCAL_MAIL: 'on' });
  const panel = new Door(next.url);
  await mails(panel);
  await thirdMeeting(panel);
  // As a power cut: the meeting runs, and of what was just written some is still to be sent.
  const given = Array.from({ length: 12 }, (_, at) =>
    panel.do(RUTH, 'task.allocate', panel.task(`task-late-${at}`, 'ie', 'peter-vane')).catch(() => undefined),
  );
  await Promise.race(given);
  await next.end('SIGKILL');
}

/** Somebody of another tenant has the address of one of the panel's people: the coordinator is told. */
async function turnAway(server, entra) {
  const headers = { Authorization: `Bearer ${entra.tokenOfOther('zoe.grant@ea.example')}` };
  const { status } = await fetch(`${server.url}/api/queries/tasks.list`, { headers });
  if (status !== 403) throw new Error(`The stranger was answered ${status}`);
  await server.end('SIGTERM');
}

async function withoutMail(panel) {
  await meet(panel);
  await firstMeeting(panel);
  await betweenMeetings(panel);
  await secondMeeting(panel);
  await planAhead(panel);
  await threatPicture(panel);
  await whoSees(panel);
}

/** People write to the bot for the first time; it is spoken to in the panel's chat. */
async function meet(panel) {
  await panel.at('2026-12-14T09:30:00.000Z');
  const { people } = await panel.local('GET', '/local/api/people');
  await panel.do(CALLUM, 'member.installApp', { memberId: 'zoe-grant' });
  for (const { id } of people) await panel.say(id, 'hi');
  await panel.sayToAll('ruth-calder', 'agenda');
  const { items: chats } = await panel.ask(CALLUM, 'chats.list');
  await panel.do(CALLUM, 'chat.revoke', { chatId: chats.at(-1).id });
  await panel.do('Tom Hesketh', 'reminder.prefer', { muted: false, from: '09:30' });
  await panel.do(CALLUM, 'power.keep', {
    ...{ powerId: 'of-our-own', version: '', on: true, checked: true, agency: 'Northmoor Council', power: 'Byelaw' },
    ...{ legalBasis: 'Local Act', lever: 'A notice', typicalOpportunity: 'A yard', fourP: 'Prevent', confidence: 'K' },
  });
  await panel.do('Dan Ives', 'reminder.prefer', { muted: true });
  const log = 'Ref,Task,Agency,Given,State,Due\nAL/1,Visit the old yard,Environment Agency,01/02/2019,Open,01/03/2027';
  await panel.do(CALLUM, 'task.bringIn', { text: log });
  await panel.do(CALLUM, 'meeting.bringIn', {
    text: 'Date,Number,Decisions\n13/02/2019,47,Visit the old yard\n10/04/2019,48,Look again',
  });
  await panel.quiet();
}

async function firstMeeting(panel) {
  const on = { meetingId: 'M1' };
  await panel.at('2027-01-04T10:00:00.000Z');
  await panel.do(CALLUM, 'agenda.addItem', {
    ...{ ...on, itemId: 'item-papers', title: 'Fly-tipping on the coast road', minutes: 10 },
    papers: [{ title: 'Map', url: 'https://northmoor.example/map' }],
    presenterId: 'priya-sandhu',
  });
  await panel.do(CALLUM, 'agenda.addItem', {
    ...{ ...on, itemId: 'item-few', title: 'A matter for few', minutes: 5 },
    audience: { kind: 'named', agencyIds: ['hmrc'], memberIds: ['lena-hart'] },
    ...{ gateway: 'Commissioners for Revenue and Customs Act 2005, s.18', sharedFor: 'Disrupting the tax fraud' },
  });
  await panel.do(CALLUM, 'agenda.putGroup', { ...on, groupId: 'nm-ocg-031' });
  await panel.do(CALLUM, 'agenda.addItem', { ...on, itemId: 'item-gone', title: 'Taken off again', minutes: 5 });
  await panel.do(CALLUM, 'agenda.removeItem', { ...on, itemId: 'item-gone' });
  await panel.do(CALLUM, 'agenda.publish', on);
  await panel.at('2027-01-06T10:00:00.000Z');
  await panel.quiet();
  for (const person of ['Priya Sandhu', 'Lena Hart', 'Amira Nadeem']) {
    await panel.do(person, 'attendance.reply', { ...on, answer: 'coming' });
  }
  await panel.do('Siobhan Kerr', 'attendance.reply', { ...on, answer: 'apology' });
  await panel.do('Tom Hesketh', 'attendance.reply', { ...on, answer: 'substitute', substituteName: 'Ines Roth' });
  const late = { kind: 'standing', minutes: 5 };
  await panel.do(CALLUM, 'agenda.addItem', { ...on, ...late, itemId: 'item-late-1', title: 'Came late, accepted' });
  await panel.do(CALLUM, 'agenda.addItem', { ...on, ...late, itemId: 'item-late-2', title: 'Came late, deferred' });
  await panel.do(RUTH, 'agenda.decideLate', { ...on, itemId: 'item-late-1', accept: true });
  await panel.do(RUTH, 'agenda.decideLate', { ...on, itemId: 'item-late-2', accept: false });
  await panel.at('2027-01-12T10:00:00.000Z');
  await panel.quiet();
  await holdFirstMeeting(panel, on);
}

async function holdFirstMeeting(panel, on) {
  await panel.at('2027-01-13T10:00:00.000Z');
  const step = (who, name) => panel.do(who, 'meeting.step', { ...on, stepId: randomUUID(), step: name });
  const record = (itemId, kind, text, more = {}) =>
    panel.do(RUTH, 'meeting.record', { ...on, entryId: randomUUID(), itemId, kind, text, ...more });
  await step(RUTH, { kind: 'start' });
  for (const person of ['Priya Sandhu', 'Lena Hart', 'Joanne Birkett', 'Dafydd Moss']) {
    await panel.do(person, 'attendance.signIn', on);
  }
  await panel.do(CALLUM, 'attendance.mark', { ...on, memberId: 'amira-nadeem', present: true });
  await panel.do('Priya Sandhu', 'attendance.declareInterest', {
    ...{ ...on, itemId: 'item-3', text: 'My brother works there', recused: true },
  });
  await panel.do('Joanne Birkett', 'attendance.declareInterest', {
    ...{ ...on, itemId: 'item-few', text: 'We have a case', recused: false },
  });
  await panel.do('Lena Hart', 'attendance.answerFloor', { ...on, itemId: 'item-4', answer: 'share' });
  await panel.do('Dafydd Moss', 'attendance.answerFloor', { ...on, itemId: 'item-4', answer: 'nothing' });
  await panel.at('2027-01-13T10:05:00.000Z');
  await step(RUTH, { kind: 'goTo', itemId: 'item-3' });
  await record('item-3', 'decision', 'Joint visits on the first Tuesday');
  await record('item-3', 'note', 'Two tasks were late');
  await step(RUTH, { kind: 'extend', itemId: 'item-3', minutes: 5 });
  await panel.do(RUTH, 'meeting.giveTask', {
    ...panel.task('task-item', 'ea', 'zoe-grant'),
    ...on,
    itemId: 'item-3',
  });
  await step(RUTH, { kind: 'pause' });
  await step(RUTH, { kind: 'resume' });
  await step(RUTH, { kind: 'goTo', itemId: 'item-few' });
  await record('item-few', 'disruption', 'An account frozen', { grade: 'moderate', fourP: 'Pursue' });
  await panel.do(RUTH, 'meeting.giveTask', {
    ...{ ...panel.task('task-few', 'hmrc', 'joanne-birkett'), ...on, itemId: 'item-few' },
    ...{ gateway: GATEWAY, purpose: 'To prevent evasion' },
  });
  await step(RUTH, { kind: 'defer', itemId: 'item-papers' });
  await step(RUTH, { kind: 'handOver', memberId: 'owen-pryce' });
  await step('Owen Pryce', { kind: 'move', itemId: 'item-9', beforeId: 'item-8' });
  await panel.do('Lena Hart', 'attendance.signOut', on);
  await panel.at('2027-01-13T11:50:00.000Z');
  await panel.do('Owen Pryce', 'meeting.close', { ...on, stepId: randomUUID() });
  await panel.do(CALLUM, 'minutes.edit', { ...on, itemId: 'item-3', text: 'The action log was gone through.' });
  await panel.do(RUTH, 'minutes.confirm', on);
  await panel.quiet();
}

/** Tasks and issues, as far as each can go. */
async function betweenMeetings(panel) {
  await panel.at('2027-01-18T10:00:00.000Z');
  await tasksGo(panel);
  await issuesGo(panel);
  await panel.quiet();
}

async function tasksGo(panel) {
  let many = 0;
  const give = (id, agency, owner, more = {}) =>
    panel.do(RUTH, 'task.allocate', { ...panel.task(id, agency, owner), ...more });
  const answer = (id, name, more = {}) => panel.do('Priya Sandhu', `task.${name}`, { taskId: id, ...more });
  await panel.do('Lena Hart', 'task.propose', panel.task('task-proposed', 'ea', 'priya-sandhu'));
  for (const id of [
    'allocated',
    'acknowledged',
    'progress',
    'blocked',
    'completed',
    'closed',
    'declined',
    'withdrawn',
  ]) {
    await give(`task-${id}`, 'ea', 'priya-sandhu');
  }
  await give('task-urgent', 'frs', 'dafydd-moss', { urgent: true });
  await give('task-again', 'ea', 'priya-sandhu', { deputyId: 'zoe-grant' });
  await give('task-gateway', 'rspca', 'imogen-clay', { gateway: GATEWAY, purpose: 'Animals kept at the yard' });
  const others = {
    hse: 'Siobhan Kerr',
    frs: 'Dafydd Moss',
    sia: 'Ravi Menon',
    ts: 'Tom Hesketh',
    licensing: 'Kofi Mensah',
  };
  for (const [agency, owner] of Object.entries(others).flatMap((each) => Array(8).fill(each))) {
    const taskId = `task-many-${++many}`;
    await give(taskId, agency, owner.toLowerCase().replace(' ', '-'));
    await panel.do(owner, 'task.acknowledge', { taskId });
  }
  // He has blocked the bot, there is no e-mail, and one is called in the panel's chat once a day at the most.
  await panel.local('POST', '/local/api/block', { as: 'marek-zielinski', blocked: true });
  for (const id of ['mentioned', 'unreached']) await give(`task-${id}`, 'fwa', 'marek-zielinski');
  await panel.quiet();
  for (const id of ['acknowledged', 'blocked', 'completed', 'closed', 'again'])
    await answer(`task-${id}`, 'acknowledge');
  await answer('task-progress', 'progress', { note: 'Began with the north end' });
  await answer('task-blocked', 'block', { reason: 'No key to the gate' });
  await answer('task-blocked', 'escalate', { reason: 'The owner does not answer' });
  for (const id of ['completed', 'closed']) {
    await answer(`task-${id}`, 'complete', { outcome: 'Cleared', fourP: 'Prevent', proposedGrade: 'minor' });
  }
  await panel.do(RUTH, 'task.close', { taskId: 'task-closed', fourP: 'Prevent', moderatedGrade: 'moderate' });
  await answer('task-declined', 'decline', { reason: 'Not ours since April' });
  await answer('task-again', 'decline', { reason: 'Nobody free' });
  await panel.do(CALLUM, 'task.reallocate', { taskId: 'task-again', ownerId: 'dan-ives' });
  await panel.do(CALLUM, 'task.withdraw', { taskId: 'task-withdrawn', reason: 'The fire service went' });
  await panel.do(RUTH, 'task.split', {
    taskId: 'task-allocated',
    parts: [panel.task('task-part', 'hse', 'siobhan-kerr')],
  });
  await panel.do(CALLUM, 'task.chase', { taskIds: ['task-urgent'] });
}

async function issuesGo(panel) {
  const raise = (id, text, more = {}) =>
    panel.do('Tom Hesketh', 'issue.raise', { issueId: `issue-${id}`, text, ...more });
  const decide = (name, id, more = {}) => panel.do(CALLUM, `issue.${name}`, { issueId: `issue-${id}`, ...more });
  const texts = ['raised', 'withdrawn', 'triaged', 'few', 'agenda', 'tasked', 'merged', 'into', 'closed'];
  for (const id of texts) await raise(id, `Three vans behind the ${id} warehouse every Friday night`);
  await raise('urgent', 'Waste is being burnt at Fellgate Yard now', { urgent: true });
  await panel.quiet();
  await panel.do('Tom Hesketh', 'issue.edit', { issueId: 'issue-raised', text: 'Four vans behind the warehouse' });
  await panel.do('Tom Hesketh', 'issue.withdraw', { issueId: 'issue-withdrawn', reason: 'It was a removal firm' });
  await decide('triage', 'triaged');
  await decide('triage', 'few', { audience: { kind: 'named', agencyIds: ['ea'], memberIds: ['lena-hart'] } });
  await decide('putOnAgenda', 'agenda', { meetingId: 'M2', minutes: 10 });
  await decide('makeTask', 'tasked', { task: panel.task('task-issue', 'planning', 'beth-lowther') });
  await decide('merge', 'merged', { intoId: 'issue-into' });
  await decide('close', 'closed', { answer: 'The council has it in hand.' });
  await panel.do(RUTH, 'issue.acknowledge', { issueId: 'issue-urgent' });
  await decide('callMeeting', 'urgent', { inMinutes: 30 });
}

async function secondMeeting(panel) {
  const on = { meetingId: 'M2' };
  const step = (name) => panel.do(RUTH, 'meeting.step', { ...on, stepId: randomUUID(), step: name });
  for (const day of ['2027-02-17', '2027-03-03', '2027-03-09']) {
    await panel.at(`${day}T10:00:00.000Z`);
    await panel.quiet();
  }
  await panel.do(CALLUM, 'meeting.openSignIn', { ...on, code: 'north-moor-second-meeting' });
  await panel.at('2027-03-10T10:00:00.000Z');
  await step({ kind: 'start' });
  await panel.do('Beth Lowther', 'attendance.signIn', { ...on, code: 'north-moor-second-meeting' });
  await step({ kind: 'goTo', itemId: 'item-2' });
  await panel.do(CALLUM, 'minutes.agree', { meetingId: 'M1', atMeetingId: 'M2', amendments: ['Ines Roth came'] });
  await panel.do(CALLUM, 'minutes.reopen', { meetingId: 'M1' });
  await panel.at('2027-03-10T11:30:00.000Z');
  await panel.do(RUTH, 'meeting.close', { ...on, stepId: randomUUID() });
  await panel.do(RUTH, 'minutes.confirm', on);
  await panel.quiet();
}

/** Neil Farrow has blocked the bot: what is for him comes by e-mail, behind links. */
async function mails(panel) {
  await panel.local('POST', '/local/api/block', { as: 'neil-farrow', blocked: true });
  for (const id of ['open', 'used', 'locked']) {
    await panel.do(RUTH, 'task.allocate', panel.task(`task-mail-${id}`, 'hmpps', 'neil-farrow'));
    const mail = await panel.mail('neil-farrow', /http\S+\/reply\/\S+/);
    if (id === 'open') continue;
    const press = (fields) => fetch(mail, { method: 'POST', body: new URLSearchParams(fields) });
    await press({ do: 'code' });
    const code = await panel.mail('neil-farrow', /\b\d{6}\b/);
    const wrong = code === '000000' ? '111111' : '000000';
    if (id === 'used') await press({ do: 'open', code });
    else for (let guess = 0; guess < 6; guess++) await press({ do: 'open', code: wrong });
  }
}

async function planAhead(panel) {
  await panel.do(CALLUM, 'meeting.planSeries', { count: 2 });
  await panel.do(CALLUM, 'meeting.add', { on: '2027-06-02', mode: 'inPerson', startsAt: '14:00' });
  await panel.do(CALLUM, 'meeting.move', { meetingId: 'M4', on: '2027-07-21' });
  await panel.do(CALLUM, 'meeting.place', {
    meetingId: 'M5',
    mode: 'inPerson',
    venue: 'Town Hall',
    access: 'Side door',
  });
  await panel.do(CALLUM, 'meeting.cancel', { meetingId: 'M6', reason: 'The hall is closed' });
  await panel.at('2027-04-26T10:00:00.000Z');
  await panel.quiet();
  const { items } = await panel.ask(CALLUM, 'reminders.upcoming');
  // Each form of the input: what an older release is told is `held`.
  await panel.do(CALLUM, 'reminder.hold', { key: items[0].key, held: true, heldBack: true });
}

/** What may be seen by whom, and how long it is kept. */
async function whoSees(panel) {
  const joss = { groupId: 'nm-ocg-031', nominalId: 'joss' };
  const facts = { category: 'suspect', role: 'driver' };
  await panel.do('Lena Hart', 'nominal.record', { ...joss, ...facts, name: 'Joss Reed' });
  const open = (person) => panel.askWith(person, 'nominals.get', { ...joss, reason: 'Checking who this is' });
  await open(RUTH);
  const { version } = await open('Lena Hart');
  const put = { name: 'Jess Reed', wrong: 'It was a sister', reason: 'A photograph' };
  await panel.do('Lena Hart', 'nominal.correct', { ...joss, ...facts, ...put, version });
  const about = { type: 'group', groupId: joss.groupId };
  const audience = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
  await panel.do(CALLUM, 'restriction.set', { about, audience, reason: 'A live search' });
  await panel.do('Priya Sandhu', 'access.ask', {
    ...{ requestId: randomUUID(), reference: 'NM-OCG-031', why: 'I work the same landlord' },
  });
  const of = { type: 'pastMeeting', id: '2019-04-10' };
  await panel.do(CALLUM, 'hold.set', { of, reach: 'record', reason: 'Disclosure', caseReference: 'T1' });
  const { version: former, periods } = (await panel.ask(CALLUM, 'settings.get')).retention;
  const retention = {
    ...periods,
    group: 1,
    nominal: 1,
    message: 1,
    turnedAway: 1,
    member: 1,
    task: 1,
    issue: 1,
    meeting: 1,
  };
  await panel.do(CALLUM, 'panel.change', { part: 'retention', version: former, retention });
  const heldBack = { type: 'nominal', id: 'nm-ocg-031.p1' };
  await panel.do(CALLUM, 'hold.set', { of: heldBack, reach: 'record', reason: 'A trial', caseReference: 'T2' });
  for (const each of [
    { type: 'pastMeeting', id: '2019-02-13' },
    { type: 'nominal', id: 'nm-ocg-031.p2' },
    { type: 'group', id: 'nm-ocg-040' },
  ])
    await panel.do(CALLUM, 'retention.dispose', { records: [each], reason: 'Nobody needs it any more' });
}

/** The third meeting goes on when the server stops. */
async function thirdMeeting(panel) {
  const on = { meetingId: 'M3' };
  await panel.at('2027-05-11T10:00:00.000Z');
  await panel.quiet();
  await panel.at('2027-05-12T09:00:00.000Z');
  const step = (name) => panel.do(RUTH, 'meeting.step', { ...on, stepId: randomUUID(), step: name });
  await step({ kind: 'start' });
  await panel.do('Priya Sandhu', 'attendance.signIn', on);
  await panel.at('2027-05-12T09:10:00.000Z');
  await step({ kind: 'goTo', itemId: 'item-2' });
  await panel.do(RUTH, 'meeting.record', {
    ...{ ...on, entryId: randomUUID(), itemId: 'item-2', kind: 'decision', text: 'The minutes stand over' },
  });
}

/** The server's doors, as the tab, the chats and the page of local mode use them. */
class Door {
  tokens = new Map();
  read = new Map();

  constructor(url) {
    this.url = url;
  }

  task(taskId, agencyId, ownerId) {
    return { taskId, title: `What ${taskId} asks for`, detail: 'As discussed', agencyId, ownerId, dueOn: '2027-05-20' };
  }

  async at(now) {
    await this.local('POST', '/local/clock', { now });
  }

  async do(person, name, input) {
    return this.send('POST', `/api/commands/${name}`, input, await this.token(person));
  }

  async ask(person, name) {
    return this.send('GET', `/api/queries/${name}`, undefined, await this.token(person));
  }

  /** With words in it, which an address never holds. */
  async askWith(person, name, input) {
    return this.send('POST', `/api/queries/${name}`, input, await this.token(person));
  }

  async say(as, text) {
    await this.local('POST', '/local/api/messages', { as, chatId: `a:${as}`, text, mention: false });
  }

  async sayToAll(as, text) {
    const { chats } = await this.local('GET', `/local/api/session?as=${as}`);
    const { chat } = chats.find((each) => each.chat.kind === 'group');
    await this.local('POST', '/local/api/messages', { as, chatId: chat.id, text, mention: true });
  }

  /** What `pattern` finds in the latest mail to somebody, once it finds something new. */
  async mail(as, pattern) {
    for (let turn = 0; turn < 200; turn++) {
      const { mails } = await this.local('GET', `/local/api/mails?as=${as}`);
      const found = mails.map(({ text }) => pattern.exec(text)?.[0]).filter(Boolean);
      const news = found.find((each) => !this.read.has(each));
      if (news !== undefined) {
        this.read.set(news, true);
        return news;
      }
      await pause(50);
    }
    throw new Error(`No mail to ${as} with ${pattern}`);
  }

  /** Until the log has stopped growing and nothing waits to be sent: what follows from a change has been done. */
  async quiet() {
    let before = -1;
    for (let turn = 0; turn < 60; turn++) {
      const { items } = await this.ask(CALLUM, 'log.list');
      const last = items[0]?.number ?? 0;
      if (last === before && !(await this.isSending())) return;
      before = last;
      await pause(600);
    }
    throw new Error('Messages wait in vain');
  }

  async isSending() {
    const { items } = await this.ask(CALLUM, 'reminders.deliveries?limit=200');
    return items.some(({ state }) => state === 'queued');
  }

  async token(member) {
    const known = this.tokens.get(member);
    if (known !== undefined) return known;
    const { token } = await this.local('POST', '/local/token', { member });
    this.tokens.set(member, token);
    return token;
  }

  local(method, path, body) {
    return this.send(method, path, body);
  }

  async send(method, path, body, token) {
    const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) };
    const response = await fetch(this.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
