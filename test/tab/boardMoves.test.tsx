import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TaskId } from '../../bot/domain/ids';
import { type Column, columnOf, moveInto } from '../../tab/screens/actionLog/boardMoves';
import { aTask, moment, PlayedPanel } from './playedPanel';

type Task = ReturnType<typeof aTask>;

const none = Object.fromEntries(Object.keys(aTask().may).map((step) => [step, false]));
function standing(state: Task['state'], may: Partial<Task['may']>, blockedText?: string): Task {
  const held = blockedText === undefined ? {} : { blockedText };
  return aTask({ state, may: { ...aTask().may, ...none, ...may }, ...held });
}

describe('a move on the board', () => {
  it.each<[from: Task, to: Column, step: string]>([
    [standing('proposed', { reallocate: true }), 'allocated', 'reallocate'],
    [standing('declined', { reallocate: true }), 'allocated', 'reallocate'],
    [standing('allocated', { acknowledge: true }), 'acknowledged', 'acknowledge'],
    [standing('acknowledged', { progress: true }), 'inProgress', 'progress'],
    [standing('inProgress', { block: true }), 'blocked', 'block'],
    [standing('inProgress', { unblock: true }, 'No key'), 'inProgress', 'unblock'],
    [standing('inProgress', { complete: true }), 'completed', 'complete'],
    [standing('allocated', { decline: true }), 'declined', 'decline'],
    [standing('completed', { close: true }), 'closed', 'close'],
  ])('is the step that brings the task there', (from, to, step) => {
    expect(moveInto(from, to)).toEqual({ step });
  });

  it('says why where it cannot be, and is nothing where the task stands already', () => {
    expect(moveInto(standing('allocated', {}), 'closed')).toEqual({
      why: 'Only what is completed is closed, by those who run the panel.',
    });
    expect(moveInto(standing('acknowledged', { progress: true }, 'No key'), 'inProgress')).toMatchObject({
      why: expect.stringContaining('It goes on first'),
    });
    expect(moveInto(standing('allocated', {}), 'allocated')).toBeUndefined();
    expect(columnOf(standing('withdrawn', {}))).toBeUndefined();
  });

  const task = standing('allocated', { acknowledge: true, block: true });
  const { parts: _, history: __, ...view } = task;

  it('by key is the command, asks for what it needs, and says why it cannot be', async () => {
    const panel = new PlayedPanel({ 'tasks.list': { items: [task] }, 'task.acknowledge': { ...view, added: [] } });
    panel.open('#/action-log?view=board');
    const card = await screen.findByRole('button', { name: 'Visit the scrapyard' });
    card.focus();
    await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect((await screen.findByRole('alert')).textContent).toContain('SEN-27-014 stays where it is. Only its agency');
    expect(panel.sent).toEqual([]);
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'task.acknowledge', body: { taskId: 't-1' } }]));
    expect(screen.queryByRole('alert')).toBeNull();
    // It goes on in the column that the card came to.
    panel.answers['tasks.list'] = { items: [{ ...task, state: 'acknowledged' }] };
    panel.tell('change', { subject: { type: 'task', id: 't-1' } });
    await within(await screen.findByRole('region', { name: 'Acknowledged' })).findByText('Visit the scrapyard');
    expect(document.activeElement?.textContent).toBe('Visit the scrapyard');
  });

  it('from its menu opens the form that it needs, and left, the keyboard is back at the menu', async () => {
    const panel = new PlayedPanel({ 'tasks.list': { items: [task] }, 'task.block': { ...view, added: [] } });
    panel.open('#/action-log?view=board');
    await userEvent.click(await screen.findByRole('button', { name: 'Move SEN-27-014' }));
    const asks = async () => {
      await userEvent.click(await screen.findByRole('menuitem', { name: 'Blocked' }));
      return within(await screen.findByRole('dialog'));
    };
    await (await asks()).findByRole('textbox', { name: 'Reason' });
    await userEvent.keyboard('{Escape}');
    const menu = screen.getByRole('button', { name: 'Move SEN-27-014' });
    await waitFor(() => expect(document.activeElement).toBe(menu));
    await userEvent.keyboard('{Enter}');
    const drawer = await asks();
    await userEvent.type(await drawer.findByRole('textbox', { name: 'Reason' }), 'No key');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(panel.sent[0]?.body).toEqual({ taskId: 't-1', reason: 'No key' }));
  });

  it('shows on a card that a task is urgent, and that it was escalated', async () => {
    const items = [aTask({ urgent: true, escalatedText: 'Escalated 10:12 by Priya Sandhu: no key' })];
    new PlayedPanel({ 'tasks.list': { items } }).open('#/action-log?view=board');
    expect(await screen.findByText('Urgent')).toBeTruthy();
    expect(screen.getByText('Escalated')).toBeTruthy();
  });

  it('has what is urgent first in its column, as the list has it, and says by when it is to be answered alone', async () => {
    const urgent = aTask({
      ...{ id: TaskId.parse('t-2'), urgent: true, urgentText: 'Acknowledge by 13:10' },
      answerDueAt: moment('2027-03-02T13:10:00.000Z'),
    });
    const panel = new PlayedPanel({ 'tasks.list': { items: [urgent] } });
    panel.open('#/action-log?view=board');
    expect(await screen.findAllByText(/^Urgent$/)).toHaveLength(1);
    expect(panel.asked.filter((each) => each.startsWith('tasks.list')).at(-1)).toContain('urgentFirst=true');
  });

  it('leaves no column out in which somebody must act', async () => {
    const items = (['proposed', 'declined', 'allocated', 'completed'] as const).map((state, index) =>
      aTask({ id: TaskId.parse(`t-${index}`), state }),
    );
    new PlayedPanel({ 'tasks.list': { items } }).open('#/action-log?view=board');
    for (const name of ['Proposed 1', 'Declined 1', 'Allocated 1', 'Completed 1', 'Closed']) {
      expect(await screen.findByRole('heading', { name })).toBeTruthy();
    }
  });
});
