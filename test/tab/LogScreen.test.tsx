import { screen, waitFor } from '@testing-library/react';
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

  const line = {
    ...{ hash: 'h', at: '', subject: { type: 'issue', id: 'i-1' }, about: 'issue:i-1', reference: 'I-27-006' },
    ...{ kind: 'alteration', by: 'tom-hesketh', byName: 'Tom Hesketh', action: 'issue-raised', did: 'raised' },
  };
  const choices = {
    people: [{ id: 'tom-hesketh', name: 'Tom Hesketh', agencyName: 'Trading Standards', hasLeft: false }],
    agencies: [{ id: 'hmrc', name: 'HMRC' }],
    actions: [
      { action: 'issue-raised', kind: 'collection', text: 'Issue raised' },
      { action: 'issue-opened', kind: 'consultation', text: 'Issue opened' },
    ],
  };
  const read = {
    ...{
      ...line,
      number: 9,
      action: 'issue-opened',
      did: 'opened',
      kind: 'consultation',
      atText: '10:20 on Tue 2 Mar',
    },
    ...{ byName: 'Joanne Birkett', byAgency: 'HMRC', reader: 'joanne-birkett', note: 'Preparing the visit' },
  };

  it('opens on what was done last, in sentences, a page at a time', async () => {
    const panel = opened({
      'log.find': { items: [{ ...line, number: 10, atText: '09:14' }], cursor: 'further' },
      'log.choices': choices,
    });
    const list = await screen.findByRole('list', { name: 'What was done' });
    expect(list.textContent).toBe('Tom Hesketh raised I-27-00609:14');
    panel.answers['log.find'] = { items: [read] };
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('Preparing the visit')).toBeTruthy();
    expect(screen.getByText('HMRC · 10:20 on Tue 2 Mar')).toBeTruthy();
    expect(panel.asked).toContain('log.find?cursor=further');
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('says who saw one record, in a sentence and line by line, by an address that is a link', async () => {
    const refused = { ...read, number: 11, action: 'access-refused', did: 'was refused', byName: 'Siobhan Kerr' };
    const told = {
      ...line,
      number: 7,
      kind: 'disclosure',
      did: 'opened to the whole panel',
      toText: 'HMRC, Council',
      toSaid: ' to HMRC, Council',
    };
    opened({ 'log.find': { items: [refused, read, told] }, 'log.choices': choices });
    await userEvent.click(await screen.findByRole('button', { name: 'Who saw what' }));
    await userEvent.type(screen.getByLabelText('Record, such as I-27-006'), 'I-27-006{enter}');
    expect(location.hash).toBe('#/log?seen=true&about=I-27-006');
    expect(await screen.findByRole('list', { name: 'Who saw I-27-006' })).toBeTruthy();
    expect(screen.getByText('Seen by Joanne Birkett. Told to HMRC, Council. Refused to Siobhan Kerr.')).toBeTruthy();
  });

  it('offers it as a table and as a proof, for one record or one person', async () => {
    const offered: string[] = [];
    URL.createObjectURL = () => 'blob:log';
    URL.revokeObjectURL = () => {};
    HTMLAnchorElement.prototype.click = function taken(this: HTMLAnchorElement) {
      offered.push(this.download);
    };
    const panel = new PlayedPanel({ session: aSession({ 'panel.see': true, 'log.read': true }) });
    Object.assign(panel.answers, { 'log.find': { items: [read] }, 'log.choices': choices, 'log.exportFound': {} });
    panel.open('#/log?seen=true&reader=tom-hesketh');
    expect(await screen.findByText('What Tom Hesketh saw')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Proof to verify' }));
    await screen.findByRole('button', { name: 'Table (CSV)' });
    expect(panel.asked).toContain('log.exportFound?reader=tom-hesketh&format=ndjson');
    await waitFor(() => expect(offered).toEqual(['OFFICIAL-SENSITIVE log.exportFound']));
  });

  it('is narrowed by person, kind, agency and days, all of it in the address, and cleared with one click', async () => {
    opened({ 'log.find': { items: [{ ...line, number: 10, atText: '09:14' }] }, 'log.choices': choices });
    await screen.findByRole('option', { name: 'Tom Hesketh, Trading Standards' });
    await userEvent.selectOptions(screen.getByLabelText('Who did it'), 'tom-hesketh');
    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    await userEvent.selectOptions(screen.getByLabelText('Told to'), 'hmrc');
    await userEvent.selectOptions(screen.getByLabelText('Kind'), 'consultation');
    expect(screen.queryByRole('option', { name: 'Issue raised' })).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('What was done'), 'issue-opened');
    expect(location.hash).toBe('#/log?by=tom-hesketh&agencyId=hmrc&kind=consultation&action=issue-opened');
    expect(await screen.findByText('What Tom Hesketh did')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(location.hash).toBe('#/log');
  });

  it('says plainly that nobody saw it', async () => {
    const panel = new PlayedPanel({ session: aSession({ 'panel.see': true, 'log.read': true }) });
    Object.assign(panel.answers, { 'log.find': { items: [] }, 'log.choices': choices });
    panel.open('#/log?seen=true&about=M2');
    expect(await screen.findByText('The log has nobody who saw it.')).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Record, such as I-27-006').value).toBe('M2');
  });

  it('calls a record that a link names by its id as everybody calls it, and leaves the link as it is', async () => {
    const panel = new PlayedPanel({ session: aSession({ 'panel.see': true, 'log.read': true }) });
    Object.assign(panel.answers, { 'log.find': { items: [{ ...line, number: 10, atText: '09:14' }] } });
    panel.open('#/log?about=issue%3Ai-1');
    const field = await screen.findByDisplayValue('I-27-006');
    const address = location.hash;
    await userEvent.click(field);
    await userEvent.tab();
    expect(location.hash).toBe(address);
  });

  it('can be taken away whole as a file', async () => {
    const offered: Blob[] = [];
    URL.createObjectURL = (file) => {
      if (file instanceof Blob) offered.push(file);
      return 'blob:log';
    };
    URL.revokeObjectURL = () => {};
    const panel = opened({ 'log.export': { sentinelLog: 1 } });
    await userEvent.click(await screen.findByRole('button', { name: 'More for the log' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Export the whole log' }));
    await screen.findByRole('button', { name: 'Check the log' });
    expect(panel.asked).toContain('log.export');
    await waitFor(() => expect(offered).toHaveLength(1));
  });
});
