import { launchBrowser, newPerson } from '../support/browser';
import { goTo } from '../support/localTeams';
import { type RunningServer, startServer } from '../support/runningServer';

// Scenario 11: an empty deployment, its first administrator, and a panel in minutes. No file, no word of JSON.

/** What somebody does one after the other: a click, a field filled, a paste. Two of them say yes to the panel's statement. */
const MOST_ACTS = 34;
const TEAMS_JS = /res\.cdn\.office\.net/;

const given = ['Ann', 'Bob', 'Cal', 'Dee', 'Eve', 'Fay', 'Gil', 'Hal', 'Ida', 'Jon', 'Kay', 'Lee', 'May'];
const agencies = given.slice(0, 13).map((name) => `${name}ton Council`);
const names = given.flatMap((name) => [`${name} Marsh`, `${name} Quill`]);
const roles = ['Chair', 'Deputy chair', 'Coordinator'];
/** Two rows do not fit: an organisation that is not there, and no e-mail address. */
const pasted = names
  .map((name, at) => {
    const agency = at === 4 ? 'Elsewhere' : at < 3 ? 'Eastvale Police' : agencies[at % 13];
    const email = at === 5 ? 'not-an-address' : `${name.toLowerCase().replace(' ', '.')}@eastvale.example`;
    return [name, email, agency, roles[at] ?? 'Member'].join('\t');
  })
  .join('\n');

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ environment: { PANEL_FILE: 'none' } });
}, 60_000);

test('an empty deployment becomes a panel whose first meeting is planned and whose people are invited', async () => {
  const { page } = await newPerson(await launchBrowser(), server.url, { allow: [TEAMS_JS, /status of 40[34]/] });
  const tab = page.frameLocator('iframe[title="Sentinel tab"]');
  let acts = 0;
  const press = async (name: string | RegExp) => {
    acts += 1;
    await tab
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  };
  const fill = async (label: string, text: string) => {
    acts += 1;
    await tab
      .getByRole('textbox', { name: label })
      .or(tab.getByLabel(label).and(tab.locator('[type=date]')))
      .first()
      .fill(text);
  };
  await page.goto('/local');
  acts += 1;
  await page.getByRole('link', { name: /^Morgan Ellis/ }).click();

  await fill('Name of the panel', 'Eastvale');
  await fill('Force', 'Eastvale Police');
  await fill('Reference prefix', 'EAS');
  await press(/^Next: /);
  await fill('First meeting', '2027-01-19');
  await fill('Usual venue', 'Bridge House');
  await press(/^Next: /);
  await fill('Or paste names', agencies.join('\n'));
  await press('Add these organisations');
  await tab.getByRole('list', { name: 'Organisations of the panel' }).getByRole('listitem').nth(13).waitFor();
  await press(/^Next: /);
  await fill('Paste people', pasted);
  await press('Add these people');
  await tab.getByText('26 people', { exact: true }).waitFor();
  await tab.getByText(/No agency of the panel is called “Elsewhere”/).waitFor();
  await tab.getByText(/“not-an-address” is no e-mail address/).waitFor();
  await press('Change Cal Marsh');
  acts += 1;
  await tab.getByLabel('Organisation').selectOption('Calton Council');
  await press('Change Cal Quill');
  await fill('E-mail', 'cal.quill@eastvale.example');
  await press(/^Next: /);
  await press(/^Next: /);
  await press('Found the panel');
  // The panel's confidentiality statement comes before anything of it, for whoever founds it too.
  await press('I accept');
  await tab.getByRole('navigation', { name: 'Sentinel' }).waitFor();

  acts += 1;
  await page.goto('/local');
  await page.getByRole('link', { name: /^Bob Marsh/ }).click();
  await press('I accept');
  const rail = async (screen: string) => {
    acts += await goTo(tab, screen);
  };
  const part = async (name: string) => {
    acts += 1;
    await tab.getByRole('link', { name }).first().click();
  };
  await rail('Meeting');
  await tab.getByRole('heading', { name: /M1/ }).first().waitFor();
  await rail('Settings');
  await part('Chats');
  await press('Approve: Disruption panel');
  await press('Approve');
  await tab.getByText('The bot may speak there.', { exact: true }).waitFor();
  await part('All settings');
  await part('People');
  acts += 1;
  await tab.getByText('Dee Marsh', { exact: true }).first().click();
  await press('Invite');
  await press('Send the invitation');
  await tab.getByText('Dee Marsh is invited, at dee.marsh@eastvale.example.', { exact: true }).last().waitFor();
  expect(acts).toBeLessThanOrEqual(MOST_ACTS);
}, 60_000);
