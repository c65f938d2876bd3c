import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { TaskView } from '../../bot/contract';
import { aTask, day, failure, PlayedPanel } from './playedPanel';

const { parts: _, history: __, ...acknowledged } = aTask({ state: 'acknowledged', stateName: 'Acknowledged' });
const allowed = (...steps: (keyof TaskView['may'])[]): TaskView['may'] => ({
  ...{ ...acknowledged.may, acknowledge: false, decline: false },
  ...Object.fromEntries(steps.map((step) => [step, true])),
});
const moreTime = {
  ...{ dueOn: day('2027-03-26'), dayText: 'Fri 26 Mar', byName: 'Priya Sandhu' },
  ...{ askedText: 'Asked 09:40 by Priya Sandhu', reason: 'The landlord is away' },
};
const asked = aTask({ ...acknowledged, moreTime, may: allowed('grantTime', 'refuseTime') });

function opened(task: object, answers: object = {}): PlayedPanel {
  const panel = new PlayedPanel({ 'tasks.get': task, ...answers });
  panel.open('#/action-log?task=t-1');
  return panel;
}

describe('more time for a task', () => {
  it('is asked for with a day and a reason; what was typed stays where it is refused', async () => {
    const task = aTask({ ...acknowledged, may: allowed('askTime') });
    const panel = opened(task, { 'task.askTime': failure(422, 'This is no later than the task is due now.') });
    await userEvent.click(await screen.findByRole('button', { name: 'Ask for more time' }));
    const form = await screen.findByRole('form', { name: 'Ask for more time' });
    await userEvent.type(within(form).getByRole('textbox', { name: /Reason/ }), 'The landlord is away');
    const send = within(form).getByRole('button', { name: 'Ask for more time' });
    await userEvent.click(send);
    expect(await within(form).findByText('Choose a day.')).toBeTruthy();
    fireEvent.change(within(form).getByLabelText(/Until/), { target: { value: '2027-03-26' } });
    await userEvent.click(send);
    expect(await screen.findByText('This is no later than the task is due now.')).toBeTruthy();
    panel.answers['task.askTime'] = { ...acknowledged, moreTime, may: allowed('askTime'), added: [] };
    await userEvent.click(send);
    expect(await screen.findByText('Priya Sandhu asks for more time, until Fri 26 Mar')).toBeTruthy();
    expect(panel.sent.at(-1)).toEqual({
      command: 'task.askTime',
      body: { taskId: 't-1', dueOn: '2027-03-26', reason: 'The landlord is away' },
    });
  });

  it('is given with one click by whoever may, who sees who asks until when and why', async () => {
    const granted = { ...acknowledged, dueText: 'Fri 26 Mar, in 24 days', may: allowed(), added: [] };
    const panel = opened(asked, { 'task.grantTime': granted });
    expect(await screen.findByText('The landlord is away')).toBeTruthy();
    await userEvent.click(await screen.findByText('Give more time'));
    expect(await screen.findByText('SEN-27-014 is given more time.')).toBeTruthy();
    expect(panel.sent).toEqual([{ command: 'task.grantTime', body: { taskId: 't-1', dueOn: '2027-03-26' } }]);
    expect(screen.queryByText('The landlord is away')).toBeNull();
  });

  it('is refused with a reason, for the day that was read', async () => {
    const noMoreTime = { text: 'Not given 10:42 by Ruth Calder', reason: 'M2 needs it' };
    const panel = opened(asked, { 'task.refuseTime': { ...acknowledged, noMoreTime, may: allowed(), added: [] } });
    await userEvent.click(await screen.findByText('Refuse'));
    panel.answers['tasks.get'] = {
      ...asked,
      moreTime: { ...moreTime, dueOn: day('2027-04-09'), dayText: 'Fri 9 Apr' },
    };
    panel.tell('change', { number: 8, action: 'task-more-time-asked', subject: { type: 'task', id: 't-1' } });
    expect(await screen.findByText('Priya Sandhu asks for more time, until Fri 9 Apr')).toBeTruthy();
    await userEvent.type(await screen.findByRole('textbox', { name: /Reason/ }), 'M2 needs it');
    await userEvent.click(await screen.findByRole('button', { name: 'Give no more time' }));
    expect(await screen.findByText('Not given 10:42 by Ruth Calder: M2 needs it')).toBeTruthy();
    expect(panel.sent.at(-1)?.body).toEqual({ taskId: 't-1', dueOn: '2027-03-26', reason: 'M2 needs it' });
  });
});
