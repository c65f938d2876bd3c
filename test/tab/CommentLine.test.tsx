import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, aTask, directing, failure, PlayedPanel } from './playedPanel';

const { parts: _, history: __, ...view } = aTask({ mayComment: true });
const task = aTask(view);
const line = { number: 8, at: view.changedAt, atText: '10:00', byName: 'Priya Sandhu', text: 'Comment' };

function opened(answers: object): PlayedPanel {
  const panel = new PlayedPanel({ 'tasks.get': task, ...answers });
  panel.open('#/action-log?task=t-1');
  return panel;
}
const field = () => screen.findByLabelText(/^Comment/, { selector: 'textarea' });

describe('a line about a task', () => {
  it('goes to the coordinator, and stands in the history at once', async () => {
    const panel = opened({ 'task.comment': { ...view, added: [{ ...line, note: 'Which gate?' }] } });
    await userEvent.click(await screen.findByText('Write to the coordinator'));
    await userEvent.type(await field(), 'Which gate?');
    await userEvent.click(screen.getByText('Send'));
    expect(await screen.findByText('Which gate?', { selector: 'section *' })).toBeTruthy();
    expect(await screen.findByText('Sent to the coordinator.')).toBeTruthy();
    expect(screen.getByText('Write to the coordinator')).toBeTruthy();
    expect(panel.sent).toEqual([{ command: 'task.comment', body: { taskId: 't-1', text: 'Which gate?' } }]);
  });

  it('of those who run the panel goes to the owner; it is sent with Ctrl+Enter, and stays where sending fails', async () => {
    const panel = opened({ session: aSession(directing), 'task.comment': failure(503, 'Nothing can be stored.') });
    await userEvent.click(await screen.findByText('Write to Priya Sandhu'));
    await userEvent.type(await field(), 'The north one');
    fireEvent.keyDown(await field(), { key: 'Enter', ctrlKey: true });
    expect(await screen.findByText('Nothing can be stored.')).toBeTruthy();
    expect(screen.getByDisplayValue('The north one')).toBeTruthy();
    expect(panel.sent).toHaveLength(1);
  });

  it('with a doubtful word is asked about: back to what was written, or sent as it is with one tap', async () => {
    const sendAnyway = { word: 'secret', label: 'No, it is not a marking' };
    let isMeant = false;
    const doubted = failure(422, 'Is “Secret” a marking?', { code: 'doubtful-words', sendAnyway });
    const panel = opened({ 'task.comment': () => (isMeant ? { ...view, added: [] } : doubted) });
    await userEvent.click(await screen.findByText('Write to the coordinator'));
    await userEvent.type(await field(), 'Secret Garden');
    await userEvent.click(screen.getByText('Send'));
    await userEvent.click(await screen.findByText('Back to what I wrote'));
    expect(await screen.findByDisplayValue('Secret Garden')).toBeTruthy();
    await userEvent.click(screen.getByText('Send'));
    await screen.findByText('Before this is kept');
    isMeant = true;
    await userEvent.click(screen.getByText('No, it is not a marking'));
    expect(await screen.findByText('Sent to the coordinator.')).toBeTruthy();
    expect(panel.meant).toEqual([null, null, 'secret']);
  });

  it('is sent once, however often the form hears of it', async () => {
    const panel = opened({ 'task.comment': { ...view, added: [] } });
    await userEvent.click(await screen.findByText('Write to the coordinator'));
    await userEvent.type(await field(), 'Which gate?');
    const form = screen.getByRole<HTMLFormElement>('form');
    act(() => {
      form.requestSubmit();
      form.requestSubmit();
    });
    expect(await screen.findByText('Sent to the coordinator.')).toBeTruthy();
    expect(panel.sent).toHaveLength(1);
  });

  it('is offered to nobody who may not write', async () => {
    opened({ 'tasks.get': aTask() });
    await screen.findByText('Given by the panel');
    expect(screen.queryByText(/^Write to/)).toBeNull();
  });
});
