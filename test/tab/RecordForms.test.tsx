import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openForm, PlayedMeeting, press, record, running } from './playedMeeting';
import { aSession } from './playedPanel';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

beforeEach(() => localStorage.clear());

describe('recording on an item', () => {
  it('a decision stands on its item at once, and is put right under the same id', async () => {
    const panel = new PlayedMeeting(running());
    panel.openIn('sidePanel');
    await record('Decision', 'What was decided', 'Minutes agreed');
    await press('Record the decision');
    expect(await screen.findByText('10:00 by Ruth Calder')).toBeTruthy();
    await press('Edit decision: Minutes agreed');
    const form = within(screen.getByRole('form', { name: 'Edit the decision' }));
    await userEvent.type(form.getByRole('textbox', { name: 'What was decided' }), ' as amended');
    await press('Save the decision');
    await waitFor(() => expect(panel.sent).toHaveLength(2));
    const [first, second] = panel.sent.map(({ body }) => body);
    expect(second).toMatchObject({ entryId: first?.['entryId'], text: 'Minutes agreed as amended', kind: 'decision' });
  });

  it('one line after another: Enter records, and the keyboard is in an empty field again', async () => {
    const panel = new PlayedMeeting(running());
    panel.openIn('sidePanel');
    await record('Decision', 'What was decided', 'Minutes agreed{Enter}');
    await userEvent.keyboard('Larchfield first{Shift>}{Enter}{/Shift}then Kittiwake{Enter}');
    await waitFor(() =>
      expect(panel.sent.map(({ body }) => body['text'])).toEqual([
        ...['Minutes agreed', 'Larchfield first\nthen Kittiwake'],
      ]),
    );
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Record a decision, note or task' }));
  });

  it('Ctrl+Enter records a line once, and corrects it once', async () => {
    const panel = new PlayedMeeting(running());
    panel.openIn('sidePanel');
    await record('Decision', 'What was decided', 'Minutes agreed{Control>}{Enter}{/Control}');
    await press('Edit decision: Minutes agreed');
    await userEvent.keyboard(' as amended{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(panel.sent.map(({ body }) => body['text'])).toEqual(['Minutes agreed', 'Minutes agreed as amended']),
    );
  });

  it('a decision and a task are recorded, and the meeting moves on, in six acts', async () => {
    const panel = new PlayedMeeting(running());
    panel.answers['members.list'] = { items: [aSession().person] };
    panel.openIn('sidePanel');
    await screen.findByRole('button', { name: 'Next: Action log' });
    await press('Record a decision, note or task'); // 1
    await userEvent.keyboard('Larchfield first'); // 2
    await userEvent.keyboard('{Enter}'); // 3
    await userEvent.keyboard('task: visit the units @Priya 12 Mar'); // 4
    expect(await screen.findByText('For Priya Sandhu, Environment Agency · due Friday 12 March 2027')).toBeTruthy();
    await userEvent.keyboard('{Enter}'); // 5
    await press('Next: Action log'); // 6
    await waitFor(() => expect(panel.sentKinds()).toEqual(['decision', 'meeting.giveTask', 'goTo']));
    expect(panel.sent[1]?.body).toMatchObject({
      ...{ title: 'visit the units', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-12', itemId: 'item-1' },
    });
  });

  it('the form’s own word before a line is not recorded with it', async () => {
    const panel = new PlayedMeeting(running());
    panel.openIn('sidePanel');
    await record('Decision', 'What was decided', 'decision: Minutes agreed{Enter}');
    await waitFor(() => expect(panel.sent.map(({ body }) => body['text'])).toEqual(['Minutes agreed']));
  });

  it('a task that does not say who or when asks in words, and sends nothing', async () => {
    const panel = new PlayedMeeting(running());
    panel.answers['members.list'] = { items: [aSession().person] };
    panel.openIn('sidePanel');
    await openForm('Task');
    await userEvent.type(await screen.findByRole('textbox', { name: 'What is to be done' }), 'Visit{Enter}');
    expect(await screen.findByText('Say who does it: type @ and a name or an agency.')).toBeTruthy();
    await userEvent.keyboard(' @Priya{Enter}');
    expect(await screen.findByText('Say when it is due: 1 Mar, Fri, tomorrow, in two weeks.')).toBeTruthy();
    expect(panel.sent).toEqual([]);
  });

  it('drafts are kept when forms are switched, and stay with their item when the next one comes', async () => {
    const panel = new PlayedMeeting(running());
    panel.openIn('sidePanel');
    await record('Decision', 'What was decided', 'Half a dec');
    await record('Note', 'Note', 'Half a note');
    await press('Next: Action log');
    await openForm('Decision');
    expect(screen.getByDisplayValue('Half a dec')).toBeTruthy();
    expect(screen.getByRole('combobox', { name: 'On which item' })).toHaveProperty('value', 'item-1');
    await press('Record the decision');
    await waitFor(() => expect(panel.sent.at(-1)?.body).toMatchObject({ itemId: 'item-1', text: 'Half a dec' }));
    await openForm('Note');
    expect(screen.getByDisplayValue('Half a note')).toBeTruthy();
  });

  it('stops what is marked SECRET before any of it is kept', async () => {
    const panel = new PlayedMeeting(running());
    panel.openIn('sidePanel');
    await record('Decision', 'What was decided', 'SECRET: the source');
    await press('Record the decision');
    expect(
      await screen.findByText(
        /Nothing marked SECRET or above, and nothing of an intelligence source, may be entered here/,
      ),
    ).toBeTruthy();
    expect(panel.sent).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });

  it('asks for the words of a decision before it sends anything', async () => {
    const panel = new PlayedMeeting(running());
    panel.openIn('sidePanel');
    await openForm('Decision');
    await press('Record the decision');
    expect(await screen.findByText('Write what was decided.')).toBeTruthy();
    expect(panel.sent).toEqual([]);
  });
});
