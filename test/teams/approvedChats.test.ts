import { underGateway } from '../support/gateway';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { standingTexts } from '../../bot/refusalTexts';
import { idOfChat } from '../support/approvedChats';
import { cardOf, FakeTeams, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { type Json, ownFolder } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const REEVE = 'Callum Reeve';
const withoutContent = [
  { name: 'Ada Bright', role: 'administrator', agency: 'police', email: 'ada.bright@northmoor.police.example' },
  { name: 'Noor Hale', role: 'auditor', agency: 'police', email: 'noor.hale@northmoor.police.example' },
];

let server: TestServer;
let teams: FakeTeams;
let reeve: TeamsUser;
let sandhu: TeamsUser;
let falk: TeamsUser;
let outsider: TeamsUser;
let count = 0;

beforeAll(async () => {
  const PANEL_FILE = path.join(ownFolder(), 'panel.json');
  writeFileSync(PANEL_FILE, JSON.stringify({ ...northmoor, members: [...northmoor.members, ...withoutContent] }));
  teams = await new FakeTeams().start();
  server = await startTestServer({ PANEL_FILE });
  await server.moveClock('2027-02-02T09:14:00.000Z');
  reeve = teams.user(REEVE, 'callum.reeve@northmoor.police.example');
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  falk = teams.user('Jo Falk', 'jo.falk@eastvale.police.example');
  outsider = teams.user('Ida Till', 'ida.till@builders.example');
  for (const user of [reeve, sandhu, falk]) await teams.say(server.url, teams.personal(user), user, 'hi');
  const visit = { title: 'Visit Fellgate Yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
  await server.command('Ruth Calder', 'task.allocate', { taskId: 'visit', ...visit });
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

function newChat(name: string): TeamsChat {
  count += 1;
  return { id: `19:chat-${count}@thread.v2`, type: 'groupChat', name };
}

/** The bot is added by somebody, of which Teams tells twice. */
async function add(chat: TeamsChat, by: TeamsUser): Promise<void> {
  const told = { type: 'conversationUpdate', membersAdded: [{ id: '28:sentinel' }] };
  await teams.post(server.url, teams.activity(chat, by, told));
  await teams.addBot(server.url, chat, by);
}

const approve = (chat: TeamsChat, by = REEVE) => server.command(by, 'chat.approve', { chatId: idOfChat(chat) });
const revoke = (chat: TeamsChat) => server.command(REEVE, 'chat.revoke', { chatId: idOfChat(chat) });

async function listed(chat: TeamsChat): Promise<Json> {
  const { body } = await server.query(REEVE, 'chats.list');
  return body.items.find(({ id }: Json) => id === idOfChat(chat));
}

/** What stands in a chat: words, or a card's texts. */
function standing(chat: TeamsChat): string[] {
  return teams.in(chat).map((post) => post.activity.text ?? textsOf(cardOf(post)));
}

/** Something is said to every chat of many in which the bot may speak, and has arrived where it may. */
async function announce(where: TeamsChat): Promise<string> {
  const title = `Item ${(count += 1)} of the agenda`;
  await server.command(REEVE, 'agenda.addItem', { meetingId: 'M2', itemId: `added-${count}`, title, minutes: 5 });
  await server.command(REEVE, 'agenda.publish', { meetingId: 'M2' });
  await until('the agenda is in the approved chat', () => standing(where).some((text) => text.includes(title)));
  return title;
}

describe('a chat of many to which the bot was added', () => {
  const adders: [string, () => TeamsUser][] = [
    ['a member', () => sandhu],
    ['the coordinator', () => reeve],
    ['an observer', () => falk],
    ['an administrator', () => teams.user('Ada Bright', 'ada.bright@northmoor.police.example')],
    ['an auditor', () => teams.user('Noor Hale', 'noor.hale@northmoor.police.example')],
  ];

  it.each(adders)('by %s hears that it waits, and nothing of the panel', async (_who, adder) => {
    const approved = newChat('Panel');
    await add(approved, reeve);
    await approve(approved);
    const chat = newChat('Builders and friends');
    await add(chat, adder());
    expect(standing(chat)).toEqual([standingTexts.unapproved]);
    await announce(approved);
    expect(standing(chat)).toEqual([standingTexts.unapproved]);
    expect(await listed(chat)).toMatchObject({
      name: 'Builders and friends',
      kindText: 'Group chat',
      state: 'waiting',
      stateText: `Added 09:14 by ${adder().name}`,
      may: { approve: true, revoke: true },
    });
  });

  it('by somebody who is on no panel hears nothing, and the coordinator of no panel hears of it', async () => {
    const chat = newChat('Elsewhere');
    await add(chat, outsider);
    expect(standing(chat)).toEqual([]);
    expect(await listed(chat)).toBeUndefined();
  });

  it('shows nobody a record, a list or a form, whatever is typed, and does nothing', async () => {
    const chat = newChat('Site meeting');
    await add(chat, sandhu);
    const typed = ['help', 'hi', 'my tasks', 'issues', 'agenda', 'next meeting', 'attend', 'apologies', 'issue'];
    const more = ['issue Vans at the yard', 'issue urgent Vans', 'task SEN-27-001', 'the yard is done', 'nonsense'];
    const before = (await server.query(REEVE, 'issues.list', { open: 'any' })).body;
    for (const user of [sandhu, reeve, falk, outsider]) {
      for (const text of [...typed, ...more]) await teams.mention(server.url, chat, user, text);
      const value = { verb: 'task.acknowledge', data: { taskId: 'visit' } };
      await teams.say(server.url, chat, user, '', { value });
      await teams.say(server.url, chat, user, '', { value: { dialog: 'issue' } });
      await teams.meetingEvent(server.url, chat, user, 'meetingStart');
    }
    for (const text of standing(chat)) expect(text).toBe(standingTexts.unapproved);
    expect(standingTexts.unapproved).toContain('no issue raised');
    expect((await server.query(REEVE, 'issues.list', { open: 'any' })).body).toEqual(before);
    expect((await server.query('Priya Sandhu', 'tasks.get', { taskId: 'visit' })).body.state).toBe('allocated');
  });

  it('answers no click and opens no dialog', async () => {
    const chat = newChat('Lunch');
    await add(chat, sandhu);
    const content = { kind: 'task', taskId: 'visit' };
    for (const [verb, data] of [
      ['card.show', { content }],
      ['task.acknowledge', { taskId: 'visit' }],
    ] as const) {
      expect((await teams.click(server.url, chat, sandhu, verb, data)).body.value).toBe(standingTexts.unapproved);
    }
    const asked = { data: { dialog: 'issue' } };
    const message = { messagePayload: { body: { content: 'Vans' } } };
    for (const [name, value] of [
      ['task/fetch', asked],
      ['composeExtension/fetchTask', message],
      ['composeExtension/submitAction', { data: { verb: 'issue.raise', issueId: 'vans', text: 'Vans' } }],
    ] as const) {
      const { body } = await teams.invoke(server.url, chat, sandhu, name, value);
      expect(body.task).toEqual({ type: 'message', value: standingTexts.unapproved });
    }
  });

  it('is told of to the coordinator in their own chat, by name, once', async () => {
    const chat = newChat('Fellgate yard');
    await add(chat, sandhu);
    await teams.mention(server.url, chat, sandhu, 'help');
    const told = () => standing(teams.personal(reeve)).filter((text) => text.includes('“Fellgate yard”'));
    await until('he hears', () => told().length > 0);
    expect(told()).toEqual([expect.stringContaining('Priya Sandhu added me to “Fellgate yard”.')]);
  });
});

describe('the coordinator alone', () => {
  it.each(['Ruth Calder', 'Priya Sandhu', 'Jo Falk', 'Ada Bright'])(
    'not %s, approves, revokes and lists',
    async (who) => {
      const chat = newChat('Panel');
      await add(chat, sandhu);
      expect((await approve(chat, who)).status).toBe(403);
      expect((await server.command(who, 'chat.revoke', { chatId: idOfChat(chat) })).status).toBe(403);
      expect((await server.query(who, 'chats.list')).status).toBe(403);
      expect((await listed(chat)).state).toBe('waiting');
    },
  );

  it('approves no chat that the bot is not in', async () => {
    expect((await approve(newChat('Nowhere'))).status).toBe(404);
  });
});

describe('an approved chat', () => {
  it('hears the panel and is answered; each step stands in the log, a second click changes nothing', async () => {
    const chat = newChat('Panel');
    await add(chat, sandhu);
    expect((await approve(chat)).body).toMatchObject({
      state: 'approved',
      stateText: 'Approved 09:14 by Callum Reeve',
    });
    await approve(chat);
    expect(await announce(chat)).toBeDefined();
    await teams.mention(server.url, chat, sandhu, 'task SEN-27-001');
    expect(standing(chat).at(-1)).toContain('Task for Environment Agency');
    await revoke(chat);
    await revoke(chat);
    const { body } = await server.query(REEVE, 'log.list', { limit: '200' });
    const steps = body.items.filter(({ subject }: Json) => subject.id === idOfChat(chat));
    expect(steps.map(({ action }: Json) => action)).toEqual(['chat-added', 'chat-approved', 'chat-revoked']);
  });

  it('that is revoked hears nothing more, and what stands there is blanked', async () => {
    const [kept, chat] = [newChat('Panel'), newChat('Revoked')];
    for (const each of [kept, chat]) {
      await add(each, sandhu);
      await approve(each);
    }
    const announced = await announce(chat);
    const { body: sent } = await server.query(REEVE, 'reminders.deliveries');
    expect(sent.items.map(({ to }: Json) => to)).toEqual(expect.arrayContaining(['Panel', 'Revoked']));
    for (const words of ['issue Skips behind the arcade', 'SEN-27-001', 'next meeting', 'agenda'])
      await teams.mention(server.url, chat, sandhu, words);
    const issue = (await server.query(REEVE, 'issues.list', { search: 'arcade' })).body.items[0];
    await teams.mention(server.url, kept, sandhu, issue.reference);
    const ofPanel = /I-27-|SEN-27-|M2/;
    expect(standing(chat).filter((text) => ofPanel.test(text))).toHaveLength(5);
    await revoke(chat);
    await until('nothing of the panel stands there', () => !standing(chat).some((text) => ofPanel.test(text)));
    expect(standing(chat).join(' ')).toContain('This chat no longer belongs to the panel');
    expect(standing(kept).join(' ')).toContain(issue.reference);
    const blank = standing(chat);
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await server.command(REEVE, 'issue.triage', { issueId: issue.id, audience, ...underGateway });
    await until('the other chat’s card follows', () => standing(kept).join(' ').includes('Restricted.'));
    expect(await announce(kept)).not.toBe(announced);
    expect(standing(chat)).toEqual(blank);
    await teams.mention(server.url, chat, sandhu, 'agenda');
    expect(standing(chat).at(-1)).toBe(standingTexts.unapproved);
    expect(await listed(chat)).toMatchObject({ state: 'revoked', may: { approve: true, revoke: false } });
  });

  it('that the bot was taken out of waits anew when it is added again', async () => {
    const chat = newChat('Panel');
    await add(chat, sandhu);
    await approve(chat);
    await teams.addBot(server.url, chat, outsider, 'remove');
    expect(await listed(chat)).toBeUndefined();
    expect((await approve(chat)).status).toBe(404);
    await add(chat, sandhu);
    expect(standing(chat).at(-1)).toBe(standingTexts.unapproved);
    expect((await listed(chat)).state).toBe('waiting');
  });

  it('ends in every channel of a team that the bot is taken out of', async () => {
    const install = { type: 'installationUpdate', action: 'add' };
    const of = (name: string) => ({
      tenant: { id: teams.tenantId },
      team: { id: '19:fire@thread.tacv2', name: 'Fire' },
      channel: { id: name, name },
    });
    const channels: TeamsChat[] = ['fire', 'yard', 'arcade'].map((name) => ({
      id: `19:${name}@thread.tacv2`,
      type: 'channel',
    }));
    for (const [at, channel] of channels.entries()) {
      await teams.post(server.url, teams.activity(channel, sandhu, { ...install, channelData: of(`C${at}`) }));
      await approve(channel);
    }
    const [general] = channels;
    if (general === undefined) throw new Error('No channel');
    const removed = { type: 'installationUpdate', action: 'remove', channelData: of('C0') };
    await teams.post(server.url, teams.activity(general, sandhu, removed));
    for (const channel of channels) expect(await listed(channel)).toBeUndefined();
  });

  it('may be a channel, by the names of team and channel, or the chat of a meeting', async () => {
    const general: TeamsChat = { id: '19:yard@thread.tacv2', type: 'channel' };
    const tenant = { id: teams.tenantId };
    const install = { type: 'installationUpdate', action: 'add' };
    const named = { tenant, team: { id: 'team', name: 'Partners' }, channel: { id: 'channel', name: 'Yard' } };
    await teams.post(server.url, teams.activity(general, sandhu, { ...install, channelData: named }));
    expect(await listed(general)).toMatchObject({ name: 'Partners / Yard', kindText: 'Channel' });
    const talk = { id: '19:meeting_talk@thread.v2', type: 'groupChat' } as const;
    const meeting = { tenant, meeting: { id: 'talk' } };
    await teams.post(server.url, teams.activity(talk, sandhu, { ...install, channelData: meeting }));
    expect(await listed(talk)).toMatchObject({
      name: 'Chat of a meeting without a name',
      kindText: 'Chat of a meeting',
    });
  });
});

it('an auditor who asks for the agenda is turned away by a card that asks for nothing anew', async () => {
  const auditor = teams.user('Noor Hale', 'noor.hale@northmoor.police.example');
  const chat = teams.personal(auditor);
  await teams.say(server.url, chat, auditor, 'hi');
  await teams.say(server.url, chat, auditor, 'agenda');
  const card = cardOf(teams.in(chat).at(-1));
  expect(textsOf(card)).not.toContain('Welcome');
  expect(card['refresh']).toBeUndefined();
});
