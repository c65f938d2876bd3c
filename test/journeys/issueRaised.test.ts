import { launchBrowser } from '../support/browser';
import { plainHyphens } from '../support/fakeTeams';
import { chatOf, openTeams, setClock, type TeamsWindow, TUESDAY } from '../support/localTeams';
import { query, type RunningServer, startServer, tokenOf } from '../support/runningServer';

// From a line typed in chat to the coordinator; and every command, in each kind of chat.

const TEXT = 'Three new vape shops on Mill Street, same landlord, cash only';

let server: RunningServer;
let tom: TeamsWindow;
let callum: TeamsWindow;

beforeAll(async () => {
  const [started, browser] = await Promise.all([startServer(), launchBrowser()]);
  server = started;
  await setClock(server.url, TUESDAY);
  [tom, callum] = await Promise.all([
    openTeams(browser, server.url, 'Tom Hesketh'),
    openTeams(browser, server.url, 'Callum Reeve'),
  ]);
  await callum.goTo('Issues');
  await callum.tab.getByText('No open issues').waitFor();
}, 60_000);

test('an issue typed in one line comes back as a card with its reference and marking', async () => {
  await tom.say(`issue ${TEXT}`);

  const card = tom.card('I-27-001');
  await card.getByText('OFFICIAL-SENSITIVE').nth(1).waitFor();
  await card.getByText(TEXT, { exact: true }).waitFor();
  await card.getByText('Northmoor Council: trading standards · raised by Tom Hesketh').waitFor();
  await card.getByText(/^Raised 09:1[45] by Tom Hesketh$/).waitFor();
  expect(await card.getByRole('button').allInnerTexts()).toEqual(['Edit', 'Withdraw']);
});

test('the coordinator has it in chat and, without a reload, in the list of the tab', async () => {
  const card = callum.card('I-27-001');
  await card.getByText(TEXT, { exact: true }).waitFor();
  await card.getByText('OFFICIAL-SENSITIVE').nth(1).waitFor();
  await card.getByRole('button', { name: 'Answer', exact: true }).waitFor();

  const line = callum.tab.getByRole('list', { name: 'Issues' }).getByRole('listitem').filter({ hasText: 'I-27-001' });
  await line.getByText(TEXT).waitFor();
});

test('whoever raised it puts it right from the card, and the coordinator’s card follows', async () => {
  const card = tom.card('I-27-001');
  await card.getByRole('button', { name: 'Edit' }).click();
  await card.getByLabel('What is the issue?').fill('Four new vape shops on Mill Street');
  await card.getByRole('button', { name: 'Save' }).click();

  await card.getByText('Four new vape shops on Mill Street', { exact: true }).waitFor();
  await callum.card('I-27-001').getByText('Four new vape shops on Mill Street', { exact: true }).waitFor();
  await callum.tab.getByText('Four new vape shops on Mill Street').waitFor();
});

test('issue alone brings a form, which does not go empty and is an issue once it is filled', async () => {
  await tom.say('issue');
  const form = tom.card('What should the panel know?');
  await form.getByRole('button', { name: 'Raise the issue' }).click();
  await form.getByText('Please write something here.').waitFor();

  await form.getByLabel('What, where, who, since when').fill('Vans unload at night behind the arcade');
  await form.getByRole('button', { name: 'Raise the issue' }).click();
  await tom.card('I-27-002').getByText('Vans unload at night behind the arcade', { exact: true }).waitFor();
  await callum.card('I-27-002').waitFor();
  expect(await tom.cards('What should the panel know?').count()).toBe(0);
});

test('each command is answered', async () => {
  await tom.say('help');
  await tom.card('Here is what I can do:').getByText('this list').waitFor();
  await tom.say('hi');
  await tom.card('Hello Tom. I keep the panel’s tasks and issues.').waitFor();
  await tom.say('my tasks');
  await tom.card('You have no open tasks').waitFor();
  await tom.say('issues');
  await tom.card('Open issues').getByText('Four new vape shops on Mill Street').waitFor();
  await tom.say('agenda');
  await tom.card('Welcome, confidentiality and interests').getByText('11 items in 120 minutes').waitFor();
  await tom.say('Next Meeting!');
  const meeting = tom.card('11 items in 120 minutes');
  await meeting.getByText('Wed 10 Mar, in 36 days, 10:00 to 12:00').waitFor();
  await meeting.getByText('Castle Lane HQ, Room 2').waitFor();
});

test('what it does not understand it says so, and what may have been meant', async () => {
  await tom.say('the quick brown fox');
  await tom.card('I did not understand that. Here is what I can do:').waitFor();
  await tom.say('my taks');
  await tom.card('I did not understand that. Did you mean “my tasks”?').waitFor();
});

test('in the group chat it answers who mentions it, for everybody to see, and keeps private lists out', async () => {
  await tom.chooseChat('Disruption panel');
  await callum.chooseChat('Disruption panel');
  await tom.say('my tasks');
  await callum.messages.getByText('That list is yours alone.').waitFor();

  await tom.say('issue Skips left in Castle Lane');
  const card = callum.card('I-27-003');
  await card.getByText('Skips left in Castle Lane', { exact: true }).waitFor();
  await card.getByText('OFFICIAL-SENSITIVE').nth(1).waitFor();
});

test('what does not mention it stays among the people', async () => {
  await tom.page.getByRole('button', { name: 'Mention Sentinel' }).click();
  await tom.say('issue This is between us');
  await callum.messages.getByText('issue This is between us').waitFor();
  await tom.page.getByRole('button', { name: 'Mention Sentinel' }).click();
  // Whatever the bot answers to this comes after what it would have answered before.
  await tom.say('next meeting');
  await callum.card(/11 items/).waitFor();
  expect(await references()).toEqual(['I-27-001', 'I-27-002', 'I-27-003']);
});

test('in the channel it answers in the thread', async () => {
  await tom.chooseChat('Northmoor / General');
  await callum.chooseChat('Northmoor / General');
  await tom.say('issue Rubbish fires at Fellgate Yard');
  const card = callum.card('I-27-004');
  await card.getByText('Rubbish fires at Fellgate Yard', { exact: true }).waitFor();
  expect(await references()).toContain('I-27-004');
  const posts = await chatOf(server.url, 'callum-reeve', 'channel');
  const asked = posts.find(({ text }) => text.includes('Rubbish fires'));
  const answer = posts.find(({ cards }) => plainHyphens(JSON.stringify(cards)).includes('I-27-004'));
  expect(answer.threadId).toBe(asked.id);
});

test('a search beside the message box puts a card into the chat, drawn for each who reads it', async () => {
  await tom.chooseChat('Disruption panel');
  await callum.chooseChat('Disruption panel');
  await tom.page.getByRole('button', { name: 'Sentinel: Search the panel' }).click();
  const search = tom.page.getByRole('searchbox', { name: 'Number or words' });
  await search.fill('no such thing');
  await tom.page.getByText('Nothing found that is shared with you.').waitFor();
  await search.fill('behind the arcade');
  await tom.page.getByText('One result.').waitFor();
  await search.press('Tab');
  await tom.page.keyboard.press('Enter');

  const mine = tom.messages.getByRole('article', { name: /^You/ }).filter({ hasText: 'via Sentinel' });
  await mine.getByRole('button', { name: 'Withdraw' }).waitFor();
  const toms = callum.messages.getByRole('article', { name: /^Tom Hesketh/ }).filter({ hasText: 'via Sentinel' });
  await toms.getByRole('button', { name: 'Answer', exact: true }).waitFor();
  await toms.getByText('Vans unload at night behind the arcade', { exact: true }).waitFor();
});

test('what somebody wrote in the chat is raised from its menu, in their words', async () => {
  const message = tom.messages.getByRole('article').filter({ hasText: 'This is between us' });
  await message.getByRole('button', { name: 'More about this message' }).click();
  await tom.page.getByRole('menuitem', { name: 'Raise as panel issue' }).click();
  const dialog = tom.page.getByRole('dialog', { name: 'Raise an issue' });
  expect(await dialog.getByLabel('What, where, who, since when').inputValue()).toBe('issue This is between us');
  await dialog.getByRole('button', { name: 'Raise the issue' }).click();

  await message.getByText(/^Issue I-27-005 raised for/).waitFor();
  const line = callum.tab.getByRole('list', { name: 'Issues' }).getByRole('listitem').filter({ hasText: 'I-27-005' });
  await line.getByText('issue This is between us').waitFor();
});

async function references(): Promise<string[]> {
  const { items } = await query(server.url, await tokenOf(server.url, 'Callum Reeve'), 'issues.list');
  return items.map(({ reference }: { reference: string }) => reference).sort();
}
