import { type Right, rights } from '../../bot/access/rights';
import { type Role, roles } from '../../bot/domain/member';
import { commands, isCommandName } from '../../bot/useCases/commands';
import { queries } from '../../bot/useCases/queries';
import { screenRights } from '../../tab/data/screenRights';
import { helpTopics } from '../../tab/screens/help/helpTopics';
import { nextForceSteps } from '../../tab/screens/help/nextForceSteps';

function has(role: Role, right: Right): boolean {
  const those: readonly Role[] = rights[right];
  return those.includes(role);
}

const rightOf = (name: (typeof helpTopics)[number]['offers'][number]): Right =>
  isCommandName(name) ? commands[name].right : queries[name].right;

/** As the screen shows them. */
const shownTo = (role: Role) =>
  helpTopics.filter((topic) => has(role, topic.right) && (topic.roles === undefined || topic.roles.includes(role)));

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

it('help has a word for each right that somebody works with', () => {
  const said = new Set(helpTopics.flatMap(({ right, offers }) => [right, ...offers.map(rightOf)]));
  // Whoever comes in, sees, receives or erases is told where that stands.
  const untold: readonly Right[] = [
    ...(['panel.enter', 'people.see', 'meeting.lead', 'reminder.receive', 'task.see', 'log.eraseWords'] as const),
  ];
  const missing = Object.keys(rights).filter((right) => ![...said, ...untold].some((each) => each === right));
  expect(missing).toEqual([]);
});
