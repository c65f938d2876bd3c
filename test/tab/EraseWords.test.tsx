import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTask, failure, PlayedPanel } from './playedPanel';

const [given] = aTask().history;
if (given === undefined) throw new Error('A task has been given');
const declined = { ...given, number: 8, text: 'Declined', note: 'He lives at 4 Mill Street', mayErase: true } as const;
const before = aTask({ history: [given, declined] });
const { note: _, mayErase: __, ...wordless } = declined;
const after = aTask({ history: [given, { ...wordless, wordsErased: true }] });

const gone = { erased: [8], corrected: ['SEN-27-014'], still: ['M2, minutes, version 1'] };

async function openForm(): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole('button', { name: 'Erase these words…', hidden: true }));
  return screen.findByRole('form', { name: 'Erase the words of this entry for good', hidden: true });
}

describe('a history', () => {
  it('lets whoever may do so erase what a line says, with a reason, and shows that it is gone', async () => {
    const panel = new PlayedPanel({ 'tasks.get': before, 'log.eraseWords': gone });
    panel.open('#/action-log?task=t-1');
    expect(await screen.findByText('He lives at 4 Mill Street')).toBeTruthy();
    const form = await openForm();
    expect(document.activeElement).toBe(within(form).getByLabelText(/^Reason/));
    expect(form.textContent).toContain('it says “[erased]” from then on');
    await userEvent.type(within(form).getByLabelText(/^Reason/), 'Not about the task');
    panel.answers['tasks.get'] = after;
    await userEvent.click(within(form).getByText('Erase for good'));
    expect(await screen.findByText('The words of this entry were erased.')).toBeTruthy();
    await waitFor(() => expect(screen.queryByText('He lives at 4 Mill Street')).toBeNull());
    expect(panel.sent).toEqual([{ command: 'log.eraseWords', body: { numbers: [8], reason: 'Not about the task' } }]);
    expect(screen.queryByText('Erase these words…')).toBeNull();
    await waitFor(() => expect(document.activeElement?.textContent).toBe('History'));
  });

  it('says that they are gone also where the line has lost them before the answer comes', async () => {
    let answer: (erased: object) => void = () => {};
    const answered = new Promise<object>((resolve) => (answer = resolve));
    const panel = new PlayedPanel({ 'tasks.get': before, 'log.eraseWords': () => answered });
    panel.open('#/action-log?task=t-1');
    const form = await openForm();
    await userEvent.type(within(form).getByLabelText(/^Reason/), 'Not about the task');
    await userEvent.click(within(form).getByText('Erase for good'));
    panel.answers['tasks.get'] = after;
    panel.tell('change', { number: 9, action: 'log-words-erased', subject: { type: 'log', id: '000000009' } });
    expect(await screen.findByText('The words of this entry were erased.')).toBeTruthy();
    answer(gone);
    expect(await screen.findByText('The words are erased.')).toBeTruthy();
    expect(
      await screen.findByText(/^Taken out of SEN-27-014 as well. Some still stand .*: correct M2, minutes/),
    ).toBeTruthy();
  });

  it('keeps the reason where nothing was erased, and says why; leaving the form erases nothing', async () => {
    const panel = new PlayedPanel({
      'tasks.get': before,
      'log.eraseWords': failure(409, 'Nothing was erased, so that the log’s check still finds it.'),
    });
    panel.open('#/action-log?task=t-1');
    const form = await openForm();
    await userEvent.type(within(form).getByLabelText(/^Reason/), 'Not about the task');
    await userEvent.click(within(form).getByText('Erase for good'));
    expect(await within(form).findByText(/Nothing was erased/)).toBeTruthy();
    expect(screen.getByDisplayValue('Not about the task')).toBeTruthy();
    await userEvent.click(within(form).getByText('Cancel'));
    expect(screen.queryByDisplayValue('Not about the task')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Erase these words…');
    expect(panel.sent).toHaveLength(1);
  });
});
