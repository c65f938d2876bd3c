import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTask, failure, PlayedPanel } from './playedPanel';

const acknowledged = aTask({
  state: 'acknowledged',
  stateName: 'Acknowledged',
  may: { ...aTask().may, acknowledge: false },
});

describe('the drawer of a task', () => {
  it('acknowledges, and shows what the server then says', async () => {
    const panel = new PlayedPanel({ 'task.acknowledge': acknowledged });
    panel.open('#/action-log?task=t-1');
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText('Given by the panel');
    panel.answers['tasks.get'] = acknowledged;
    await userEvent.click(within(drawer).getByRole('button', { name: 'Acknowledge' }));
    await waitFor(() => expect(within(drawer).queryByRole('button', { name: 'Acknowledge' })).toBeNull());
    expect(panel.sent).toEqual([{ command: 'task.acknowledge', body: { taskId: 't-1' } }]);
    expect(within(drawer).getByText('Acknowledged')).toBeTruthy();
  });

  it('keeps the reason when declining fails, and says why', async () => {
    const panel = new PlayedPanel({ 'task.decline': failure(409, 'The task was closed at 10:42.') });
    panel.open('#/action-log?task=t-1');
    await userEvent.click(await screen.findByRole('button', { name: 'Decline' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'Not our land');
    await userEvent.click(screen.getByRole('button', { name: 'Decline the task' }));
    expect(await screen.findByText('The task was closed at 10:42.')).toBeTruthy();
    expect(screen.getByDisplayValue('Not our land')).toBeTruthy();
    expect(panel.sent[0]?.body).toEqual({ taskId: 't-1', reason: 'Not our land' });
  });

  it('offers only what the server allows', async () => {
    new PlayedPanel().open('#/action-log?task=t-1');
    const group = await screen.findByRole('group', { name: 'What you can do' });
    expect(
      within(group)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['Acknowledge', 'Decline']);
  });

  it('leaves the address when it is closed', async () => {
    new PlayedPanel().open('#/action-log?overdue=true&task=t-1');
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    expect(window.location.hash).toBe('#/action-log?overdue=true');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
