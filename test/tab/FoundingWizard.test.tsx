import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FoundingFault, FoundingPreview, FoundingStart } from '../../bot/contract';
import { aSession, failure, PlayedPanel } from './playedPanel';

const start: FoundingStart = {
  hasPanel: false,
  you: { email: 'morgan.ellis@first.example' },
  powersAsOf: '2026-11',
  agencyTypes: [
    {
      type: 'Environment Agency',
      name: 'Environment Agency',
      kind: 'environment',
      regime: 'part3',
      powers: ['Search'],
    },
  ],
  draft: {
    panel: { name: '', force: '', referencePrefix: '', marking: 'OFFICIAL' },
    meetings: {
      ...{ venue: '', firstMeetingOn: '', startsAt: '10:00', firstMode: 'teams', rule: 'bySlot' },
      ...{ everyMonths: 2, durationMinutes: 120 },
    },
    agencies: [{ name: '', kind: 'police', regime: 'part3' }],
    you: { name: 'Morgan Ellis', title: '' },
    people: [],
    agenda: [{ title: 'Welcome', minutes: 120, kind: 'standing', purpose: 'note' }],
  },
};

const noName: FoundingFault = { step: 'panel', field: 'name', message: 'This may not be empty.' };

afterEach(() => localStorage.clear());

/** A server that finds these faults in whatever draft it is sent. */
function opened(faults: () => FoundingFault[] = () => []): PlayedPanel {
  const panel = new PlayedPanel({
    session: failure(403, 'You are not on a panel here yet.', { code: 'not-a-member' }),
    '/api/founding': start,
  });
  panel.answers['/api/founding/preview'] = (): FoundingPreview => ({
    draft: draftSent(panel),
    faults: faults(),
    makes: { panel: ['Westmarch'], meetings: ['M1: Wed 10 Feb'], agencies: [], people: [], agenda: [] },
  });
  panel.open('');
  return panel;
}

function draftSent({ sent }: PlayedPanel): FoundingPreview['draft'] {
  return sent.at(-1)?.body['draft'] as FoundingPreview['draft'];
}

it('whoever founds no panel reads what they always read', async () => {
  const panel = new PlayedPanel({
    session: failure(403, 'You are not on a panel here yet.', { code: 'not-a-member' }),
    '/api/founding': failure(404, 'There is nothing at this address.'),
  });
  panel.open('');
  expect(await screen.findByText(/You are not on a panel here yet/)).toBeTruthy();
  expect(screen.queryByText('Found the panel')).toBeNull();
});

it('says what does not fit beside its field once one wants to go on, and goes on when it fits', async () => {
  let faults = [noName];
  const panel = opened(() => faults);
  const name = await screen.findByRole('textbox', { name: /Name of the panel/ });
  expect(await screen.findByText('Westmarch')).toBeTruthy();
  expect(screen.queryByText('This may not be empty.')).toBeNull();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('This may not be empty.')).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Panel.*does not fit$/ })).toBeTruthy();

  faults = [];
  await userEvent.type(name, 'Westmarch{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Step 2 of 5: Meetings')).toBeTruthy();
  expect(draftSent(panel).panel.name).toBe('Westmarch');
  expect(await screen.findByText('M1: Wed 10 Feb')).toBeTruthy();
});

it('is taken up again where it was left, and founds once nothing is wrong', async () => {
  opened();
  await userEvent.type(await screen.findByRole('textbox', { name: /Name of the panel/ }), 'Westmarch');
  await userEvent.click(screen.getByRole('button', { name: 'People' }));
  expect(await screen.findByText('Step 4 of 5: People')).toBeTruthy();
  cleanup();

  const panel = opened();
  expect(await screen.findByText('Step 4 of 5: People')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Add a person' }));
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Ana Quill');
  await userEvent.click(screen.getByRole('button', { name: 'Found' }));
  const last = await screen.findByRole('button', { name: 'Found the panel' });
  panel.answers['session'] = aSession({ 'panel.see': true });
  await userEvent.click(last);
  expect(await screen.findByText('Nothing waits for you')).toBeTruthy();
  const sent = panel.sent.find(({ command }) => command === '/api/founding');
  expect(sent?.body).toMatchObject({
    draft: { panel: { name: 'Westmarch' }, people: [{ name: 'Ana Quill', role: 'Member' }] },
  });
  expect(localStorage.getItem('sentinel.founding')).toBeNull();
});

it('takes a list that stands in its box with it when one goes on, and an offered name by one press', async () => {
  const message = 'No agency of the panel is called “RSPC”. Did you mean RSPCA?';
  let faults: FoundingFault[] = [{ step: 'people', row: 0, field: 'agency', message, suggestion: 'RSPCA' }];
  const panel = opened(() => faults);
  await userEvent.click(await screen.findByRole('button', { name: 'People' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Add a person' }));
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Ana Quill{Escape}');
  const box = screen.getByRole('textbox', { name: /Paste people/ });
  await userEvent.type(box, 'Zed Late');
  await userEvent.click(screen.getByRole('button', { name: 'Next: agenda' }));
  await waitFor(() => expect(panel.sent.map(({ body }) => body['peoplePasted'])).toContain('Zed Late'));
  await waitFor(() => expect(box).toHaveProperty('value', ''));
  await userEvent.click(await screen.findByRole('button', { name: 'Change Ana Quill' }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /^Organisation/ })));
  await userEvent.keyboard('{Escape}');
  await userEvent.click(await screen.findByRole('button', { name: 'Take RSPCA' }));
  expect(await screen.findByText('Row 1 · Member · RSPCA')).toBeTruthy();
  faults = [];

  await userEvent.type(box, 'One More');
  await userEvent.click(screen.getByRole('button', { name: 'Found' }));
  await waitFor(() => expect(panel.sent.map(({ body }) => body['peoplePasted'])).toContain('One More'));
});

it('says above the button how much is in the way and leads to the first of it; people at fault stand first', async () => {
  let faults: FoundingFault[] = [];
  const panel = opened(() => faults);
  await userEvent.click(await screen.findByRole('button', { name: 'Organisations' }));
  faults = [{ step: 'people', row: 1, field: 'email', message: 'Not an e-mail address.' }];
  await userEvent.click(await screen.findByRole('button', { name: /Environment Agency/ }));
  await userEvent.type(screen.getByRole('textbox', { name: /Or paste names/ }), 'A Trust');
  await userEvent.click(screen.getByRole('button', { name: 'Add these organisations' }));
  await waitFor(() => expect(draftSent(panel).agencies.map(({ name }) => name)).toContain('Environment Agency'));
  const picked = screen.getByRole('button', { name: /Environment Agency/, pressed: true });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind of Environment Agency' }), 'Charity');
  expect(picked.isConnected).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Found' }));
  expect(await screen.findByRole('button', { name: /^People.*to do$/ })).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: /^People.*to do$/ }));
  for (const name of ['Ana Quill', 'Bo Reed']) {
    await userEvent.click(await screen.findByRole('button', { name: 'Add a person' }));
    await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), name);
  }
  await userEvent.keyboard('{Escape}');
  expect(screen.getByText('Step 4 of 5: People')).toBeTruthy();
  expect(screen.getByText('Row 2 · Member')).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: /^Name/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Next: agenda' }));
  expect(await screen.findByText(/^One thing does not fit yet/)).toBeTruthy();
  expect(await screen.findByText('2 people; 1 does not fit yet and stands first')).toBeTruthy();
  const rows = screen.getByRole('list', { name: 'People of the panel' });
  expect(rows.firstElementChild?.textContent).toMatch(/^Bo Reed/);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Change Bo Reed' })));
});
