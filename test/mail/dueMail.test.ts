import { type MailStand, openMailStand, FARROW } from './mailStand';
import { linkIn } from './postOffice';
import { until } from '../support/sentinel';

let stand: MailStand;
beforeAll(async () => {
  stand = await openMailStand();
});
afterAll(() => stand.close());

it('what falls due for whom Teams does not reach is one mail, with a link for each thing, and each is answered by its own', async () => {
  for (const taskId of ['task-1', 'task-2']) await stand.giveTask(taskId);
  // What is finished before it goes out is no longer told.
  await stand.giveTask('task-3');
  await stand.server.command('Neil Farrow', 'task.complete', { taskId: 'task-3', outcome: 'Recalled' });
  const before = stand.office.to(FARROW).length;
  await stand.server.moveClock('2027-02-12T08:01:00.000Z');
  const mail = await until('the mail', () => stand.office.to(FARROW)[before]);
  expect(mail.subject).toBe('[OFFICIAL-SENSITIVE] 2 things wait for you on the panel');
  expect(mail.text).toContain('SEN-27-001, SEN-27-002.');
  expect(mail.text).not.toMatch(/Dean Stroud|above the yard/);

  const links = [...(mail.text ?? '').matchAll(/Answer for (SEN-27-00\d) without Teams:\n(\S+)/g)];
  expect(links.map(([, reference]) => reference)).toEqual(['SEN-27-001', 'SEN-27-002']);
  for (const [index, [, , link = '']] of links.entries()) {
    const { reader } = await stand.enter({ ...mail, text: linkIn({ text: link }) });
    await reader.press('acknowledge');
    const { body } = await stand.server.query('Ruth Calder', 'tasks.get', { taskId: `task-${index + 1}` });
    expect(body.state).toBe('acknowledged');
  }
  await stand.server.moveClock('2027-02-12T08:30:00.000Z');
  expect(stand.office.to(FARROW).filter(({ subject }) => subject?.includes('2 things wait') === true)).toHaveLength(1);
});

it('the week on the panel comes with a way in of its own: the next meeting, and whatever is open', async () => {
  const before = stand.office.to(FARROW).length;
  await stand.server.moveClock('2027-02-15T08:01:00.000Z');
  const mail = await until('the week', () =>
    stand.office
      .to(FARROW)
      .slice(before)
      .find(({ subject }) => subject?.includes('Your week') === true),
  );
  expect(mail.subject).toBe('[OFFICIAL-SENSITIVE] Your week on the panel waits for you');
  const { page } = await stand.enter(mail);
  expect(page.text).toMatch(/From your e-mail: Meeting M2 .* Your open tasks SEN-27-001: Recall Dean Stroud/);
});
