import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, PlayedPanel } from './playedPanel';

const whole = { entries: 1204, records: 58, anchors: 31, erased: 0, intact: true, faults: [] };

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
