import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, PlayedPanel } from './playedPanel';

// It asks Vite where the tab lies, which Jest does not know.
jest.mock('../../tab/screens/meeting/useStage', () => ({ useStage: () => ({ may: false, error: null }) }));

const session = aSession({
  ...{ 'panel.see': true, 'settings.see': true, 'restriction.keep': true, 'access.answer': true },
  ...{ 'retention.see': true, 'retention.decide': true, 'hold.keep': true, 'person.disclose': true },
});

const due = (number: number) => ({
  ...{ of: { type: 'task', id: `t${number}` }, class: 'task', className: 'Tasks', reference: `SEN-27-00${number}` },
  ...{ title: `Visit unit ${number}`, restricted: false, dueOn: '2033-03-02', dueText: 'Due since 2 Mar 2033' },
  ...{ ruleText: '6 years after it was closed', may: { keep: true, dispose: true } },
});
const disposal = (number: number) => ({
  ...{ id: `d${number}`, class: 'task', className: 'Tasks', reference: `SEN-27-00${number}`, state: 'done' },
  ...{ text: 'Disposed of 09:14 by Callum Reeve', reason: 'Its time is over', rule: '6 years' },
});
const periods = { task: 72, issue: 72, meeting: 72, group: 72, nominal: 72, member: 12, message: 12, turnedAway: 12 };
const settings = {
  retention: { version: 'k1', periods },
  grades: { version: 'w1', gradeTexts: { major: 'It stops', moderate: 'It loses', minor: 'It is hindered' } },
  profile: { version: 'w1' },
  reasons: { version: 'w1', readingReasons: { ask: true, list: ['Checking who this is'] } },
};
const retention = {
  'retention.queue': { items: [due(1), due(2)], lots: [] },
  'retention.holds': { items: [] },
  'retention.disposals': { items: [] },
};

const restriction = {
  ...{ key: 'i1', about: { type: 'issue', issueId: 'i1' }, kindName: 'Issue', reference: 'I-27-001' },
  ...{ readersText: 'Restricted to HMRC', sinceText: 'Restricted 09:14', reason: 'A search is planned' },
  ...{ reviewOn: '2027-06-01', reviewText: 'Tue 1 Jun, in 90 days', isDue: false, place: 'issues?issue=i1' },
  may: { lift: true },
};
const request = {
  ...{ id: 'r1', reference: 'SEN-27-005', byName: 'Dan Ives', agencyName: 'HMRC', why: 'We visit it on Friday' },
  ...{ askedText: 'Asked 09:14', needsGateway: false, state: 'open' },
};
const restrictions = {
  'restrictions.list': { items: [restriction], isMore: false, reviewProposedOn: '2027-06-01' },
  'access.requests': { items: [request] },
};

const { reason: _, ...wordless } = restriction;
const unexplained = {
  ...restrictions,
  'restrictions.list': { items: [wordless], isMore: false, reviewProposedOn: '2027-06-01' },
};

function opened(part: string, answers: object): PlayedPanel {
  const panel = new PlayedPanel({ session, 'settings.get': settings, ...answers });
  panel.open(`#/settings?part=${part}`);
  return panel;
}

async function press(name: string): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name }));
}

function hasFocusOn(label: RegExp): void {
  expect(document.activeElement).toBe(screen.getByLabelText(label));
}

describe('a form that was opened in place', () => {
  it.each([
    ['Keep until…', /^Until/],
    ['Dispose of…', /^Why/],
  ])('has the keyboard in its first field, and gives it back to “%s” on Escape', async (button, field) => {
    opened('retention', retention);
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Choose SEN-27-001' }));
    await press(button);
    hasFocusOn(field);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    expect(document.activeElement?.textContent).toBe(button);
  });

  it.each([
    ['retention', retention, 'Set a hold…', /^Number/],
    ['retention', retention, 'Make the file…', /^About whom/],
    ['restrictions', restrictions, 'Keep restricted…: I-27-001', /^Due for review on/],
    ['restrictions', unexplained, 'Say why…: I-27-001', /^Why it is for few/],
    ['restrictions', restrictions, 'Open to the panel…: I-27-001', /^Why.?$/],
  ])('in %s does so too', async (part, answers, button, field) => {
    opened(part, answers);
    await press(button);
    hasFocusOn(field);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: button }));
  });

  it('is the only one: another closes it', async () => {
    opened('retention', retention);
    await press('Set a hold…');
    await press('Make the file…');
    expect(screen.getAllByRole('form')).toHaveLength(1);
    hasFocusOn(/^About whom/);
  });

  it('is sent by Ctrl+Enter, and says what was done though the row has gone', async () => {
    const panel = opened('retention', { ...retention, 'retention.dispose': { disposals: [disposal(1), disposal(2)] } });
    await userEvent.click(await screen.findByRole('checkbox', { name: /^Choose all 2 shown/ }));
    await press('Dispose of…');
    panel.answers['retention.queue'] = { items: [], lots: [] };
    panel.answers['retention.disposals'] = { items: [disposal(1), disposal(2)] };
    await userEvent.keyboard('Its time is over{Control>}{Enter}{/Control}');
    const records = [due(1).of, due(2).of];
    const body = { records, reason: 'Its time is over' };
    await waitFor(() => expect(panel.sent).toEqual([{ command: 'retention.dispose', body }]));
    expect(await screen.findByText('SEN-27-001 and SEN-27-002 disposed of.')).toBeTruthy();
    const certificate = await screen.findByRole('button', { name: 'Certificate of SEN-27-001' });
    certificate.scrollIntoView = () => {};
    await userEvent.click(screen.getByText('Certificates'));
    expect(document.activeElement).toBe(certificate);
  });
});

it('a person of a group is kept for the same few, and opened to the group, from the register', async () => {
  const { about: _about, ...line } = wordless;
  const person = { groupId: 'g1', nominalId: 'p1', audience: { kind: 'named', agencyIds: ['ea'], memberIds: [] } };
  const reference = 'NM-OCG-031, person 1';
  const items = [{ ...line, key: 'p1', kindName: 'Person', reference, person }];
  const panel = opened('restrictions', {
    ...{ ...restrictions, 'restrictions.list': { items, isMore: false, reviewProposedOn: '2027-06-01' } },
    'nominal.restrict': { id: 'p1', called: 'Person 1', restricted: true },
  });
  await press(`Say why…: ${reference}`);
  await userEvent.keyboard('A live search{Control>}{Enter}{/Control}');
  expect(await screen.findByText(`Why ${reference} is for few is kept.`)).toBeTruthy();
  await press(`Open to the group…: ${reference}`);
  const form = await screen.findByRole('form', { name: `Open ${reference} to all who may see the group?` });
  await userEvent.click(within(form).getByRole('button', { name: 'Open to the group' }));
  expect(await screen.findByText(`${reference} is open to all who may see the group.`)).toBeTruthy();
  const restrict = (body: object) => ({ command: 'nominal.restrict', body: { ...person, ...body } });
  expect(panel.sent).toEqual([
    restrict({ restrictedReviewOn: '2027-06-01', restrictedWhy: 'A live search' }),
    restrict({ audience: { kind: 'panel' } }),
  ]);
});

const ofBeth = { ...request, id: 'r2', reference: 'I-27-003', byName: 'Beth Lowther', agencyName: 'Trading standards' };

it('access is given by one click, that it was is said, and the keyboard goes on in the next line, then at the heading', async () => {
  const panel = opened('restrictions', { ...restrictions, 'access.requests': { items: [request, ofBeth] } });
  panel.answers['access.give'] = { ...request, state: 'given' };
  const give = await screen.findByRole('button', { name: 'Give access: SEN-27-005, Dan Ives' });
  panel.answers['access.requests'] = { items: [ofBeth] };
  give.focus();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByText('Dan Ives sees SEN-27-005 from now on.')).toBeTruthy();
  expect(panel.sent).toEqual([{ command: 'access.give', body: { requestId: 'r1' } }]);
  await waitFor(() => expect(give.isConnected).toBe(false));
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Give access: I-27-003, Beth Lowther' }));
  panel.answers['access.decline'] = { ...ofBeth, state: 'declined' };
  panel.answers['access.requests'] = { items: [] };
  await press('Not now: I-27-003, Beth Lowther');
  expect(await screen.findByText('Beth Lowther is not given I-27-003.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText(/Beth Lowther.*asks for/)).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Restrictions' }));
});

it('a body that needs a gateway is given access once gateway and purpose are said', async () => {
  const panel = opened('restrictions', {
    ...restrictions,
    'access.requests': { items: [{ ...request, needsGateway: true }] },
    'access.give': { ...request, state: 'given' },
  });
  await press('Give access…: SEN-27-005, Dan Ives');
  const form = within(await screen.findByRole('form', { name: 'Give Dan Ives access to SEN-27-005?' }));
  await userEvent.click(form.getByRole('button', { name: 'Give access' }));
  expect(await form.findByText('Say what it is shared for.')).toBeTruthy();
  expect(panel.sent).toEqual([]);
});
