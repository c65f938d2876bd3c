import { strFromU8, unzipSync } from 'fflate';
import { namesOf } from '../../bot/domain/byName';
import { isCommandName } from '../../bot/useCases/commands';
import { isQueryName } from '../../bot/useCases/queries';
import { sentBy } from '../support/cardActions';
import { plainHyphens } from '../support/fakeTeams';
import { openPdf } from '../support/openedDocuments';
import { type Answer, until } from '../support/sentinel';
import { inputs } from './everyDoorStage';
import type { Records } from './everyDoorWords';
import * as stage from './restrictedStage';

// What is for trading standards alone, an issue, a task, an item with its paper, and a group, is told to nobody else by
// anything that can be asked, done, typed, pressed, opened or waited for.

const { CALDER, REEVE, HESKETH, COLE, FARROW, LOWTHER, mayNot, panelChat, planted } = stage;
const people = namesOf(mayNot);
const inChat = people.filter((who) => who !== FARROW);

let stand: stage.RestrictedStage;
beforeAll(async () => {
  stand = await stage.openRestrictedStage();
}, 60_000);
afterAll(() => stand.close());

const leaksIn = (said: unknown) => [...new Set(plainHyphens(JSON.stringify(said) ?? '').match(stage.anyOfIt))];

/** Everything an answer says, a file's own text and name included. */
function saidBy({ body }: Pick<Answer, 'body'>): string {
  const { base64 } = body ?? {};
  const fileName = String(body?.fileName ?? '');
  if (base64 === undefined) return JSON.stringify(body) ?? '';
  const bytes = Buffer.from(base64, 'base64');
  if (fileName.endsWith('.pdf')) return fileName + JSON.stringify(openPdf(bytes));
  if (!fileName.endsWith('.docx')) return fileName + bytes.toString('utf8');
  const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part));
  return [fileName, ...parts].join('\n');
}

type Parameters = Readonly<Record<string, string>>;

/** Every query, with what is valid there; what a word is looked for by; files as Word has them, their annexes too. */
function questions(records: Records): [name: string, parameters: Parameters][] {
  const valid = namesOf(inputs).filter(isQueryName);
  const asked = valid.map((name): [string, Parameters] => {
    const input: Parameters = Object.fromEntries(
      Object.entries(inputs[name](records)).map(([key, value]) => [key, String(value)]),
    );
    return [name, input['format'] === 'pdf' ? { ...input, format: 'docx' } : input];
  });
  const { meeting: meetingId, over } = records;
  const annexes: [string, Parameters][] = [
    ['meetings.agendaPack', { meetingId, format: 'docx', part: 'annex' }],
    ['meetings.minutesPaper', { meetingId: over, format: 'docx', part: 'annex' }],
  ];
  return [
    ...asked,
    ...annexes,
    ...[meetingId, over].flatMap((id): [string, Parameters][] => [
      ['meetings.get', { meetingId: id }],
      ['meetings.record', { meetingId: id }],
    ]),
    ...['csv', 'docx'].map((format): [string, Parameters] => ['tasks.export', { format, open: 'any' }]),
    ['tasks.list', { open: 'any', limit: '200' }],
    ['issues.list', { open: 'any', limit: '200' }],
    ['log.list', { limit: '500' }],
    ['nominals.get', { groupId: records.group, nominalId: records.person, reason: 'Preparing for the meeting' }],
  ];
}

const lookedIn = ['search.find', 'issues.similar', 'tasks.list', 'issues.list'] as const;
const lookingFor = (name: (typeof lookedIn)[number], word: string): Record<string, string> =>
  name.endsWith('.list') ? { open: 'any', search: word } : { text: word };

const ofAgenda = /^(meetings\.(get|agendaPack|attendance|ownAttendance)|attendance\.\w+)$/;

/** What `name` tells somebody of it, but for the title of what they left for, on the agenda itself. */
function toldBy(who: string, name: string, said: string): string[] {
  const mayStand = who === COLE && ofAgenda.test(name);
  return leaksIn(said)
    .filter((word) => !mayStand || !stage.toldWhoLeft.test(word))
    .map((word) => `${name}: ${word}`);
}

/** Of what is open to all, that alone which was not asked of what is hidden. */
function everyQuestion(): [name: string, parameters: Parameters][] {
  const all = [stand.few, stand.open].flatMap(questions);
  return [...new Map(all.map((question) => [JSON.stringify(question), question])).values()];
}

async function leaksTo(who: string): Promise<string[]> {
  const leaks: string[] = [];
  for (const [name, parameters] of everyQuestion()) {
    const answer = await stand.server.query(who, name, { ...parameters });
    expect([name, parameters, answer.status]).not.toEqual([name, parameters, 400]);
    leaks.push(...toldBy(who, name, saidBy(answer)));
  }
  return leaks;
}

it('whoever it is for reads each word of it: the walk looks where they stand', async () => {
  const said: string[] = [];
  for (const [name, parameters] of everyQuestion())
    said.push(saidBy(await stand.server.query(HESKETH, name, { ...parameters })));
  said.push(JSON.stringify((await stand.server.query(REEVE, 'restrictions.list', {})).body));
  const all = said.join().toLowerCase();
  expect(planted.filter((word) => !all.includes(word))).toEqual([]);
});

describe.each(people)('%s', (who) => {
  it(`(${mayNot[who]}) reads nothing of it by any query or file`, async () => {
    expect(await leaksTo(who)).toEqual([]);
  });

  it('finds as much by its words and its reference as by any that are nowhere', async () => {
    const { body: group } = await stand.server.query(HESKETH, 'groups.list', {});
    expect(JSON.stringify(group)).toContain('NM-OCG-777');
    for (const name of lookedIn) {
      const found = async (word: string) => {
        const { status, body } = await stand.server.query(who, name, lookingFor(name, word));
        return JSON.stringify([status, { ...body, requestId: '' }]).replaceAll(word, '');
      };
      const nothing = await found('Xylograph');
      for (const word of ['Quillissue', 'Quilltask', 'Quillgroup', 'NM-OCG-777', ...(await references())])
        expect([name, word, await found(word)]).toEqual([name, word, nothing]);
    }
  });

  it('is told nothing of it by what any command answers, though they name its ids', async () => {
    const leaks: string[] = [];
    for (const name of namesOf(inputs).filter(isCommandName)) {
      const { status, body } = await stand.server.command(who, name, inputs[name](stand.few));
      expect([name, status]).not.toEqual([name, 500]);
      leaks.push(...toldBy(who, name, JSON.stringify(body)));
    }
    expect(leaks).toEqual([]);
  });
});

/** As whoever may see them reads them. */
async function references(): Promise<string[]> {
  const of = async (name: string, input: Record<string, string>) =>
    String((await stand.server.query(HESKETH, name, input)).body.reference);
  return [await of('tasks.get', { taskId: 'hidden-task' }), await of('issues.get', { issueId: 'hidden-issue' })];
}

const userOf = (who: string) => {
  const user = stand.users.get(who);
  if (user === undefined) throw new Error(`Nobody is ${who}`);
  return user;
};
const chatWith = (who: string) => stand.teams.personal(userOf(who));

describe('in Teams', () => {
  it('no line that is typed brings it, in one’s own chat or in the panel’s', async () => {
    const lines = ['tasks', 'issues', 'agenda', 'next meeting', 'help', 'group NM-OCG-777', 'NM-OCG-777'];
    for (const who of inChat)
      for (const words of [...lines, ...(await references())]) {
        await stand.teams.say(stand.server.url, chatWith(who), userOf(who), words);
        await stand.teams.mention(stand.server.url, panelChat, userOf(who), words);
      }
    expect(leaksIn(stand.teams.in(panelChat))).toEqual([]);
    for (const who of inChat) expect([who, leaksIn(stand.teams.in(chatWith(who)))]).toEqual([who, []]);
  });

  it('no button of a card that was drawn for somebody else brings it, pressed or asked for anew', async () => {
    const cards = [HESKETH, REEVE, CALDER].flatMap((who) => stand.teams.in(chatWith(who)));
    const all = sentBy([cards, stand.teams.in(panelChat)]);
    const buttons = new Map(all.map(({ verb, data }) => [JSON.stringify([verb, data]), { verb, data }]));
    expect(leaksIn(cards).length).toBeGreaterThan(3);
    const leaks: unknown[] = [];
    for (const who of inChat)
      for (const { verb, data } of buttons.values()) {
        const chat = who === LOWTHER ? panelChat : chatWith(who);
        const { body } = await stand.teams.click(stand.server.url, chat, userOf(who), verb, data, 'automatic');
        // What is sent along is kept for the next click.
        const found = leaksIn(body).filter((each) => !leaksIn(data).includes(each));
        if (found.length > 0) leaks.push([who, verb, JSON.stringify(data), found.join()]);
      }
    expect(buttons.size).toBeGreaterThan(10);
    expect(leaks).toEqual([]);
  });

  it('no message extension, dialog or link that is pasted brings it', async () => {
    const link = (place: string) => ({ url: `${stand.server.url}/tab/${place}` });
    const leaks: unknown[] = [];
    for (const who of people) {
      const invoke = async (name: string, value: object) => {
        const { body } = await stand.teams.invoke(stand.server.url, panelChat, userOf(who), name, value);
        const found = leaksIn(body);
        if (found.length > 0) leaks.push([who, name, value, found]);
      };
      for (const query of [undefined, ...planted, 'NM-OCG-777', ...(await references())])
        await invoke('composeExtension/query', {
          commandId: 'search',
          parameters: query === undefined ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'query', value: query }],
        });
      for (const place of ['issues?issue=hidden-issue', 'action-log?task=hidden-task', 'groups?group=nm-ocg-777'])
        await invoke('composeExtension/queryLink', link(place));
      for (const dialog of ['issue', 'task']) await invoke('task/fetch', { data: { dialog, taskId: 'hidden-task' } });
    }
    expect(leaks).toEqual([]);
  });
});

describe('by mail', () => {
  it('no page behind the code has it, in a list or at an address that is guessed', async () => {
    const mail = await stand.giveTask('open-recall', undefined, '2027-03-24');
    const { reader, page } = await stand.enter(mail);
    const said = [page.html];
    for (const place of ['', '/tasks', '/issues', '/meetings/M1', '/meetings/M2', '/raise'])
      said.push((await reader.visit(`/reply/my${place}`)).html);
    expect(leaksIn(said)).toEqual([]);
    const hidden = await reader.visit('/reply/my/tasks/hidden-task');
    const never = await reader.visit('/reply/my/tasks/no-task');
    // Each page brings an id for what is asked there.
    const read = ({ html }: { html: string }) => html.replace(/name="requestId" value="[^"]*"/, '');
    expect([hidden.status, read(hidden)]).toEqual([never.status, read(never)]);
    const issue = await reader.visit('/reply/my/issues/hidden-issue');
    expect(leaksIn(issue.text)).toEqual([]);
  });
});

describe('what came of its own accord, until M2 was over and its reminders were sent', () => {
  beforeAll(async () => {
    await stand.done(CALDER, 'meeting.close', { meetingId: 'M2', stepId: 'the-close-of-m2' });
    await stand.server.moveClock('2027-03-22T09:05:00.000Z');
    await stand.done(HESKETH, 'task.comment', { taskId: 'hidden-task', text: 'Quillcomment' });
    const last = { taskId: 'open-last', title: 'The last one', agencyId: 'planning', ownerId: 'beth-lowther' };
    await stand.done(CALDER, 'task.allocate', { ...last, dueOn: '2027-04-07' });
    await until('the last of it', () => JSON.stringify(stand.teams.in(chatWith(LOWTHER))).includes('The last one'));
  }, 60_000);

  it('no card, notice or mail has it, nor one that stood there before somebody left for it', () => {
    for (const who of inChat) expect([who, leaksIn(stand.teams.in(chatWith(who)))]).toEqual([who, []]);
    expect(leaksIn(stand.teams.in(panelChat))).toEqual([]);
    const mails = people.map((who) => [who, leaksIn(stand.office.to(userOf(who).email))]);
    expect(mails).toEqual(people.map((who) => [who, []]));
  });

  it('no stream of changes has its ids', () => {
    for (const who of people) expect([who, leaksIn(stand.tabs.get(who)?.events)]).toEqual([who, []]);
    expect(leaksIn(stand.tabs.get(HESKETH)?.events)).not.toEqual([]);
  });
});
