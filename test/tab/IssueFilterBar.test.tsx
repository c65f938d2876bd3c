import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, directing, PlayedPanel } from './playedPanel';

const trend = (name: string) => ({ name, n: 1, months: [1] });
const trends = { places: { items: [trend('Mill Street')] }, sectors: { items: [trend('retail')] } };
const waste = { id: 't-1', name: 'Waste crime', state: 'confirmed' };

function opened(address: string): PlayedPanel {
  const session = aSession({ ...directing, 'issue.raise': true, 'group.see': true });
  const asked = { 'issues.list': { items: [] }, 'threats.trends': trends, 'threats.list': { items: [waste] } };
  const panel = new PlayedPanel({ session, ...asked });
  panel.open(address);
  return panel;
}
const listed = (panel: PlayedPanel) => panel.asked.filter((each) => each.startsWith('issues.list')).at(-1);

describe('the filters above the issues', () => {
  it('choose by threat, place and sector; what only a link asks for is told, and taken off', async () => {
    const panel = opened('#/issues?place=Fellgate&raisedFrom=2027-01-01&raisedTo=2027-01-31');
    await screen.findByRole('option', { name: 'Waste crime' });
    await userEvent.selectOptions(screen.getByLabelText('Threat'), 'Waste crime');
    await userEvent.selectOptions(screen.getByLabelText('Sector'), 'retail');
    await waitFor(() => expect(listed(panel)).toMatch(/place=Fellgate.*threat=Waste\+crime&sector=retail/));
    expect(screen.getByLabelText('Place')).toHaveProperty('value', 'Fellgate');
    expect(screen.getByText('Raised Fri 1 Jan to Sun 31 Jan')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Chosen days' }));
    await waitFor(() => expect(listed(panel)).not.toContain('raised'));
    await userEvent.click((await screen.findAllByRole('button', { name: 'Clear filters' }))[0] ?? document.body);
    await waitFor(() => expect(listed(panel)).toBe('issues.list'));
  });

  it('are behind a button where there is little room; what is chosen stands beside the views then', async () => {
    window.innerWidth = 390;
    const panel = opened('#/issues?place=Mill+Street');
    await userEvent.click(await screen.findByRole('button', { name: 'Filters' }));
    await screen.findByRole('option', { name: 'retail' });
    await userEvent.selectOptions(screen.getByLabelText('Sector'), 'retail');
    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    window.innerWidth = 1024;
    expect(await screen.findByRole('button', { name: 'Mill Street' })).toBeTruthy();
    expect(listed(panel)).toContain('sector=retail');
  });
});
