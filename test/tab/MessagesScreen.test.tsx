import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, directing, failure, PlayedPanel } from './playedPanel';

const reminder = {
  ...{ key: 'task-2-before.t-1.2027-03-12', day: '2027-03-10', dayText: 'Wed 10 Mar, in 8 days', state: 'planned' },
  ...{ about: 'task', subjectId: 't-1', reference: 'SEN-27-014', said: 'Due Fri 12 Mar, in 2 days.' },
  to: [
    { memberId: 'priya-sandhu', name: 'Priya Sandhu' },
    { memberId: 'zoe-grant', name: 'Zoe Grant' },
  ],
};
const previewed = (words: string) => ({
  summary: 'Task SEN-27-014',
  card: {
    ...{ type: 'AdaptiveCard', version: '1.5' },
    body: [
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words }] },
      { type: 'Input.Text', id: 'note', label: 'How is it going?' },
    ],
    actions: [
      { type: 'Action.Execute', title: 'Acknowledge', verb: 'task.acknowledge', data: { taskId: 't-1' } },
      { type: 'Action.OpenUrl', title: 'Open', url: 'https://teams.example/' },
    ],
  },
});
const doyle = {
  ...{ memberId: 'hannah-doyle', name: 'Hannah Doyle', agencyName: 'Crimestoppers', count: 2, sinceText: '09:30' },
  ...{ phone: '0161 496 0123', mayInstall: false },
  reasonText: 'Has not met the bot yet: it is sent as soon as they write to it or add it.',
};
const lost = {
  ...{ messageId: 'm-1', what: 'Task SEN-27-014', to: 'Leanne Osei', state: 'failed', mayRetry: true },
  ...{ stateText: 'Not delivered 09:30', reasonText: 'Has blocked the bot.', triedTexts: ['E-mail: refused, 09:31'] },
};

function opened(answers: Record<string, object> = {}): PlayedPanel {
  const panel = new PlayedPanel({
    session: aSession({ ...directing, 'reminder.plan': true }),
    'reminders.notReached': { items: [doyle] },
    'reminders.upcoming': { items: [reminder] },
    'reminders.deliveries': { items: [lost] },
    ...answers,
  });
  panel.open('#/messages');
  return panel;
}

describe('the coordinator’s messages', () => {
  it('name who was not reached, and why', async () => {
    opened();
    const part = within(await screen.findByRole('region', { name: 'Not reached in Teams' }));
    expect(await part.findByText('Hannah Doyle')).toBeTruthy();
    expect(part.getByText(/Has not met the bot yet/)).toBeTruthy();
    expect(part.getByText('2 messages, since 09:30')).toBeTruthy();
    expect(part.getByText('Telephone 0161 496 0123')).toBeTruthy();
    expect(part.queryByRole('button', { name: /Install/ })).toBeNull();
  });

  it('name also who is reached by e-mail alone, for whom nothing waits', async () => {
    const osei = { memberId: 'leanne-osei', name: 'Leanne Osei', agencyName: 'DWP', count: 0, mayInstall: false };
    const reached = { sinceText: '09:14', reasonText: 'Has blocked the bot.', reachedText: 'Reached by e-mail 09:14' };
    opened({ 'reminders.notReached': { items: [{ ...osei, ...reached }] } });
    const part = within(await screen.findByRole('region', { name: 'Not reached in Teams' }));
    expect(await part.findByText('Reached by e-mail 09:14')).toBeTruthy();
    expect(part.queryByText(/messages?, since/)).toBeNull();
  });

  it('give the list of whom to ring up as text', async () => {
    const user = userEvent.setup();
    opened();
    await user.click(await screen.findByRole('button', { name: 'Copy the list' }));
    expect(await screen.findByText('The list is copied.')).toBeTruthy();
    expect(await navigator.clipboard.readText()).toBe(
      `Hannah Doyle, Crimestoppers, 0161 496 0123: ${doyle.reasonText}`,
    );
  });

  it('offer to install Sentinel for whom the bot has not met, where the deployment can, and say what happened', async () => {
    const text = 'Sentinel is installed for Hannah Doyle. What waits for them is sent as soon as Teams has told us.';
    const panel = opened({
      'reminders.notReached': { items: [{ ...doyle, mayInstall: true }] },
      'member.installApp': { outcome: 'installed', text },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Install Sentinel for them: Hannah Doyle' }));
    expect(await screen.findByText(text)).toBeTruthy();
    expect(panel.sent).toEqual([{ command: 'member.installApp', body: { memberId: 'hannah-doyle' } }]);
    const asked = () => panel.asked.filter((each) => each.startsWith('reminders.notReached'));
    await waitFor(() => expect(asked()).toHaveLength(2));
  });

  it('say why Sentinel was not installed', async () => {
    opened({
      'reminders.notReached': { items: [{ ...doyle, mayInstall: true }] },
      'member.installApp': failure(503, 'Teams did not answer just now. Nothing was changed; please try again.'),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Install Sentinel for them: Hannah Doyle' }));
    expect(await screen.findByText(/Teams did not answer just now/)).toBeTruthy();
  });

  it('say by which way each arrived, what was tried before, and when it was seen', async () => {
    const mailed = {
      ...{ messageId: 'm-2', what: 'Task SEN-27-015', to: 'Neil Farrow', state: 'sent', mayRetry: false },
      ...{ stateText: 'Sent 09:14', by: 'e-mail', seenText: 'Seen 09:20' },
      triedTexts: ['Card in chat: has blocked the bot, 09:14', 'Mention in the panel’s chat, 09:14'],
    };
    opened({ 'reminders.deliveries': { items: [mailed, lost] } });
    const part = within(await screen.findByRole('region', { name: 'Sent' }));
    const [first, second] = await part.findAllByRole('listitem');
    expect(first?.textContent).toBe(
      [`${mailed.what}, to ${mailed.to}`, 'Sent 09:14, by e-mail', mailed.seenText, ...mailed.triedTexts].join(''),
    );
    expect(second?.textContent).toContain('Has blocked the bot.E-mail: refused, 09:31');
  });

  it('show what becomes of it while they are open', async () => {
    jest.useFakeTimers();
    try {
      const panel = opened();
      await screen.findByText('Not delivered 09:30');
      panel.answers['reminders.deliveries'] = { items: [{ ...lost, stateText: 'Sent 09:32', by: 'card in chat' }] };
      panel.answers['reminders.notReached'] = { items: [] };
      await act(() => jest.advanceTimersByTimeAsync(15_000));
      expect(await screen.findByText('Sent 09:32, by card in chat')).toBeTruthy();
      expect(screen.getByText('Everybody got their cards.')).toBeTruthy();
    } finally {
      jest.useRealTimers();
    }
  });

  it('say so when everybody was reached', async () => {
    opened({ 'reminders.notReached': { items: [] } });
    expect(await screen.findByText('Everybody got their cards.')).toBeTruthy();
  });

  it('hold a reminder back and send it now', async () => {
    const panel = opened({ 'reminder.hold': { ...reminder, state: 'heldBack' }, 'reminder.sendNow': reminder });
    panel.answers['reminders.upcoming'] = { items: [reminder] };
    await userEvent.click(await screen.findByRole('button', { name: /^Hold back: SEN-27-014/ }));
    panel.answers['reminders.upcoming'] = { items: [{ ...reminder, state: 'heldBack' }] };
    await waitFor(() =>
      expect(panel.sent).toEqual([{ command: 'reminder.hold', body: { key: reminder.key, heldBack: true } }]),
    );
    await choose('Send now');
    expect(await screen.findByText(/It goes to 2 people at once, .* and cannot be taken back/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Send it now' }));
    await waitFor(() =>
      expect(panel.sent.at(-1)).toEqual({ command: 'reminder.sendNow', body: { key: reminder.key } }),
    );
  });

  it('open the task that a reminder is about', async () => {
    opened();
    await userEvent.click(await screen.findByRole('button', { name: /^Task SEN-27-014, to / }));
    expect(window.location.hash).toBe('#/messages?task=t-1');
  });

  it('say why a reminder is not held back', async () => {
    opened({ 'reminder.hold': failure(409, 'This reminder has gone out already, so it cannot be held back.') });
    await userEvent.click(await screen.findByRole('button', { name: /^Hold back: SEN-27-014/ }));
    expect(await screen.findByText('This reminder has gone out already, so it cannot be held back.')).toBeTruthy();
  });

  it('preview a reminder as each of its readers will see it, with nothing on it to press', async () => {
    const user = userEvent.setup();
    const panel = opened({ 'reminders.preview': previewed('**Due** Fri 12 Mar, in 2 days.') });
    const opener = await screen.findByRole('button', { name: /^More: SEN-27-014/ });
    await choose('Preview');
    const drawer = within(await screen.findByRole('dialog', { name: 'Preview: SEN-27-014' }));
    expect(drawer.getByText(/This is a preview: nothing here is sent/)).toBeTruthy();
    const card = within(await drawer.findByRole('figure', { name: 'Message to Priya Sandhu' }));
    expect(card.getByText('Notification: Task SEN-27-014')).toBeTruthy();
    expect(card.getByText('**Due** Fri 12 Mar, in 2 days.')).toBeTruthy();
    const controls = [
      card.getByRole('button', { name: 'Acknowledge' }),
      card.getByRole('link', { name: 'Open' }),
      card.getByRole('textbox'),
    ];
    for (const control of controls) expect(control.matches(':disabled')).toBe(true);

    panel.answers['reminders.preview'] = previewed('As Zoe sees it');
    await user.selectOptions(drawer.getByRole('combobox', { name: 'Reader' }), 'Zoe Grant');
    const other = within(await drawer.findByRole('figure', { name: 'Message to Zoe Grant' }));
    expect(other.getByText('As Zoe sees it')).toBeTruthy();
    expect(drawer.queryByText(/\*\*Due/)).toBeNull();
    expect(panel.asked.filter((asked) => asked.startsWith('reminders.preview'))).toEqual([
      `reminders.preview?key=${reminder.key}&memberId=priya-sandhu`,
      `reminders.preview?key=${reminder.key}&memberId=zoe-grant`,
    ]);

    await user.tab({ shift: true });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(opener));
    expect(panel.sent).toEqual([]);
  });

  it('say why there is no preview any more', async () => {
    opened({ 'reminders.preview': failure(404, 'This reminder is not there, or is not shared with you.') });
    await choose('Preview');
    expect(await screen.findByText(/This reminder is not there/)).toBeTruthy();
    expect(screen.queryByRole('figure')).toBeNull();
  });

  it('try again what was not delivered, and show that alone when asked', async () => {
    const panel = opened({ 'reminder.retry': { retried: 1 } });
    await userEvent.click(await screen.findByRole('button', { name: 'Try again: Task SEN-27-014, to Leanne Osei' }));
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'reminder.retry', body: { messageId: 'm-1' } }]));
    await userEvent.click(screen.getByRole('switch', { name: 'Only what was not delivered' }));
    await waitFor(() => expect(panel.asked).toContain('reminders.deliveries?failed=true'));
    expect(window.location.hash).toBe('#/messages?failed=true');
  });

  it('are for those who run the panel: others are shown Today', async () => {
    const panel = opened({ session: aSession() });
    await screen.findByRole('link', { name: 'Action log' });
    expect(screen.queryByRole('link', { name: 'Messages' })).toBeNull();
    await waitFor(() => expect(panel.asked.some((asked) => asked.startsWith('today.lines'))).toBe(true));
    expect(panel.asked.some((asked) => asked.startsWith('reminders.notReached'))).toBe(false);
  });
});

describe('the chats of many', () => {
  it('are kept under Settings, where whoever looks here for them is led', async () => {
    opened({ session: aSession({ ...directing, 'reminder.plan': true, 'chat.approve': true }) });
    const link = await screen.findByRole('link', { name: 'Settings, Chats' });
    expect(link.getAttribute('href')).toBe('#/settings?part=chats');
  });
});

/** Of what is done seldom with the reminder. */
async function choose(deed: 'Preview' | 'Send now'): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: /^More: SEN-27-014/ }));
  await userEvent.click(await screen.findByRole('menuitem', { name: deed }));
}
