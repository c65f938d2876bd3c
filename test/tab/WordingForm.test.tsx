import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTask, failure, PlayedPanel } from './playedPanel';

const { parts: _, history: __, ...view } = aTask({ detail: 'Ask for Mr Pike' });
const task = aTask({ ...view, may: { ...view.may, acknowledge: false, decline: false, reword: true } });

it('the wording of a task is changed from what it says, and kept as typed where it is refused', async () => {
  const panel = new PlayedPanel({ 'tasks.get': task, 'task.reword': failure(422, 'Nothing marked SECRET.') });
  panel.open('#/action-log?task=t-1');
  await userEvent.click(await screen.findByText('Change the wording'));
  const title = await screen.findByDisplayValue('Visit the scrapyard');
  await userEvent.clear(title);
  await userEvent.type(title, 'Visit both yards');
  await userEvent.clear(screen.getByDisplayValue('Ask for Mr Pike'));
  await userEvent.click(screen.getByText('Save the wording'));
  expect(await screen.findByText('Nothing marked SECRET.')).toBeTruthy();
  panel.answers['task.reword'] = { ...task, title: 'Visit both yards', added: [] };
  await userEvent.click(screen.getByText('Save the wording'));
  expect(await screen.findByText('SEN-27-014 is worded anew.')).toBeTruthy();
  expect(panel.sent.at(-1)).toEqual({ command: 'task.reword', body: { taskId: 't-1', title: 'Visit both yards' } });
});
