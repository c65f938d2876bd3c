import type { Frame } from 'playwright-core';

// What is done on a screen before it is looked at.

/** One row of each kind, the faulty one open. */
export const lookAtList = async (tab: Frame) => {
  const list = [
    'Name;E-mail;Agency;Telephone',
    'Nia Parry;nia.parry@rspca.example;RSPCA;',
    'Sam Lee;sam.lee@hse.example;HES;',
    ';zoe.grant@ea.example;;01632 960044',
    ';tom.hesketh@northmoor.gov.example;;',
  ];
  await tab.getByRole('textbox', { name: 'Paste a list of people' }).fill(list.join('\n'));
  await tab.getByRole('button', { name: 'Look at it' }).click();
  await tab.getByRole('button', { name: 'Sam Lee' }).click();
};
/** One row of each kind, of which a faulty one is open. */
export const lookAtLog = async (tab: Frame) => {
  const list = [
    'Ref;Task;Agency;Owner;Given;Due;Status;Completed;Outcome;4P',
    'AL/2019/014;Visit the yard at Mill Lane;Environment Agency;Priya Sandhu;12/03/2026;30/06/2026;Open;;;',
    'AL/2019/015;Check the licences;Enviroment Agency;;soon;20/03/2027;Opn;;;',
    'AL/2010/001;Write to the landlords;Environment Agency;Jo Bell;2010-09-08;2010-10-20;Closed;2010-10-18;Done;Prevent',
    'AL/2010/002;Write to the owners;Environment Agency;;2010-09-08;;Closed;;Done;',
    'AL/2026/001;Ask about the books;HMRC;;01/02/2027;01/04/2027;Open;;;',
  ];
  await tab.getByRole('textbox', { name: 'Paste the old action log' }).fill(list.join('\n'));
  await tab.getByRole('button', { name: 'Look at it' }).click();
  await tab.getByRole('button', { name: 'Check the licences' }).click();
};
export const press = (name: string | RegExp) => async (tab: Frame) => {
  await tab.getByRole('button', { name }).first().click();
  await tab.getByRole('dialog').waitFor();
};
export const setBaseline = async (tab: Frame) => {
  await tab.getByRole('button', { name: 'Set a baseline' }).click();
  await tab.getByRole('form', { name: 'The baseline' }).waitFor();
};
/** Somebody of a group is opened once it is said why. */
export const openPerson = async (tab: Frame) => {
  await tab
    .getByRole('group', { name: /^Why do you open/ })
    .getByRole('button')
    .first()
    .click();
  await tab
    .getByText('Corrected', { exact: false })
    .or(tab.getByRole('button', { name: 'Correct it' }))
    .first()
    .waitFor();
};
/** A form that opens in its place; by its key, since on a phone its button lies in the menu. */
export const change = async (tab: Frame) => {
  await tab.getByRole('group', { name: 'What you can do' }).getByRole('button').first().press('e');
  await tab.getByRole('form', { name: 'Change the partner' }).waitFor();
};
/** The link of somebody's invitation, opened where it was made. */
export const openInvitation = async (tab: Frame) => {
  await tab.getByRole('button', { name: /^Invite/ }).click();
  await tab.getByLabel('How it reaches them').selectOption('hand');
  await tab.getByRole('button', { name: 'Make the link' }).click();
  const link = await tab.getByLabel('The link, shown this once').inputValue();
  const { subEntityId } = JSON.parse(new URL(link).searchParams.get('context') ?? '{}');
  await tab.evaluate(`location.hash = '#/${subEntityId}'`);
  await tab.getByRole('heading', { name: 'Take your seat' }).waitFor();
};
/** The wizard stands in its place, over nothing. */
export const found = async (tab: Frame) => {
  await tab.getByRole('button', { name: 'Found another panel' }).click();
  await tab.getByRole('navigation', { name: 'Steps' }).waitFor();
};
/** Whoever has the floor is told who is there and may not know; all others look on. */
export const showLarge = async (tab: Frame) => {
  await tab.getByRole('region', { name: 'Presentation of the group' }).waitFor();
  const show = tab.getByRole('button', { name: 'Show large' });
  if ((await show.count()) === 0) return;
  await show.click();
  await tab.getByRole('form', { name: /to the room$/ }).waitFor();
};
export const strike =
  (key: string, text = '') =>
  async (tab: Frame) => {
    await tab.locator('main').press(key);
    await tab.getByRole('dialog').waitFor();
    if (text === '') return;
    await tab.getByRole('dialog').getByRole('combobox').fill(text);
    await tab.getByRole('dialog').getByRole('option').first().waitFor();
  };
