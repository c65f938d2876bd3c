import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Right, rights } from '../../bot/access/rights';
import { type Role, roles } from '../../bot/domain/member';
import { commands, isCommandName } from '../../bot/useCases/commands';
import { queries } from '../../bot/useCases/queries';
import { screenRights } from '../../tab/data/screenRights';
import type { GuideTask } from '../../tab/screens/help/guides/guide';
import { guides } from '../../tab/screens/help/guides/guides';
import { helpTopics } from '../../tab/screens/help/helpTopics';
import { nextForceSteps } from '../../tab/screens/help/nextForceSteps';

function has(role: Role, right: Right): boolean {
  const those: readonly Role[] = rights[right];
  return those.includes(role);
}

const rightOf = (name: (typeof helpTopics)[number]['offers'][number]): Right =>
  isCommandName(name) ? commands[name].right : queries[name].right;

const tasksOf = (role: Role): readonly GuideTask[] => guides[role]?.tasks.filter((task) => has(role, task.right)) ?? [];

/** As the screen shows them. */
const shownTo = (role: Role) => [
  ...tasksOf(role).flatMap(({ title, steps, offers }) => [
    { title, offers, go: undefined },
    ...steps.map(({ says, go }) => ({ title: says, offers: [], go })),
  ]),
  ...helpTopics.filter((topic) => has(role, topic.right) && (topic.roles === undefined || topic.roles.includes(role))),
];

it.each(roles)('help offers the %s nothing that they may not do, and leads to no screen that is not theirs', (role) => {
  const refused = shownTo(role).flatMap(({ title, offers, go }) => [
    ...offers.filter((name) => !has(role, rightOf(name))).map((name) => `${title}: ${name}`),
    ...(go === undefined || has(role, screenRights[go.screen] ?? 'panel.see') ? [] : [`${title}: ${go.screen}`]),
  ]);
  expect(refused).toEqual([]);
  expect(shownTo(role).length).toBeGreaterThan(1);
});

it.each(roles)('the guide for the next force links the %s to their own screens alone', (role) => {
  const linked = nextForceSteps.filter(({ go }) => has(role, go.right));
  expect(linked.filter(({ go }) => !has(role, screenRights[go.screen] ?? 'panel.see'))).toEqual([]);
});

/** What screens and cards say, without Help and without comments. */
function wordsOfTheProduct(): string {
  const sources = ['tab', 'bot/cards', 'bot/useCases', 'bot/domain'].flatMap((folder) =>
    readdirSync(path.resolve(folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/screens.help/.test(file))
      .map((file) => readFileSync(path.resolve(folder, file), 'utf8')),
  );
  return sources.join('\n').replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '');
}

/** At the beginning of a text of the source, in quotation marks or as what an element holds. */
function saysSo(said: string, words: string): boolean {
  return ["'", '"', '`', '>', '  '].some((before) => said.includes(before + words));
}

it('the papers of governance call places and buttons as the screen does', () => {
  const said = wordsOfTheProduct();
  const folder = path.resolve('infra/governance');
  const pages = readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
  const named = pages.flatMap((page) =>
    [...page.matchAll(/(?<![\w`])_([A-Z][^_\n]+)_(?!\w)/g)].map(([, words = '']) => words),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((words) => !saysSo(said, words))).toEqual([]);
});

it('the buttons and headings that help names are called so on the screen, and its links lead somewhere', () => {
  const said = wordsOfTheProduct();
  const steps = Object.values(guides).flatMap(({ tasks }) => tasks.flatMap((task) => task.steps));
  const named = new Set(
    steps.flatMap(({ says }) => [...says.matchAll(/\[([^\]]+)\]/g)].map(([, words = '']) => words)),
  );
  expect([...named].filter((words) => !saysSo(said, words))).toEqual([]);
  expect(named.size).toBeGreaterThan(40);
  expect(steps.filter(({ says, go }) => says.includes('{') !== (go !== undefined))).toEqual([]);
});

it('help has a word for each right that somebody works with', () => {
  const said = new Set(helpTopics.flatMap(({ right, offers }) => [right, ...offers.map(rightOf)]));
  // Whoever comes in, sees, receives or erases is told where that stands.
  const untold: readonly Right[] = [
    ...(['panel.enter', 'people.see', 'meeting.lead', 'reminder.receive', 'task.see', 'log.eraseWords'] as const),
  ];
  const missing = Object.keys(rights).filter((right) => ![...said, ...untold].some((each) => each === right));
  expect(missing).toEqual([]);
});
