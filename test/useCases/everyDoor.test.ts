import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rightsPage } from '../../bot/api/rightsPage';
import { isOfNoRecord } from '../../bot/access/conditions';
import { hasRight } from '../../bot/access/rights';
import { byName, namesOf } from '../../bot/domain/byName';
import { Refusal } from '../../bot/domain/refusal';
import { meantAs, stoppedIn } from '../../bot/domain/stoppedWords';
import { answerClick, type ClickAnswer } from '../../bot/teams/clicks/cardClicks';
import { Activity } from '../../bot/teams/door/turn';
import { Drawing } from '../../bot/teams/drawing/contentDrawing';
import {
  type CardCommandName,
  type CommandName,
  commands,
  isCardCommandName,
  isCommandName,
  runCommand,
} from '../../bot/useCases/commands';
import type { Context } from '../../bot/useCases/ports';
import { queries } from '../../bot/useCases/queries';
import { openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import { type Answered, type DoorServer, keepingNothing, openDoorServer } from './everyDoorServer';
import { stageRecords } from './everyDoorRecords';
import { inputs, type Name } from './everyDoorStage';
import { absent, ofIssues, ofTasks, type Records } from './everyDoorWords';
import { isForWords, typedInto } from '../support/textFields';
import { type Looker, lookers, viewerIn } from './everyDoorPeople';
import { nextDoor, stageStrangers, strangers } from './everyDoorStrangers';
import { expected, type Mark } from './everyDoorTable';

// Every row of the two tables, for every kind of person, over HTTP from the token on: a row without input or without a line
// of the table does not compile, or is missed here.

let stand: OutboxStand;
let server: DoorServer;
let records: { few: Records; open: Records };
const dir = mkdtempSync(path.join(tmpdir(), 'doors-'));
beforeAll(async () => {
  stand = await openOutboxStand(path.join(dir, 'panel.db'));
  records = await stageRecords(stand);
  await stageStrangers(stand);
  server = await openDoorServer(stand);
}, 60_000);
afterAll(async () => {
  await server.close();
  await stand.close();
  rmSync(dir, { recursive: true, force: true });
});

const names = namesOf(inputs);
const people = namesOf(lookers);
const heldTheChair = 'agency lead who holds the task and was handed the chair';
const officer = 'lead responsible officer';
const rows = { ...commands, ...queries };
const table = byName(people, (who) => ({ few: expected(who, 'few'), open: expected(who, 'open') }));

/** Those of which the others would only be asked the same twice. */
const aboutARecord = names.filter(
  (name) => !isOfNoRecord(rows[name].condition) || people.some((who) => table[who].few[name] !== table[who].open[name]),
);

async function contextOf(who: Looker): Promise<Context> {
  const ctx = await stand.contexts.of(stand.panelId, lookers[who].id);
  return keepingNothing({ ...ctx, viewer: viewerIn(ctx, who) });
}

async function send(name: Name, input: object, who: Looker): Promise<Answered> {
  const { viewer } = await stand.contexts.of(stand.panelId, lookers[who].id);
  return server.ask(name, input, { email: viewer.member.email, as: (ctx) => viewerIn(ctx, who) });
}

async function ask(name: Name, about: Records, who: Looker): Promise<Answered> {
  const answer = await send(name, inputs[name](about), who);
  if (answer.status === 400) throw new Error(`${name} is tried with what does not fit: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Whether somebody came through the door, whatever became of it behind. */
function markOf({ status, body }: Answered): Mark {
  if (status === 404 || body.code === 'item-gone') return '0';
  return status === 403 ? '-' : 'y';
}

/** What nobody is given here, though they come through. */
const behindTheDoor: readonly [Name, string][] = [
  // A panel that works takes on nobody's configuration: test/useCases/configuration does, before it works.
  ['panel.configure', 'panel-in-use'],
  // What is due goes in several writes, of which each reads the one before: test/useCases/retention.
  ['retention.dispose', 'not-due'],
  ['retention.disposeLot', 'not-due'],
  // Whose chat it is, is written and read again: test/teams/approvedChats.
  ['chat.approve', 'chat-taken'],
  // Without an agreement one is told what comes first.
  ['access.ask', 'ask-first'],
];

const writes = ({ asked }: Answered) => asked.filter((each) => each.startsWith('write'));

describe.each(people)('the %s', (who) => {
  it.each(['open', 'few'] as const)(
    'comes through the doors that they should, to records that are for %s',
    async (which) => {
      const tried = which === 'open' ? names : aboutARecord;
      const viewer = viewerIn(await stand.contexts.of(stand.panelId, lookers[who].id), who);
      const got: Partial<Record<Name, Mark>> = {};
      const withoutRight = new Set<string>();
      const unlogged: string[] = [];
      const turnedBack: unknown[] = [];
      for (const name of tried) {
        const answer = await ask(name, records[which], who);
        got[name] = markOf(answer);
        if (got[name] === 'y' && answer.status !== 200) turnedBack.push([name, answer.body.code]);
        if (!hasRight(viewer, rows[name].right)) withoutRight.add(JSON.stringify([answer.status, answer.body]));
        if (got[name] !== 'y' && writes(answer).join() !== 'write of 2')
          unlogged.push(`${name}: ${writes(answer).join()}`);
      }
      expect(got).toEqual(Object.fromEntries(tried.map((name) => [name, table[who][which][name]])));
      // Whoever comes through has it done, by what the others were refused with …
      const known = behindTheDoor.map((each) => JSON.stringify(each));
      expect(turnedBack.filter((each) => !known.includes(JSON.stringify(each)))).toEqual([]);
      // … whoever has not the right is told one thing, whatever the row and what is behind it …
      expect([...withoutRight].filter((each) => !each.startsWith('[403,{"code":"not-allowed"'))).toEqual([]);
      expect(withoutRight.size).toBeLessThanOrEqual(1);
      // … and a refusal does nothing but stand in the log.
      expect(unlogged).toEqual([]);
    },
  );

  it('is told of what is hidden, with as much work, what they are told of what never was or is another panel’s', async () => {
    const differing: unknown[] = [];
    for (const name of names.filter((each) => table[who].few[each] === '0')) {
      const there = await ask(name, records.few, who);
      const isOfTaskOrIssue = /^(task|issue)s?\./.test(name);
      for (const gone of [
        absent,
        ...(isOfTaskOrIssue ? [{ ...absent, ...ofTasks(nextDoor.task), ...ofIssues(nextDoor.issue) }] : []),
      ]) {
        const never = await ask(name, { ...records.few, ...gone }, who);
        if (JSON.stringify(there) !== JSON.stringify(never)) differing.push([name, there, never]);
      }
    }
    expect(differing).toEqual([]);
  });
});

const onCards = names.filter(isCardCommandName);
const conversation = { id: 'own', name: '', isGroup: false, conversationType: 'personal' };
const ownChat = Activity.parse({
  ...{ type: 'invoke', channelId: 'msteams', serviceUrl: 'https://teams.example', conversation },
  ...{ from: { id: 'somebody' }, recipient: { id: '28:sentinel' } },
});
const drawing = new Drawing((place) => `https://teams.example/${place}`);

/** What a button of a card does for somebody in their own chat: the same rows, through the bot's own door. */
async function click(verb: CardCommandName, about: Records, who: Looker): Promise<ClickAnswer> {
  return answerClick({ action: { verb, data: inputs[verb](about) } }, ownChat, await contextOf(who), drawing);
}

describe.each(people)('on cards the %s', (who) => {
  it.each(['open', 'few'] as const)('does what they do at the other doors, with what is for %s', async (which) => {
    const got: Partial<Record<Name, boolean>> = {};
    for (const verb of onCards) {
      const { type } = await click(verb, records[which], who);
      got[verb] = type === 'application/vnd.microsoft.card.adaptive';
    }
    const done = (verb: Name) => table[who][which][verb] === 'y' && !behindTheDoor.some(([each]) => each === verb);
    expect(got).toEqual(Object.fromEntries(onCards.map((verb) => [verb, done(verb)])));
  });
});

describe.each(namesOf(strangers))('%s', (stranger) => {
  it('is answered the same at every door, before anything of the panel is read for them', async () => {
    const { who, status, code } = strangers[stranger];
    const answers = new Set<string>();
    for (const name of names) answers.add(JSON.stringify(await server.ask(name, inputs[name](records.few), who)));
    const [only, ...others] = [...answers];
    expect(others).toEqual([]);
    expect(JSON.parse(only ?? '')).toMatchObject({ status, body: { code }, asked: [] });
  });
});

it('each door lets somebody in', () => {
  expect(names.filter((name) => people.every((who) => table[who].open[name] !== 'y'))).toEqual([]);
});

it('what a reviewer reads of the doors is what they are', () => {
  const sources = ['bot/teams', 'bot/mail'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ path: `${room}/${file}`, text: readFileSync(path.join(room, file), 'utf8') })),
  );
  const isCurrent = readFileSync(path.resolve('infra/governance/rights.md'), 'utf8') === rightsPage(sources);
  expect(isCurrent ? 'as the tables say' : 'infra/governance/rights.md is behind: `npm run rights` mends it').toBe(
    'as the tables say',
  );
});

describe('the id of what is hidden, chosen for something new, is answered as any that is another’s', () => {
  const idOf = (name: Name, id: 'taskId' | 'issueId', key: keyof Records) => (about: Records) => ({
    ...inputs[name](about),
    [id]: about[key],
  });
  it.each<[Name, Looker, (about: Records) => object]>([
    ['task.propose', 'member', idOf('task.propose', 'taskId', 'task')],
    ['meeting.giveTask', heldTheChair, idOf('meeting.giveTask', 'taskId', 'task')],
    ['issue.raise', 'member', idOf('issue.raise', 'issueId', 'issue')],
  ])('%s', async (name, who, input) => {
    const hidden = await send(name, input({ ...records.few, item: records.open.item }), who);
    const others = await send(name, input(records.open), who);
    expect(hidden).toEqual(others);
    expect(hidden.body.code).toBe('id-taken');
  });

  it('nominal.record, though all that is recorded of them be guessed', async () => {
    const guessed = { groupId: records.few.group, nominalId: records.few.person, category: 'suspect', bornIn: '1960s' };
    const whole = await send('nominal.record', { ...guessed, name: 'Gary Teal', role: 'lender' }, officer);
    expect(whole.body.code).toBe('id-taken');
    expect(await send('nominal.record', { ...guessed, name: 'Joss Reed', role: 'driver' }, officer)).toEqual(whole);
    const anew = { ...guessed, nominalId: 'anew', name: 'Joss Reed' };
    const named = await send('nominal.record', { ...anew, role: 'Drives for Teal' }, officer);
    expect(named.status).toBe(200);
  });
});

/** Each weighs what it is sent by itself, and says what is wrong with which row or part. */
const readRowByRow = ['member.import', 'panel.configure', 'task.bringIn', 'meeting.bringIn'];

/** Whoever may do each of the commands that weigh their words, with each of its texts. */
async function everyText(words: string): Promise<{ name: CommandName; path: string; input: unknown; ctx: Context }[]> {
  const contexts = await Promise.all(people.map(contextOf));
  return names.filter(isCommandName).flatMap((name) => {
    if (readRowByRow.includes(name)) return [];
    const ctx = contexts.find(({ viewer }) => hasRight(viewer, commands[name].right));
    if (ctx === undefined) throw new Error(`Nobody may ${name}`);
    return typedInto(commands[name], inputs[name](records.open), words).map((typed) => ({ name, ctx, ...typed }));
  });
}

describe('what may not be written', () => {
  it.each([
    ['a marking above the ceiling', 'Written down: S.E.C.R.E.T', 'marking-too-high'],
    ['one of letters that are joined', 'Of TOPSECRETUK', 'marking-too-high'],
    ['one of letters that stand apart', 'It is S E C R E T here', 'marking-too-high'],
    ['one of wide letters', 'It is ＳＥＣＲＥＴ here', 'marking-too-high'],
    ['one of letters that look alike', 'It is ЅЕСRЕТ here', 'marking-too-high'],
    ['a word that stands with markings', 'It is STRAP 2', 'marking-too-high'],
    ['who a source is', 'A CHIS said so', 'source-words'],
    ['a source in disguise', 'A C.H.I.S said so', 'source-words'],
  ])('%s comes in by no text of any command', async (_what, words, code) => {
    const taken: string[] = [];
    const fields = await everyText(words);
    for (const { name, path, input, ctx } of fields) {
      const refused: unknown = await runCommand(name, input, ctx).catch((error: unknown) => error);
      if (!(refused instanceof Refusal && refused.code === code)) taken.push(`${name} ${path}`);
    }
    expect(taken).toEqual([]);
    expect(fields.length).toBeGreaterThan(60);
  });

  it.each([
    ['a name that a marking stands in', 'Secret Garden Nursery'],
    ['a wish for covert activity', 'Please put him under surveillance'],
  ])('%s is asked about once, whichever text it stands in, or refused to a partner', async (_what, words) => {
    const wrong: string[] = [];
    for (const { name, path, input, ctx } of await everyText(words)) {
      const codeOf = async (meant: readonly string[]) => {
        const refused: unknown = await runCommand(name, input, { ...ctx, meant }).catch((error: unknown) => error);
        return refused instanceof Refusal ? refused.code : undefined;
      };
      const asked = await codeOf([]);
      if (asked === 'covert-activity' && /(title|detail)$/.test(path)) continue;
      if (asked !== 'doubtful-words') wrong.push(`${name} ${path}: ${asked}`);
      if ((await codeOf(stoppedIn(words).map(({ word }) => meantAs(word)))) === 'doubtful-words')
        wrong.push(`${name} ${path} asks again`);
    }
    expect(wrong).toEqual([]);
  });

  it('what cannot be seen is no text, and stands in none', async () => {
    const UNSEEN = /[\u200B\u202E\u2066\u{E0041}]/u;
    const kept: string[] = [];
    for (const { name, path, input } of (await everyText('Words')).filter(isForWords)) {
      const typed = (words: string) =>
        commands[name].input.safeParse(JSON.parse(JSON.stringify(input).replace('"Words"', JSON.stringify(words))));
      const [alone, among] = [typed('\u200B\u202E\u{E0041}\u2066'), typed('Wo\u202Er\u{E0041}d\u200Bs')];
      if (UNSEEN.test(JSON.stringify(alone.data ?? ''))) kept.push(`${name} ${path}, alone`);
      if (UNSEEN.test(JSON.stringify(among.data ?? '')) || !among.success) kept.push(`${name} ${path}, among letters`);
    }
    expect(kept).toEqual([]);
  });
});
