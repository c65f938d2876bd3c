import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TaskId } from '../../bot/domain/ids';
import { aSession, aTask, directing, failure, PlayedPanel } from './playedPanel';

const { parts: _, history: __, ...view } = aTask({ may: { ...aTask().may, acknowledge: false, decline: false } });
const completed = { state: 'completed', stateName: 'Completed', may: { ...view.may, close: true } } as const;
const one = { ...view, ...completed, title: 'Visit the yard', outcome: 'Visited', fourP: 'Prevent' as const };
const two = { ...view, ...completed, id: TaskId.parse('t-2'), reference: 'SEN-27-015', outcome: 'Rang them' };
const owed = {
  ...view,
  ...{ id: TaskId.parse('t-3'), reference: 'SEN-27-016', mayDirect: { split: false, chase: true } },
};

async function chosen(answers: object): Promise<PlayedPanel> {
  const cards = [one, two, owed];
  let next = 0;
  const panel = new PlayedPanel({
    ...{ session: aSession(directing), 'tasks.list': { items: cards } },
    // Asked in the order in which they were chosen.
    'tasks.card': () => cards[next++ % cards.length] ?? one,
    ...answers,
  });
  panel.open('#/action-log?state=completed');
  for (const { reference } of cards)
    await userEvent.click(await screen.findByRole('checkbox', { name: new RegExp(reference) }));
  await userEvent.click(screen.getByText('Close them'));
  await screen.findByText('Close completed tasks');
  return panel;
}

it('several completed tasks are closed in one form, which asks for each 4P that its agency did not say', async () => {
  const closed = [one, two].map(({ id, reference }) => ({ taskId: id, reference }));
  const panel = await chosen({ 'task.closeSeveral': failure(503, 'Nothing can be stored just now.') });
  expect(await screen.findByText(/left as they are: SEN-27-016 \(Allocated 09:30 by Ruth Calder\)/)).toBeTruthy();
  await userEvent.click(screen.getByText('Close 2 tasks'));
  expect(await screen.findByText('Choose one of the four.')).toBeTruthy();
  expect(panel.sent).toEqual([]);
  await userEvent.selectOptions(screen.getByLabelText(/^4P of SEN-27-015/), 'Pursue');
  await userEvent.selectOptions(screen.getByLabelText('Disruption by SEN-27-014'), 'minor');
  await userEvent.click(screen.getByText('Close 2 tasks'));
  expect(await screen.findByText('Nothing can be stored just now.')).toBeTruthy();
  panel.answers['task.closeSeveral'] = { closed, left: [] };
  await userEvent.click(screen.getByText('Close 2 tasks'));
  expect(await screen.findByText('2 tasks closed.')).toBeTruthy();
  expect(panel.sent.at(-1)?.body).toEqual({
    closures: [
      { taskId: 't-1', fourP: 'Prevent', moderatedGrade: 'minor' },
      { taskId: 't-2', fourP: 'Pursue' },
    ],
  });
});

it('what could not be closed after all is said, with why, and the form is over', async () => {
  const left = [{ taskId: 't-2', reference: 'SEN-27-015', why: 'Withdrawn 10:42 by Ruth Calder' }];
  await chosen({
    'task.closeSeveral': { closed: [{ taskId: 't-1', reference: 'SEN-27-014' }], left },
  });
  await userEvent.selectOptions(await screen.findByLabelText(/^4P of SEN-27-015/), 'Pursue');
  await userEvent.click(screen.getByText('Close 2 tasks'));
  expect(await screen.findByText(/SEN-27-015 \(Withdrawn 10:42 by Ruth Calder\)/)).toBeTruthy();
  expect(screen.queryByText('Close 2 tasks')).toBeNull();
});

it('closing is offered only where one of those chosen can be closed', async () => {
  const panel = new PlayedPanel({ session: aSession(directing), 'tasks.list': { items: [owed, one] } });
  panel.open('#/action-log');
  await userEvent.click(await screen.findByRole('checkbox', { name: /SEN-27-016/ }));
  expect(screen.getByText('Remind their people')).toBeTruthy();
  expect(screen.queryByText('Close them')).toBeNull();
  await userEvent.click(screen.getByRole('checkbox', { name: /SEN-27-014/ }));
  expect(screen.getByText('Close them')).toBeTruthy();
});
