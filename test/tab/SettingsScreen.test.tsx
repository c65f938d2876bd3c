import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, failure, PlayedPanel } from './playedPanel';

const keeping = aSession({ 'panel.see': true, 'settings.see': true, 'settings.keep': true });
const looking = aSession({ 'panel.see': true, 'settings.see': true });
const settings = (changes: object = {}) => ({
  panel: {
    ...{ version: 'v1', name: 'Northmoor', force: 'Northmoor Constabulary', referencePrefix: 'SEN' },
    ...{ timeZone: 'Europe/London', venue: 'Castle Lane HQ, Room 2', marking: 'OFFICIAL-SENSITIVE' },
    ...{ quorum: { people: 8, agencies: 5 }, ...changes },
  },
});

afterEach(() => {
  window.innerWidth = 1024;
});

function opened(address: string, session = keeping): PlayedPanel {
  const panel = new PlayedPanel({ session, 'settings.get': settings() });
  panel.open(address);
  return panel;
}

describe('the settings', () => {
  it('stand in their parts beside the one that is open, where there is room', async () => {
    opened('#/settings');
    const parts = await screen.findByRole('navigation', { name: 'Settings' });
    expect(within(parts).getByRole('link', { name: 'Panel' }).getAttribute('aria-current')).toBe('page');
    expect(await screen.findByText('Castle Lane HQ, Room 2')).toBeTruthy();
  });

  it('are first their parts and then one of them on a phone, with the way back', async () => {
    window.innerWidth = 390;
    opened('#/settings');
    const parts = await screen.findByRole('navigation', { name: 'Settings' });
    expect(screen.queryByText('Castle Lane HQ, Room 2')).toBeNull();
    const link = within(parts).getByRole('link', { name: /^Panel/ });
    expect(link.getAttribute('href')).toBe('#/settings?part=panel');
    window.location.hash = '#/settings?part=panel';
    expect(await screen.findByText('Castle Lane HQ, Room 2')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'All settings' }).getAttribute('href')).toBe('#/settings');
  });

  it('are not there for members, whom their address brings to Today', async () => {
    opened('#/settings', aSession());
    expect(await screen.findByText('Nothing waits for you')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Settings' })).toBeNull();
  });

  it('can only be read by those who do not keep them', async () => {
    opened('#/settings', looking);
    expect(await screen.findByText('Castle Lane HQ, Room 2')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Change the panel' })).toBeNull();
  });
});

describe('the panel’s own form', () => {
  it('keeps what was typed where somebody else was faster, shows theirs, and saves over it only then', async () => {
    const panel = opened('#/settings?part=panel');
    await userEvent.click(await screen.findByRole('button', { name: 'Change the panel' }));
    const venue = screen.getByRole('textbox', { name: /Usual venue/ });
    await userEvent.clear(venue);
    await userEvent.type(venue, 'Library');
    const told = 'Mo Farrant changed the venue at 09:14, after you had opened this.';
    panel.answers['panel.change'] = failure(409, told, { code: 'changed-meanwhile' });
    panel.answers['settings.get'] = settings({ version: 'v2', venue: 'Corn Exchange' });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(told)).toBeTruthy();
    expect(await screen.findByText(/It says “Corn Exchange” now/)).toBeTruthy();
    expect(screen.getByDisplayValue('Library')).toBeTruthy();
    panel.answers['panel.change'] = settings({ version: 'v3', venue: 'Library' });
    panel.answers['settings.get'] = settings({ version: 'v3', venue: 'Library' });
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The panel’s settings are saved.')).toBeTruthy();
    expect(panel.sent.map(({ body }) => [body['version'], body['venue']])).toEqual([
      ['v1', 'Library'],
      ['v2', 'Library'],
    ]);
  });
});
