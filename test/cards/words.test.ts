import manifest from '../../appPackage/manifest.json';
import { botCommands, helpCard } from '../../bot/cards/plainCards';
import { Refusal, type RefusalCode, refusalCodes } from '../../bot/domain/refusal';
import { taskStates } from '../../bot/domain/task';
import { taskStepNames } from '../../bot/domain/taskSteps';
import { refusalText } from '../../bot/refusalTexts';
import { readChatCommand } from '../../bot/teams/talk/chatCommands';
import { wordsOf } from './cardReading';

describe('the commands of the bot', () => {
  const names = botCommands.map(({ name }) => name).sort();
  const lists = manifest.bots.flatMap(({ commandLists }) => commandLists);
  const titlesIn = (scope: string) =>
    lists.filter(({ scopes }) => scopes.includes(scope)).flatMap(({ commands }) => commands.map(({ title }) => title));

  it('are those of the manifest in a chat of two', () => expect(titlesIn('personal').sort()).toEqual(names));

  it.each(['team', 'groupChat'])('are some of them in a %s', (scope) => {
    const titles = titlesIn(scope);
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.filter((title) => !names.some((name) => name === title))).toEqual([]);
  });

  it('fit the lists of Teams: ten a list, 32 characters a title, 128 a description', () => {
    for (const { commands } of lists) {
      expect(commands.length).toBeLessThanOrEqual(10);
      for (const { title, description } of commands) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(description.length).toBeLessThanOrEqual(128);
      }
    }
  });

  it.each(names)('"%s" is understood as typed', (name) => expect(readChatCommand(name).kind).not.toBe('unknown'));

  it('all stand on the help card', () => {
    const words = wordsOf(helpCard('OFFICIAL', 'Hello', () => true));
    for (const { name, does } of botCommands) expect(words).toEqual(expect.arrayContaining([`${name}: `, does]));
  });

  it('stand there only for those who may', () => {
    const words = wordsOf(helpCard('OFFICIAL', 'Hello', (right) => right === 'agenda.see'));
    expect(words.filter((word) => word.endsWith(': '))).toEqual(['agenda: ', 'next meeting: ', 'help: ']);
  });
});

const named = { name: 'Jo Falk', reference: 'I-27-006', most: '5000', step: 'decline', state: 'closed' };

describe.each(refusalCodes)('the words for %s', (code: RefusalCode) => {
  it.each([
    ['without facts', {}],
    ['with facts', named],
  ])('%s are whole sentences, and no code', (_name, given) => {
    const words = refusalText(new Refusal(code, given));
    expect(words).toMatch(/^[A-Z“].*\.$/);
    expect(words).not.toContain(code);
    expect(words).not.toMatch(/undefined|\{|\}|!|\s\s|\s\./);
    expect(words.length).toBeGreaterThan(30);
  });
});

it.each(taskStepNames)('%s that comes too late is told in words', (step) => {
  for (const state of taskStates) {
    const words = refusalText(new Refusal('wrong-state', { step, state }));
    expect(words).toMatch(
      /^The task has moved on, so it was not (given (to somebody else|more time)|worded anew|\w+ed|withdrawn)\. Open it/,
    );
  }
});

it.each(['task', 'issue', 'meeting', 'member', 'agency'])(
  'a %s that is not there is told like one not shared',
  (what) => {
    expect(refusalText(new Refusal('not-found', { what }))).toBe(
      `This ${what} is not there, or is not shared with you. Ask the coordinator.`,
    );
  },
);
