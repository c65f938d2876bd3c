import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TaskId } from '../../bot/domain/ids';
import { aSession, aTask, directing, failure, PlayedPanel } from './playedPanel';

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
    await userEvent.click(await within(drawer).findByRole('button', { name: 'Acknowledge' }));
    await waitFor(() => expect(within(drawer).queryByRole('button', { name: 'Acknowledge' })).toBeNull());
    expect(panel.sent).toEqual([{ command: 'task.acknowledge', body: { taskId: 't-1' } }]);
    expect(within(drawer).getByText('Acknowledged')).toBeTruthy();
  });

  it('keeps the reason when declining fails, and says why', async () => {
    const panel = new PlayedPanel({ 'task.decline': failure(409, 'The task was closed at 10:42.') });
    panel.open('#/action-log?task=t-1');
    await userEvent.click(await screen.findByRole('button', { name: 'Decline' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Reason' }), 'Not our land');
    await userEvent.click(await screen.findByRole('button', { name: 'Decline the task' }));
    expect(await screen.findByText('The task was closed at 10:42.')).toBeTruthy();
    expect(screen.getByDisplayValue('Not our land')).toBeTruthy();
    expect(panel.sent[0]?.body).toEqual({ taskId: 't-1', reason: 'Not our land' });
  });

  it('offers only what the server allows', async () => {
    new PlayedPanel().open('#/action-log?task=t-1');
    const group = await screen.findByRole('group', { name: 'What you can do' });
    expect(
      within(group)
        .getAllByRole('button', { hidden: true })
        .map((button) => button.textContent),
    ).toEqual(['Acknowledge', 'Decline']);
  });

  it('shows why it was shared, what it is part of, its parts and when its people were reminded', async () => {
    const shared = aTask({
      disclosureText: 'Shared under Crime and Courts Act 2013, s.7: VAT',
      partOf: { id: TaskId.parse('t-0'), reference: 'SEN-27-001' },
      chasedText: 'Reminded today',
      parts: [{ id: TaskId.parse('t-9'), reference: 'SEN-27-020', holderText: 'HMRC, Jo', stateName: 'Allocated' }],
    });
    new PlayedPanel({ 'tasks.get': shared }).open('#/action-log?task=t-1');
    expect(await screen.findByText('Under Crime and Courts Act 2013, s.7: VAT')).toBeTruthy();
    expect(screen.getByText('today')).toBeTruthy();
    expect(screen.getByText('HMRC, Jo')).toBeTruthy();
    await userEvent.click(screen.getByText('SEN-27-020'));
    expect(window.location.hash).toBe('#/action-log?task=t-9');
    await userEvent.click(await screen.findByText('SEN-27-001'));
    expect(window.location.hash).toBe('#/action-log?task=t-0');
  });

  it('is split between agencies, the same parts however often it is sent', async () => {
    const task = aTask({ mayDirect: { split: true, chase: false } });
    const panel = new PlayedPanel({
      ...{ session: aSession(directing), 'tasks.get': task, 'task.split': failure(409, 'Others changed the panel.') },
    });
    panel.open('#/action-log?task=t-1');
    await userEvent.click(await screen.findByText('Split between agencies'));
    await userEvent.click(await screen.findByText('Give the part'));
    expect(await screen.findByText('Choose an agency.')).toBeTruthy();
    const [, agency] = await screen.findAllByLabelText(/^Agency/);
    await userEvent.selectOptions(agency ?? document.body, 'ea');
    const owner = screen.getAllByLabelText(/^Owner/).at(-1);
    await userEvent.selectOptions(owner ?? document.body, 'priya-sandhu');
    await userEvent.click(screen.getByText('Give the part'));
    expect(await screen.findByText('Others changed the panel.')).toBeTruthy();
    panel.answers['task.split'] = task;
    await userEvent.click(screen.getByText('Give the part'));
    expect(await screen.findByText('SEN-27-014 is split. One part is given.')).toBeTruthy();
    const [first, second] = panel.sent.map(({ body }) => body);
    expect(first).toEqual(second);
    const part = { title: 'Visit the scrapyard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-12' };
    expect(first).toMatchObject({ taskId: 't-1', parts: [part] });
  });

  it('leaves the address when it is closed', async () => {
    new PlayedPanel().open('#/action-log?overdue=true&task=t-1');
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    expect(window.location.hash).toBe('#/action-log?overdue=true');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
