import { forHmrcAlone } from '../support/gateway';
import { approveChats } from '../support/approvedChats';
import { buttonOf, buttonsIn } from '../support/cardActions';
import { cardOf, FakeTeams, plainHyphens, type TeamsChat, type TeamsUser, textsOf } from '../support/fakeTeams';
import { ownFolder, type Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const DATA_DIR = ownFolder();
const group: TeamsChat = { id: '19:panel@thread.v2', type: 'groupChat' };
const channel: TeamsChat = { id: '19:partners@thread.tacv2', type: 'channel' };
/** A channel to which somebody who is on no panel added the bot: their IT. */
const town: TeamsChat = { id: '19:town@thread.tacv2', type: 'channel' };
/** Shared with HMRC alone. */
const SECRET = 'Operation Quartz';

let server: TestServer;
let teams: FakeTeams;
let hesketh: TeamsUser;
let sandhu: TeamsUser;
let birkett: TeamsUser;
let reeve: TeamsUser;

beforeAll(async () => {
  teams = await new FakeTeams().start();
  server = await startTestServer({ DATA_DIR });
  await server.moveClock('2027-01-12T09:00:00.000Z');
  hesketh = teams.user('Tom Hesketh', 'tom.hesketh@northmoor.gov.example');
  sandhu = teams.user('Priya Sandhu', 'priya.sandhu@ea.example');
  birkett = teams.user('Joanne Birkett', 'joanne.birkett@hmrc.example');
  reeve = teams.user('Callum Reeve', 'callum.reeve@northmoor.police.example');
  for (const user of [hesketh, sandhu, birkett, reeve]) await teams.say(server.url, teams.personal(user), user, 'hi');
  await approveChats(server, teams, group, channel);
  await teams.addBot(server.url, town, teams.user('Ida Till', 'it@northmoor.gov.example'));
  await teams.mention(server.url, { ...town, id: `${town.id};messageid=1700` }, hesketh, 'help');
  await approveChats(server, teams, town);
  await add('quartz', SECRET, forHmrcAlone).then(() => add('later', 'Shisha bars'));
});
afterAll(async () => {
  await server.close();
  await teams.stop();
});

function add(itemId: string, title: string, more: object = {}) {
  return server.command('Ruth Calder', 'agenda.addItem', { meetingId: 'M1', itemId, title, minutes: 10, ...more });
}

function step(step: object) {
  const stepId = `step-${JSON.stringify(step)}`.slice(0, 60);
  return server.command('Ruth Calder', 'meeting.step', { meetingId: 'M1', stepId, step });
}

/** The cards in a chat that say this. */
function cards(chat: TeamsChat, words: string): Json[] {
  const posted = teams.in(chat).filter(({ activity }) => activity.attachments !== undefined);
  return posted.map((post) => cardOf(post)).filter((card) => textsOf(card).includes(words));
}

async function arrived(chat: TeamsChat, words: string): Promise<Json> {
  return until(`“${words}” in ${chat.id}`, () => cards(chat, words)[0]);
}

/** The card of a chat of many as it is drawn anew for one person. */
async function viewOf(card: Json, user: TeamsUser, chat = group): Promise<Json> {
  const { verb, data } = card.refresh.action;
  return (await teams.click(server.url, chat, user, verb, data, 'automatic')).body.value;
}

async function lastIn(user: TeamsUser): Promise<Json> {
  return cardOf(teams.answerIn(teams.personal(user)));
}

async function personOf(id: string, meetingId = 'M1'): Promise<Json> {
  const { body } = await server.query('Callum Reeve', 'meetings.attendance', { meetingId });
  return body.people.find((each: Json) => each.memberId === id);
}

describe('an agenda that is published', () => {
  it('stands in the group chat and in the channel, once, also after a restart', async () => {
    await server.command('Callum Reeve', 'agenda.publish', { meetingId: 'M1' });
    for (const chat of [group, channel]) await arrived(chat, 'Shisha bars');
    await server.close();
    server = await startTestServer({ DATA_DIR });
    await server.command('Callum Reeve', 'agenda.publish', { meetingId: 'M1' });
    // Sent and settled after anything that the restart might have sent again.
    await server.command('Callum Reeve', 'issue.raise', {
      issueId: 'issue-1',
      text: 'After the restart',
      urgent: true,
    });
    await arrived(teams.personal(reeve), 'After the restart');
    for (const chat of [group, channel]) expect(cards(chat, 'Shisha bars')).toHaveLength(1);
  });

  it('stands in a channel, as a post of its own, where the bot has only been spoken to in a thread', async () => {
    await arrived(town, 'Shisha bars');
    expect(cards(town, 'Shisha bars')).toHaveLength(1);
  });

  it('shows in a chat of many nothing that is shared with some, neither by title nor by its minutes', async () => {
    const [card] = cards(group, 'Shisha bars');
    expect(JSON.stringify(card)).not.toContain(SECRET);
    expect(textsOf(card)).toContain('12 items in 120 minutes');
    expect(textsOf(card)).toContain('OFFICIAL-SENSITIVE');
    const [hers, his] = [textsOf(await viewOf(card, birkett)), textsOf(await viewOf(card, hesketh))];
    for (const text of [hers, his]) expect(text).not.toContain(SECRET);
    expect(hers).toContain('10. Restricted item (10 min)');
    expect(his).not.toContain('Restricted item');
  });

  it('asked for in a chat of many by somebody who sees more shows no more there', async () => {
    await teams.mention(server.url, channel, birkett, 'agenda');
    await teams.mention(server.url, channel, reeve, 'next meeting');
    const texts = teams.in(channel).map((post) => JSON.stringify(post.activity));
    expect(texts.filter((text) => text.includes(SECRET))).toEqual([]);
    expect(texts.at(-1)).toContain('12 items in 120 minutes');
    await teams.say(server.url, teams.personal(birkett), birkett, 'agenda');
    const text = textsOf(await lastIn(birkett));
    expect(text).toContain('Restricted item');
    expect(text).not.toContain(SECRET);
  });
});

describe('a reply', () => {
  it('is given on the group chat’s card: each person sees their own, and the card that stands nobody’s', async () => {
    const [card] = cards(group, 'Shisha bars');
    expect(buttonOf(card, 'Coming')).toBeUndefined();
    expect(buttonOf(card, 'Do you come?').data).toEqual(card.refresh.action.data);
    const before = await viewOf(card, hesketh);
    expect(textsOf(before)).toContain('Do you come?');
    const { verb, data } = buttonOf(before, 'Coming');
    const answer = await teams.click(server.url, group, hesketh, verb, data);
    expect(textsOf(answer.body.value)).toContain('You said that you come');
    expect(textsOf(answer.body.value)).toContain('Shisha bars');
    expect(answer.body.value.refresh).toBeUndefined();

    expect(textsOf(await viewOf(card, sandhu))).toContain('Do you come?');
    expect(textsOf(await viewOf(card, hesketh))).toContain('You said that you come');
    expect(textsOf(cards(group, 'Shisha bars')[0])).not.toContain('You said');
    expect(await personOf('tom-hesketh')).toMatchObject({ state: 'coming' });
  });

  it('is given once, however often it is tapped', async () => {
    const data = { meetingId: 'M1', answer: 'coming' };
    await teams.click(server.url, group, hesketh, 'attendance.reply', data);
    const log = (await server.query('Callum Reeve', 'log.list', { limit: '500' })).body.items;
    expect(log.filter(({ action }: Json) => action === 'attendance-replied')).toHaveLength(1);
  });

  it('names a colleague, or somebody who is not on the panel', async () => {
    const chat = teams.personal(sandhu);
    await teams.say(server.url, chat, sandhu, 'next meeting');
    const form = buttonOf(await lastIn(sandhu), 'Substitute').card;
    expect(textsOf(form)).toContain('Zoe Grant (sees what is recorded)');
    const [{ verb, data }] = form.actions;
    const typed = (substituteId: string, substituteName: string) =>
      teams.click(server.url, chat, sandhu, verb, { ...data, substituteId, substituteName });
    const colleague = await typed('zoe-grant', '');
    expect(textsOf(colleague.body.value)).toContain('You said that Zoe Grant comes instead');
    expect(textsOf(colleague.body.value)).toContain('12 items');
    const other = await typed('', 'Ray Pollitt');
    expect(textsOf(other.body.value)).toContain('You said that Ray Pollitt comes instead');
    const nobody = await typed('', '');
    expect(nobody.body.value).toContain('Say who comes instead of you');
  });

  it.each([
    ['apologies', 'You sent apologies', 'apology'],
    ['Attending!', 'You said that you come', 'coming'],
    ['I will come', 'You said that you come', 'coming'],
    ['Apologies', 'You sent apologies', 'apology'],
    ['attend', 'You said that you come', 'coming'],
  ])('is typed: %s', async (text, words, state) => {
    await teams.say(server.url, teams.personal(reeve), reeve, text);
    expect(textsOf(await lastIn(reeve))).toContain(words);
    expect(await personOf('callum-reeve')).toMatchObject({ state });
  });

  it('is given by the fallback button in clients that lack Execute', async () => {
    const value = { verb: 'attendance.reply', data: { meetingId: 'M1', answer: 'apology' } };
    await teams.say(server.url, teams.personal(birkett), birkett, '', { value });
    expect(textsOf(await lastIn(birkett))).toContain('You sent apologies');
  });
});

describe('joining on Teams', () => {
  const happen = (what: 'meetingParticipantJoin' | 'meetingParticipantLeave', who: TeamsUser[], from = who[0]) =>
    teams.meetingEvent(server.url, group, from ?? hesketh, what, who);

  it('more than an hour before changes nothing', async () => {
    await server.moveClock('2027-01-13T08:55:00.000Z');
    await happen('meetingParticipantJoin', [hesketh]);
    expect(await personOf('tom-hesketh')).toMatchObject({ state: 'coming' });
  });

  it('signs in whom the event names, once, whoever posted it; strangers are passed over', async () => {
    await server.moveClock('2027-01-13T09:55:00.000Z');
    const stranger = teams.user('Nobody Known', 'nobody@elsewhere.example');
    await happen('meetingParticipantJoin', [stranger, hesketh], sandhu);
    await server.moveClock('2027-01-13T09:58:00.000Z');
    expect((await happen('meetingParticipantJoin', [hesketh])).status).toBe(200);
    expect(await personOf('tom-hesketh')).toMatchObject({ state: 'present', stateText: 'In at 09:55' });
    expect(await personOf('priya-sandhu')).toMatchObject({ state: 'substitute' });
    expect(teams.in(group).filter(({ activity }) => JSON.stringify(activity).includes('went wrong'))).toEqual([]);
  });

  it('and leaving signs out, and coming back in again', async () => {
    await server.moveClock('2027-01-13T09:59:00.000Z');
    await happen('meetingParticipantLeave', [hesketh]);
    await happen('meetingParticipantLeave', [hesketh]);
    expect(await personOf('tom-hesketh')).toMatchObject({ state: 'left', stateText: '09:55 to 09:59' });
    await happen('meetingParticipantJoin', [hesketh]);
    expect(await personOf('tom-hesketh')).toMatchObject({ state: 'present' });
  });
});

describe('a meeting that begins', () => {
  it('in Teams before the chair starts it shows the agenda in its chat', async () => {
    await teams.meetingEvent(server.url, group, reeve, 'meetingStart');
    expect(cards(group, 'We are starting now.')).toHaveLength(1);
  });

  it('is announced when the chair starts it, and not once more by Teams', async () => {
    await server.moveClock('2027-01-13T10:00:00.000Z');
    await step({ kind: 'start' });
    const card = await arrived(group, 'M1 is starting now');
    expect(textsOf(card)).toContain('Microsoft Teams');
    expect(buttonsIn(card)).toMatchObject([{ title: 'Open', url: expect.stringContaining('meeting%3Fmeeting%3DM1') }]);
    await teams.meetingEvent(server.url, group, reeve, 'meetingStart');
    expect(cards(group, 'We are starting now.')).toHaveLength(1);
  });
});

describe('a meeting that is closed', () => {
  const task = { agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-12', meetingId: 'M1' };

  beforeAll(async () => {
    const decide = (itemId: string, text: string) =>
      server.command('Ruth Calder', 'meeting.record', {
        ...{ meetingId: 'M1', entryId: `entry-${itemId}`, itemId, kind: 'decision', text },
      });
    await decide('item-1', 'To write to the landlord');
    await decide('quartz', 'To wait for the audit');
    const give = (taskId: string, itemId: string, title: string) =>
      server.command('Ruth Calder', 'meeting.giveTask', { ...task, taskId, itemId, title });
    await give('task-1', 'item-1', 'Check the waste permit');
    await give('task-2', 'quartz', 'Look into Quartz Holdings');
    const issueId = 'dealt-with-meanwhile';
    await server.command('Ruth Calder', 'issue.raise', { issueId, text: 'Skips left in Castle Lane' });
    await server.command('Ruth Calder', 'issue.putOnAgenda', { issueId, meetingId: 'M1' });
    await server.command('Ruth Calder', 'issue.close', { issueId, answer: 'Taken away' });
    await step({ kind: 'goTo', itemId: 'later' });
    await server.moveClock('2027-01-13T12:03:00.000Z');
    await server.command('Ruth Calder', 'meeting.close', { meetingId: 'M1', stepId: 'close-it-now' });
  });

  it('is summed up for everybody: times, people, numbers and tasks, nothing of what is shared with some', async () => {
    const card = await arrived(group, 'M1 is over');
    const text = textsOf(card);
    expect(text).toContain('10:00 to 12:03, 3 minutes over');
    // Whoever started it and whoever joined on Teams.
    expect(text).toContain('2 people from 2 agencies');
    expect(text).toMatch(/Decisions: +1, in the minutes/);
    expect(text).toContain('SEN-27-001');
    expect(text).not.toContain('Check the waste permit');
    expect(text).toContain('Environment Agency');
    expect(text).toMatch(/Tasks given: +1/);
    // What is carried is restricted; the template’s own lines never are, nor an issue that was closed meanwhile.
    expect(text).not.toContain('carried');
    expect(plainHyphens(JSON.stringify(card))).not.toMatch(/Quartz|SEN-27-002|landlord|audit/);
    await arrived(channel, 'M1 is over');
  });

  it('has told no chat of many of the restricted item, at any time', () => {
    const posted = [group, channel].flatMap((chat) => teams.in(chat)).map(({ activity }) => JSON.stringify(activity));
    expect(posted.filter((text) => text.includes('Quartz'))).toEqual([]);
  });

  it('offers no reply any more on the cards that stand', async () => {
    const [card] = cards(group, 'Shisha bars');
    expect(buttonOf(await viewOf(card, sandhu), 'Coming')).toBeUndefined();
    const late = await teams.click(server.url, group, sandhu, 'attendance.reply', {
      meetingId: 'M1',
      answer: 'coming',
    });
    expect(late.body.value).toContain('no longer planned');
  });
});

it('nothing is announced in a chat that the bot was taken out of', async () => {
  const gone: TeamsChat = { id: '19:gone@thread.v2', type: 'groupChat' };
  await approveChats(server, teams, gone);
  await teams.addBot(server.url, gone, hesketh, 'remove');
  const asked = () => teams.requests.filter(({ path }) => path.includes(`${gone.id}/activities`)).length;
  const before = asked();
  const noise = { meetingId: 'M2', itemId: 'noise', title: 'Noise at the quarry', minutes: 5 };
  await server.command('Callum Reeve', 'agenda.addItem', noise);
  await server.command('Callum Reeve', 'agenda.publish', { meetingId: 'M2' });
  for (const chat of [group, channel]) await arrived(chat, 'Noise at the quarry');
  expect(asked()).toBe(before);
});
