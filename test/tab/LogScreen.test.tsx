import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, PlayedPanel } from './playedPanel';

const whole = {
  entries: 1204,
  records: 58,
  anchors: 31,
  asFound: 0,
  unchecked: 0,
  erased: 0,
  intact: true,
  faults: [],
};

function opened(answers: Record<string, object>): PlayedPanel {
  const panel = new PlayedPanel({ session: aSession({ 'panel.see': true, 'log.read': true }), ...answers });
  panel.open('#/log');
  return panel;
}

describe('the auditor’s log', () => {
  it('is checked on a click, and says what it was held against', async () => {
    opened({ 'log.check': whole });
    await userEvent.click(await screen.findByRole('button', { name: 'Check the log' }));
    expect(await screen.findByText('The log is whole.')).toBeTruthy();
    expect(
      screen.getByText(
        '1204 entries and 58 records were looked at, and held against 31 anchors kept outside the store.',
      ),
    ).toBeTruthy();
  });

  it('names each fault', async () => {
    const faults = ['The log was cut: it went on with entry 7.'];
    opened({ 'log.check': { ...whole, intact: false, faults } });
    await userEvent.click(await screen.findByRole('button', { name: 'Check the log' }));
    expect(await screen.findByText('The log is not whole.')).toBeTruthy();
    expect(screen.getByText('The log was cut: it went on with entry 7.')).toBeTruthy();
  });

  it('says first that what was typed does not fit, and apart from it how the log stands', async () => {
    opened({ 'log.check': { ...whole, intact: false, typed: 'differs' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Check the log' }));
    expect(await screen.findByText('What you typed does not fit this log.')).toBeTruthy();
    expect(screen.getByText(/^Check number and hash against the mail/)).toBeTruthy();
    expect(screen.getByText('The log is whole.')).toBeTruthy();
    expect(screen.queryByText('The log is not whole.')).toBeNull();
  });

  it('says how many records of before it cannot vouch for', async () => {
    opened({ 'log.check': { ...whole, asFound: 12, unchecked: 3 } });
    await userEvent.click(await screen.findByRole('button', { name: 'Check the log' }));
    expect(await screen.findByText('The log is whole, as far as it can be checked.')).toBeTruthy();
    expect(screen.getByText(/^12 of the records .* sealed as found/)).toBeTruthy();
    expect(screen.getByText(/^3 more records .* cannot be checked yet\.$/)).toBeTruthy();
  });

  it('says who opened a record and when, by the reference that the address keeps, a page at a time', async () => {
    const entry = {
      hash: 'h',
      subject: { type: 'issue', id: 'i-1' },
      reference: 'I-27-006',
      at: '',
      kind: 'alteration',
    };
    const raised = {
      ...entry,
      number: 4,
      byName: 'Tom Hesketh',
      action: 'issue-raised',
      text: 'Raised',
      atText: '09:14',
    };
    const read = { action: 'issue-opened', text: 'Opened', kind: 'consultation', atText: 'Tue 2 Mar, 10:20' };
    const panel = opened({ 'log.list': { items: [raised], cursor: '4' } });
    await userEvent.type(await screen.findByLabelText('About'), 'I-27-006{enter}');
    expect(await screen.findByText('Tom Hesketh · Raised · I-27-006')).toBeTruthy();
    expect(location.hash).toBe('#/log?about=I-27-006');
    panel.answers['log.list'] = { items: [{ ...entry, ...read, number: 9, byName: 'Joanne Birkett' }] };
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Joanne Birkett · Opened · I-27-006')).toBeTruthy();
    expect(screen.getByText('Tue 2 Mar, 10:20')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    expect(screen.queryByText('The log has nobody who opened I-27-006.')).toBeNull();
  });

  it('opens on the latest entries, the newest first', async () => {
    const entry = {
      hash: 'h',
      subject: { type: 'issue', id: 'i-1' },
      at: '',
      kind: 'alteration',
      byName: 'Tom Hesketh',
    };
    const items = [
      { ...entry, number: 4, action: 'issue-raised', text: 'Raised', atText: '09:14' },
      { ...entry, number: 5, action: 'issue-withdrawn', text: 'Withdrawn', atText: '09:20' },
    ];
    const panel = opened({ 'log.list': { items } });
    const latest = await screen.findByRole('list', { name: 'The latest entries' });
    await screen.findByText('Tom Hesketh · Raised');
    expect(latest.textContent).toBe('Tom Hesketh · Withdrawn09:20Tom Hesketh · Raised09:14');
    expect(panel.asked).toContain('log.list?newest=20');
    // What an auditor comes for stands before them, one button of it the primary one.
    for (const name of ['Check the log', 'Export the log']) {
      const place = screen.getByRole('button', { name }).compareDocumentPosition(latest);
      expect(place & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    }
  });

  it('says plainly that nobody opened it', async () => {
    const panel = new PlayedPanel({ session: aSession({ 'panel.see': true, 'log.read': true }) });
    panel.answers['log.list'] = { items: [] };
    panel.open('#/log?about=M2');
    expect(await screen.findByText('The log has nobody who opened M2.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('About').value).toBe('M2');
  });

  it('can be taken away as a file', async () => {
    const offered: Blob[] = [];
    URL.createObjectURL = (file) => {
      if (file instanceof Blob) offered.push(file);
      return 'blob:log';
    };
    URL.revokeObjectURL = () => {};
    const panel = opened({ 'log.export': { sentinelLog: 1 } });
    await userEvent.click(await screen.findByRole('button', { name: 'Export the log' }));
    await screen.findByRole('button', { name: 'Export the log' });
    expect(panel.asked).toContain('log.export');
    expect(offered).toHaveLength(1);
  });
});
