import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { chosenIn, draftOf } from '../../tab/screens/meeting/wordsToTask';
import { PlayedAgenda, someMinutes } from './playedAgenda';
import { aMeeting } from './playedMeeting';
import { aTask } from './playedPanel';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

const LINE = 'Larchfield becomes a priority';
const { parts: _, history: __, ...given } = aTask();

describe('a task out of words', () => {
  it('asks for what they say where they are a line', () => {
    expect(draftOf(LINE)).toMatchObject({ title: LINE, detail: '' });
  });

  it('is called by their first line, cut at a word, and has all of them as its detail where they are more', () => {
    const long = `${'visit the yard '.repeat(20)}\nand the grill`;
    const { title, detail } = draftOf(long);
    expect(title.length).toBeLessThanOrEqual(200);
    expect(title).toMatch(/^visit the yard .*(visit|the|yard)…$/);
    expect(detail).toBe(long);
  });

  it('is made of what is selected in them, and of all of them where something else is', () => {
    document.body.innerHTML = '<p id="in">Larchfield becomes a priority</p><p id="out">Another line</p>';
    const [inside, outside] = ['in', 'out'].map((id) => document.getElementById(id));
    const select = (node: Node | null | undefined, from: number, to: number) => {
      const text = node?.firstChild;
      if (text) window.getSelection()?.setBaseAndExtent(text, from, text, to);
    };
    select(inside, 0, 10);
    expect(chosenIn(inside ?? null, LINE)).toBe('Larchfield');
    select(outside, 0, 7);
    expect(chosenIn(inside ?? null, LINE)).toBe(LINE);
    window.getSelection()?.removeAllRanges();
    document.body.innerHTML = '';
  });
});

it('a line of the minutes opens a task with its words, given on its item and for whom the section is', async () => {
  const answers = { 'meeting.giveTask': given };
  const panel = new PlayedAgenda(aMeeting({ state: 'closed' }), { 'meetings.minutes': someMinutes(), ...answers });
  panel.openMeeting();
  await userEvent.click(await screen.findByLabelText(`Make a task of: ${LINE}`));
  expect(await screen.findByDisplayValue(LINE)).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText(/^Agency/), 'ea');
  await userEvent.selectOptions(screen.getByLabelText(/^Owner/), 'priya-sandhu');
  await userEvent.type(screen.getByLabelText(/^Due/), '2027-04-09');
  await userEvent.click(screen.getByText('Allocate the task'));
  expect(await screen.findByText('SEN-27-014 given to Environment Agency.')).toBeTruthy();
  const on = { meetingId: 'M2', itemId: 'item-4', from: { kind: 'minutes', version: 1 } };
  expect(panel.sent.at(-1)?.body).toMatchObject({ title: LINE, agencyId: 'ea', dueOn: '2027-04-09', ...on });
});
