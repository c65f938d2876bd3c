import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, failure, PlayedPanel } from './playedPanel';

// Its library comes as ES modules alone, and draws nothing without a size.
jest.mock('../../tab/screens/measures/MeasureChart', () => ({ __esModule: true, default: () => null }));

const figure = (n: number, ofText?: string) => ({
  text: String(n),
  value: n,
  n,
  ...(ofText === undefined ? {} : { ofText }),
});
const overdue = {
  ...{ measure: 'overdueNow', name: 'Overdue', definition: 'Tasks that an agency still owes.', isToday: true },
  ...{
    figure: figure(320),
    parts: [{ ...figure(320), by: 'agency.ea', dimension: 'agency', name: 'The EA' }],
    months: [],
  },
};
const perGroup = {
  ...{ measure: 'opportunitiesPerGroup', name: 'Opportunities per new group', definition: 'Raised so far.' },
  ...{ isToday: false, figure: figure(2, '4 opportunities of 2 new groups'), before: figure(1), parts: [], months: [] },
  ...{ changeText: '1 more than the two months before', change: 'other' },
};
const none = {
  ...overdue,
  measure: 'seatsEmpty',
  name: 'Seats empty',
  definition: 'Seats that are wanted.',
  figure: figure(0),
  parts: [],
};
const told = (may: object, items: object[] = [overdue, perGroup, none]) => ({
  ...{ from: '2027-01-01', to: '2027-02-28', periodText: '1 Jan to 28 Feb', beforeText: 'the two months before' },
  ...{ beingCounted: false, items, may: { open: true, setBaseline: true, ...may } },
});
const visit = {
  ...{ key: 'task:t-1', reference: 'SEN-27-014', title: 'Visit the scrapyard', agencyName: 'The EA' },
  ...{ onText: 'Due 1 Feb', place: 'action-log?task=t-1' },
};

function opened(answers: object = {}): PlayedPanel {
  const panel = new PlayedPanel({
    session: aSession({ 'panel.see': true, 'measure.see': true, 'measure.open': true }),
    'measures.get': told({}),
    'measures.records': { items: [visit] },
    ...answers,
  });
  panel.open('#/measures');
  return panel;
}

it('each number says what it means and opens what it counts, by keyboard too, and goes back to it', async () => {
  opened();
  const number = await screen.findByRole('button', { name: 'Overdue: 320, show what it counts' });
  expect(screen.getByText('Tasks that an agency still owes.')).toBeTruthy();
  expect(screen.getByText('4 opportunities of 2 new groups')).toBeTruthy();
  expect(screen.getByText('1 more than the two months before')).toBeTruthy();
  number.focus();
  await userEvent.keyboard('{Enter}');
  const list = within(await screen.findByRole('dialog', { name: 'Overdue' }));
  expect(await list.findByRole('button', { name: 'SEN-27-014 · Visit the scrapyard' })).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: 'Overdue: 320, show what it counts' })).toBe(document.activeElement);
});

it('the table of a number is folded, and each of its lines opens its own list', async () => {
  opened();
  await userEvent.click(await screen.findByRole('button', { name: 'Table' }));
  await userEvent.click(screen.getByRole('button', { name: 'Overdue: 320, The EA, show what it counts' }));
  expect(await screen.findByRole('dialog', { name: 'Overdue, The EA' })).toBeTruthy();
  expect(location.hash).toContain('by=agency.ea');
});

it('nothing opens where there is nothing, nor for whoever may open none of it', async () => {
  opened({ 'measures.get': told({ open: false, setBaseline: false }) });
  expect(await screen.findByText(/What is for the whole panel is counted/)).toBeTruthy();
  expect(screen.queryAllByRole('button', { name: /show what it counts$/ })).toEqual([]);
  expect(screen.queryByRole('button', { name: 'Set a baseline' })).toBeNull();
});

it('what could not be loaded says so, and is asked for again', async () => {
  opened({ 'measures.get': failure(503, 'Try again in a moment.') });
  expect(await screen.findByText('The measures could not be loaded.')).toBeTruthy();
});
