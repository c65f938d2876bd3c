import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, failure, PlayedPanel } from './playedPanel';

const keeping = aSession({ 'panel.see': true, 'settings.see': true, 'settings.keep': true });
const looking = aSession({ 'panel.see': true, 'settings.see': true });
const rule = {
  ...{ firstMeetingOn: '2027-01-13', everyMonths: 2, weekOfMonth: 2, weekday: 'Wednesday', startsAt: '10:00' },
  ...{ durationMinutes: 120, firstMode: 'teams', rule: 'bySlot' },
};
const settings = (changes: object = {}) => ({
  panel: {
    ...{ version: 'v1', name: 'Northmoor', force: 'Northmoor Constabulary', referencePrefix: 'SEN' },
    ...{ timeZone: 'Europe/London', venue: 'Castle Lane HQ, Room 2', marking: 'OFFICIAL-SENSITIVE' },
    ...{ quorum: { people: 8, agencies: 5 }, ...changes },
  },
  series: { version: 's1', firstDayText: 'Wed 13 Jan', rule },
  rules: {
    version: 'r1',
    rules: [{ about: 'task', days: -7, to: ['owner'], text: '7 days before a task is due' }],
  },
  hours: { version: 'h1', quietHours: { from: '18:00', until: '08:00' } },
  targets: { version: 't1', targets: { ackWorkingDays: 2, urgentHours: 4 } },
  templates: { version: 'm1', templates: [{ title: 'Joint visit', workingDays: 15 }] },
  gateways: {
    version: 'g1',
    gateways: {
      list: [
        { name: 'Crime and Disorder Act 1998, s.115', on: true },
        { name: 'Crime and Courts Act 2013, s.7', on: false },
      ],
      alsoFor: [],
    },
    kinds: ['environment', 'fire'],
  },
  grades: { version: 'w1', gradeTexts: { major: 'It stops', moderate: 'It loses', minor: 'It is hindered' } },
  profile: { version: 'w1' },
  reasons: { version: 'w1', readingReasons: { ask: true, list: ['Checking who this is'] } },
  agenda: {
    ...{ version: 'a1', durationMinutes: 120 },
    lines: [
      { title: 'Welcome', minutes: 5, kind: 'standing', purpose: 'note' },
      { title: 'Partner issues', minutes: 115, kind: 'issue', purpose: 'discuss' },
    ],
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

describe('the gateways', () => {
  it('are switched, worded and added to in one form, with the kinds of body that need one here', async () => {
    const panel = opened('#/settings?part=gateways');
    await userEvent.click(await screen.findByRole('button', { name: 'Change the gateways' }));
    const [first] = screen.getAllByRole('switch', { name: 'Offered' });
    if (first !== undefined) await userEvent.click(first);
    await userEvent.click(screen.getByRole('button', { name: 'Add a gateway' }));
    await userEvent.type(screen.getAllByRole('textbox', { name: /Law/ })[2] ?? document.body, 'Serious Crime Act');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Environment Agency' }));
    panel.answers['panel.change'] = settings();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('The gateways are saved.')).toBeTruthy();
    expect(panel.sent.at(-1)?.body).toMatchObject({
      ...{ part: 'gateways', version: 'g1' },
      gateways: {
        list: [{ on: false }, { on: false }, { name: 'Serious Crime Act', on: true }],
        alsoFor: ['environment'],
      },
    });
  });
});

describe('the rule of the series', () => {
  it('shows the days that it gives while it is typed, and what stays, before it is saved', async () => {
    const panel = opened('#/settings?part=series');
    const warning = 'This is a bank holiday (Good Friday). The next working day is Tue 30 Mar.';
    const next = [{ reference: 'M7', dayText: 'Fri 26 Mar', placeText: 'Microsoft Teams', warning }];
    panel.answers['settings.seriesPreview'] = { stand: [{ reference: 'M2', dayText: 'Wed 10 Mar' }], next };
    expect(await screen.findByText('on the second Wednesday, every 2 months')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Change the series' }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Day of the week/ }), 'Friday');
    expect(await screen.findByText(warning)).toBeTruthy();
    expect(screen.getByText('Planned already, and staying as they are: M2 on Wed 10 Mar.')).toBeTruthy();
    await waitFor(() => expect(panel.asked.some((each) => /seriesPreview.*Friday/.test(each))).toBe(true));
    expect(panel.sent).toEqual([]);
    panel.answers['panel.change'] = settings();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^The series is saved/)).toBeTruthy();
    expect(panel.sent[0]?.body).toEqual({ part: 'series', version: 's1', series: { ...rule, weekday: 'Friday' } });
  });
});

describe('the agenda template', () => {
  it('adds up while its lines are changed, moved by key, added and taken off', async () => {
    const panel = opened('#/settings?part=agenda');
    expect(await screen.findByText('Section for issues · To discuss')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Change the agenda template' }));
    const minutes = await screen.findByRole('spinbutton', { name: 'Minutes of Partner issues' });
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '110');
    expect(screen.getByText(/115 of 120 minutes: 5 minutes free/)).toBeTruthy();
    expect(screen.queryByText(/begins .* too long/)).toBeNull();
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '122');
    expect(screen.getByText('127 of 120 minutes')).toBeTruthy();
    expect(screen.getByText(/every agenda begins 7 minutes too long/)).toBeTruthy();
    await userEvent.clear(minutes);
    await userEvent.type(minutes, '110');
    await userEvent.click(screen.getByRole('button', { name: 'Add a line' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Title of line 3' }), 'Next meeting');
    screen.getByRole('button', { name: 'Move Next meeting' }).focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await userEvent.click(screen.getByRole('button', { name: 'Take off Welcome' }));
    panel.answers['panel.change'] = settings();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^The agenda template is saved/)).toBeTruthy();
    expect(panel.sent[0]?.body).toEqual({
      ...{ part: 'agenda', version: 'a1' },
      agendaTemplate: [
        { title: 'Next meeting', minutes: 5, kind: 'standing', purpose: 'discuss' },
        { title: 'Partner issues', minutes: 110, kind: 'issue', purpose: 'discuss' },
      ],
    });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('It is as it was before.')).toBeTruthy();
    expect(panel.sent[1]?.body).toEqual({ part: 'agenda', version: 'a1', agendaTemplate: settings().agenda.lines });
  });
});

describe('the reminders', () => {
  async function saved(change: string, fill: () => Promise<void>): Promise<unknown> {
    const panel = opened('#/settings?part=reminders');
    await userEvent.click(await screen.findByRole('button', { name: change }));
    await fill();
    panel.answers['panel.change'] = settings();
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('button', { name: change })).toBeTruthy();
    return panel.sent[0]?.body;
  }

  it('say what, when and to whom; a rule is added for after the due day, which escalates', async () => {
    const body = await saved('Change the rules', async () => {
      await userEvent.click(screen.getByRole('button', { name: 'Add a rule' }));
      await userEvent.selectOptions(screen.getAllByRole('combobox', { name: 'Side' })[1] ?? document.body, 'after');
      await userEvent.click(screen.getAllByRole('checkbox', { name: 'chair' })[1] ?? document.body);
    });
    expect(body).toEqual({
      ...{ part: 'rules', version: 'r1' },
      reminderRules: [
        { about: 'task', days: -7, to: ['owner'] },
        { about: 'task', days: 1, to: ['owner', 'chair'] },
      ],
    });
  });

  it('keep quiet hours, targets and task templates, each by itself', async () => {
    const from = async () => {
      await userEvent.clear(screen.getByLabelText(/^Until/));
      await userEvent.type(screen.getByLabelText(/^Until/), '09:00');
    };
    expect(await saved('Change the quiet hours', from)).toEqual({
      ...{ part: 'hours', version: 'h1', quietHours: { from: '18:00', until: '09:00' } },
    });
  });
});

it('the guide for the next force is read on from its title, and says what founding has done', async () => {
  opened('#/help');
  await userEvent.click(await screen.findByRole('link', { name: 'Read the guide' }));
  const title = await screen.findByRole('heading', { name: 'For the next force' });
  await waitFor(() => expect(document.activeElement).toBe(title));
  expect(screen.getByText(/^Founding has planned the meetings of a year/)).toBeTruthy();
});

describe('another force’s configuration', () => {
  const parts = [{ part: 'Agenda', lines: ['11 lines, 120 minutes in all'] }];
  async function chosen(preview: object): Promise<PlayedPanel> {
    const panel = opened('#/settings?part=configuration');
    panel.answers['settings.configurationPreview'] = preview;
    panel.answers['panel.configure'] = { version: '', faults: [], parts: [] };
    const file = new File(['{"sentinelConfiguration":1}'], 'theirs.json');
    // jsdom's files have no bytes to read.
    Object.assign(file, { arrayBuffer: async () => Buffer.from('{"sentinelConfiguration":1}') });
    await userEvent.upload(await screen.findByLabelText('Configuration of another force'), file);
    return panel;
  }

  it('is taken on as it was previewed', async () => {
    const panel = await chosen({ version: 'p1', faults: [], parts });
    expect(await screen.findByText('11 lines, 120 minutes in all')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Take it on' }));
    await waitFor(() => expect(screen.queryByText('11 lines, 120 minutes in all')).toBeNull());
    expect(panel.sent).toEqual([
      { command: 'panel.configure', body: { text: '{"sentinelConfiguration":1}', version: 'p1' } },
    ]);
  });

  it('is looked at anew where somebody has changed the panel since, and taken on over what then was seen', async () => {
    const panel = await chosen({ version: 'p1', faults: [], parts });
    const told = 'Colin Marsh changed Northmoor at 09:14, after you had opened this.';
    panel.answers['panel.configure'] = failure(409, told, { code: 'changed-meanwhile' });
    await userEvent.click(await screen.findByRole('button', { name: 'Take it on' }));
    expect(await screen.findByText(told)).toBeTruthy();
    const later = [{ part: 'Agenda', lines: ['11 lines, 90 minutes in all'] }];
    panel.answers['settings.configurationPreview'] = { version: 'p2', faults: [], parts: later };
    await userEvent.click(screen.getByRole('button', { name: 'Take it on' }));
    expect(await screen.findByText('11 lines, 90 minutes in all')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Take it on' }));
    await waitFor(() => expect(panel.sent.map(({ body }) => body['version'])).toEqual(['p1', 'p1', 'p2']));
  });

  it('is not offered where it does not fit, or the panel works already: it says why', async () => {
    await chosen({ version: '', faults: ['Agenda, line 3, minutes: this must be 240 at the most'], parts: [] });
    expect(await screen.findByText(/Agenda, line 3, minutes/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Take it on' })).toBeNull();
    cleanup();
    await chosen({ version: 'p1', faults: [], parts, inUseText: 'a task was given' });
    expect(await screen.findByText(/and here a task was given/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Take it on' })).toBeNull();
  });
});
