import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { openTeams, setClock, type TeamsWindow } from '../support/localTeams';
import { command, query, type RunningServer, startServer, tokenOf } from '../support/runningServer';

// What stands under the chair's thumb stays there, whatever others do; and how few acts a meeting takes to run and build.

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
}, 60_000);

async function as(name: string, what: string, input: object): Promise<void> {
  await command(server.url, await tokenOf(server.url, name), what, { meetingId: 'M1', ...input });
}

function step(taken: object): Promise<void> {
  return as('Ruth Calder', 'meeting.step', { stepId: randomUUID(), step: taken });
}

const controls = ['Next: Minutes and matters arising', 'Record a decision, note or task', 'More for the meeting'];

async function places({ tab }: TeamsWindow): Promise<unknown[]> {
  const heading = tab.getByRole('region', { name: 'On the floor' }).getByRole('heading');
  const all = [heading, ...controls.map((name) => tab.getByRole('button', { name, exact: true }))];
  return Promise.all(
    all.map(async (one) => {
      const box = await one.boundingBox();
      return box && [Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height)];
    }),
  );
}

test('the coordinator builds the next agenda, two issues and a group on it, in seven acts', async () => {
  await setClock(server.url, '2027-01-04T09:14:00.000Z');
  for (const text of ['Cash at the grill', 'Skips on the quay']) {
    await command(server.url, await tokenOf(server.url, 'Tom Hesketh'), 'issue.raise', { issueId: randomUUID(), text });
  }
  const callum = await openTeams(browser, server.url, 'Callum Reeve');
  await callum.choose('Tab');
  let acts = 0;
  const press = async (name: string | RegExp) => {
    acts++;
    await callum.tab.getByRole('button', { name }).click();
  };
  acts++;
  await callum.goTo('Meeting');
  await callum.tab.getByRole('heading', { name: /^M1, / }).waitFor();
  await press('Add an issue or a group');
  await press('Add I-27-001 to M1');
  await press('Add I-27-002 to M1');
  await press('Add NM-OCG-031 to M1');
  await press('Done');
  const agenda = callum.tab.getByRole('region', { name: 'Agenda' });
  await agenda.getByText(/^6\.1\. Operation Larchfield/).waitFor();
  await agenda.getByText(/^7\.2\. I-27-002/).waitFor();
  // They stand in their sections and use their minutes.
  await agenda.getByText('120 of 120 minutes: it fits').waitFor();
  await press('Publish agenda');
  await callum.tab.getByText(/^Published /).waitFor();
  expect(acts).toBeLessThanOrEqual(12);
  expect(acts).toBe(7);
  await callum.person.close();
}, 60_000);

test('nothing in the chair’s panel moves while others ask to speak, come, record and put items on', async () => {
  await setClock(server.url, '2027-01-13T10:00:00.000Z');
  await step({ kind: 'start' });
  const ruth = await openTeams(browser, server.url, 'Ruth Calder');
  await ruth.choose('Tab');
  await ruth.choose('Side panel');
  const { tab } = ruth;
  await tab.getByText('Nobody has asked to speak').waitFor();
  await tab.getByText(/^Missing \d+: /).waitFor();
  const before = await places(ruth);
  await as('Callum Reeve', 'attendance.mark', { memberId: 'tom-hesketh', present: true });
  await as('Tom Hesketh', 'attendance.answerFloor', { itemId: 'item-1', answer: 'share' });
  await tab.getByText('1 wants to speak: Tom').waitFor({ timeout: 2000 });
  const entry = { entryId: randomUUID(), itemId: 'item-1', kind: 'decision', text: 'Minutes agreed' };
  await as('Callum Reeve', 'meeting.record', entry);
  await tab.getByText('Minutes agreed').waitFor();
  await as('Callum Reeve', 'agenda.addItem', { itemId: randomUUID(), title: 'A late one', minutes: 5 });
  await tab.getByText(/^Late item: /).waitFor();
  expect(await places(ruth)).toEqual(before);
  const { agenda } = await query(server.url, await tokenOf(server.url, 'Ruth Calder'), 'meetings.get', {
    meetingId: 'M1',
  });
  expect(agenda.length).toBeGreaterThan(11);
  await ruth.person.close();
}, 60_000);

test('a clock that is moved moves the timer at once; out of time the close stands beside “Next”', async () => {
  const ruth = await openTeams(browser, server.url, 'Ruth Calder');
  await ruth.choose('Tab');
  await ruth.choose('Side panel');
  const [, , plus, dots] = await places(ruth);
  await setClock(server.url, '2027-01-13T12:03:00.000Z');
  await ruth.tab.getByRole('button', { name: /^Close, carry \d/ }).waitFor({ timeout: 3000 });
  await ruth.tab.getByText('118 minutes over').waitFor();
  expect((await places(ruth)).slice(2)).toEqual([plus, dots]);
  await ruth.person.close();
}, 60_000);

test('one of a group is shown to the room from the chair’s panel; the stage goes dark when somebody comes in', async () => {
  await step({ kind: 'goTo', itemId: 'group-nm-ocg-031' });
  const [ruth, projector] = await Promise.all(
    ['Side panel', 'Stage'].map(async (frame) => {
      const window = await openTeams(browser, server.url, 'Ruth Calder');
      await window.choose('Tab');
      await window.choose(frame);
      return window;
    }),
  );
  if (ruth === undefined || projector === undefined) throw new Error('Both are open.');
  const shown = projector.tab.getByRole('heading', { name: 'Person 1' });
  await ruth.tab.getByRole('button', { name: 'Begin: Person 1' }).click();
  await ruth.tab.getByRole('button', { name: 'Next: Person 2' }).waitFor();
  expect(await shown.count()).toBe(0);
  await ruth.tab.getByRole('button', { name: 'Show large' }).click();
  await shown.waitFor({ timeout: 2000 });
  await as('Callum Reeve', 'attendance.mark', { memberId: 'lena-hart', present: true });
  await shown.waitFor({ state: 'detached', timeout: 2000 });
  await ruth.tab.getByText('The stage went dark: Lena Hart came in.').waitFor();
  await Promise.all([ruth.person.close(), projector.person.close()]);
}, 60_000);
