import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AgencyId, IssueId, MemberId } from '../../bot/domain/ids';
import { anIssue, aSession, directing, failure, moment, PlayedPanel } from './playedPanel';

const triaging = { ...directing, 'issue.raise': true, 'issue.triage': true, 'meeting.plan': true };
const raising = { ...directing, 'issue.raise': true };

const two = anIssue({
  id: IssueId.parse('i-2'),
  reference: 'I-27-002',
  headline: 'Cash deposits',
  text: 'Cash deposits',
});
const three = anIssue({ id: IssueId.parse('i-3'), reference: 'I-27-003', headline: 'Fire exits', text: 'Fire exits' });

/** As a step answers. */
function afterStep(changes: Parameters<typeof anIssue>[0] = {}): object {
  const { history: _, ...issue } = anIssue(changes);
  return { ...issue, added: [] };
}

function queue(answers: Record<string, object> = {}, first = anIssue()): PlayedPanel {
  const items = [first, two, three];
  const panel = new PlayedPanel({ session: aSession(triaging), 'issues.list': { items }, ...answers });
  panel.answers['issues.get'] = () => items.find(({ id }) => panel.asked.at(-1)?.endsWith(`issueId=${id}`)) ?? two;
  panel.open('#/issues');
  return panel;
}

async function current(): Promise<string | null> {
  const list = await screen.findByRole('list', { name: 'Issues' });
  return list.querySelector('[aria-current] button')?.textContent ?? null;
}

it('what a link leads to is open beside a list without an issue, and may be asked for', async () => {
  const gone = failure(404, 'This issue is not there, or is not shared with you.', { code: 'not-found' });
  const session = aSession({ ...raising, 'access.ask': true });
  const panel = new PlayedPanel({ session, 'issues.list': { items: [] }, 'issues.get': gone });
  panel.open('#/issues?issue=i-9');
  expect(await screen.findByText('No open issues')).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Ask for access' })).toBeTruthy();
});

describe('raising an issue', () => {
  it('suggests open ones about the same once typing pauses, and still sends', async () => {
    const similar = { 'issues.similar': { items: [two] }, 'issue.raise': anIssue() };
    const panel = new PlayedPanel({ session: aSession(raising), ...similar });
    panel.open('#/issues');
    await userEvent.click((await screen.findAllByText('Raise an issue'))[0] ?? document.body);
    const field = await screen.findByLabelText(/^What should the panel know/);
    await waitFor(() => expect(document.activeElement).toBe(field));
    await userEvent.type(field, 'Cash');
    await act(() => new Promise((resolve) => setTimeout(resolve, 700)));
    expect(panel.asked.some((path) => path.startsWith('issues.similar'))).toBe(false);
    await userEvent.type(field, ' deposits in a shop');
    expect(await screen.findByText('Is it one of these already?')).toBeTruthy();
    expect(screen.getByText('I-27-002')).toBeTruthy();
    expect(panel.asked.filter((path) => path.startsWith('issues.similar'))).toEqual([
      'issues.similar?text=Cash+deposits+in+a+shop',
    ]);
    await userEvent.click(screen.getByLabelText(/^Restricted/));
    await userEvent.click(screen.getByText('Raise the issue'));
    expect(await screen.findByText('Say why.')).toBeTruthy();
    expect(panel.sent).toEqual([]);
    await userEvent.type(screen.getByLabelText(/^Why it is for few/), 'A live search');
    await userEvent.click(screen.getByText('Raise the issue'));
    const why = { restrictedWhy: 'A live search', restrictedReviewOn: '2027-06-02' };
    const body = { text: 'Cash deposits in a shop', urgent: false, restricted: true, ...why };
    await waitFor(() => expect(panel.sent[0]?.body).toMatchObject(body));
    // What was raised just now is not one that it may be already.
    await waitFor(() => expect(screen.queryByText('Is it one of these already?')).toBeNull(), { timeout: 300 });
  });

  it('is of the panel that stands on the screen, chosen or not, whichever the server would take by now', async () => {
    const panel = new PlayedPanel({ session: aSession(raising), 'issue.raise': anIssue() });
    panel.open('#/issues');
    await userEvent.click((await screen.findAllByText('Raise an issue'))[0] ?? document.body);
    await userEvent.type(await screen.findByLabelText(/^What should the panel know/), 'Cash');
    panel.tell('change', { subject: { type: 'member' }, number: 9 });
    await waitFor(() => expect(panel.timesAsked('session')).toBe(2));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(panel.sent).toHaveLength(1));
    for (const asked of ['issue.raise', 'issues.list', 'session']) expect(panel.named.get(asked)).toBe('northmoor');
  });
});

describe('the triage queue', () => {
  beforeEach(() => {
    // Room for the issue beside the list.
    window.innerWidth = 1280;
  });
  afterEach(() => {
    window.innerWidth = 1024;
  });

  it('is moved through by keys, which say what they do', async () => {
    queue();
    expect(await current()).toBe('Three new vape shops on Mill Street');
    await userEvent.keyboard('j');
    expect(await current()).toBe('Cash deposits');
    await userEvent.keyboard('{ArrowDown}');
    expect(await current()).toBe('Fire exits');
    await userEvent.keyboard('k');
    expect(await current()).toBe('Cash deposits');
    await userEvent.keyboard('?');
    expect(await screen.findByText('answer and close it')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    // Escape leaves what is open, as in every list; Enter opens it again.
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'The issue' })).toBeNull());
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByRole('region', { name: 'The issue' })).toBeTruthy();
  });

  it('closes by key, writes letters into the field, and goes on to the next', async () => {
    const panel = queue({ 'issue.close': afterStep({ state: 'closed', stateName: 'Closed' }) });
    await current();
    await userEvent.keyboard('c');
    const form = await screen.findByRole('form', { name: 'Answer and close' });
    expect(within(form).getByText('It waits for nobody any more, and is not opened again.')).toBeTruthy();
    expect(document.activeElement).toBe(within(form).getByRole('textbox'));
    await userEvent.keyboard('jack');
    panel.answers['issues.list'] = { items: [two, three] };
    await userEvent.click(await within(form).findByRole('button', { name: 'Close the issue' }));
    expect(await screen.findByText('I-27-001 closed.')).toBeTruthy();
    expect(panel.sent).toEqual([{ command: 'issue.close', body: { issueId: 'i-1', answer: 'jack' } }]);
    await waitFor(async () => expect(await current()).toBe('Cash deposits'));
  });

  it('makes a task, and shows at its field what did not fit', async () => {
    const issues = [{ path: 'task.dueOn', message: 'There is no such day.' }];
    const panel = queue({ 'issue.makeTask': failure(400, 'Some fields do not fit.', { issues }) });
    // One primary, and what stands in one line with it: the others have their keys, and the menu.
    const acts = within(await screen.findByRole('group', { name: 'What you can do' }));
    expect(acts.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Put on the agenda',
      'Answer and close',
      '',
    ]);
    await userEvent.click(acts.getByRole('button', { name: 'More' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Make it a task', hidden: true }));
    const title = await screen.findByRole<HTMLInputElement>('textbox', { name: 'What is to be done' });
    expect(title.value).toBe('Three new vape shops on Mill Street');
    await userEvent.clear(title);
    await userEvent.type(title, 'Visit');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Agency' }), 'ea');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Owner' }), 'priya-sandhu');
    fireEvent.change(screen.getByLabelText(/^Due/), { target: { value: '2027-03-12' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Allocate the task' }));
    expect(await screen.findByText('There is no such day.')).toBeTruthy();
    expect(panel.sent[0]?.body).toMatchObject({ issueId: 'i-1', task: { agencyId: 'ea' } });
  });

  it('what stands on an agenda already is moved to another meeting, which is not the first thing to do', async () => {
    const listed = anIssue({ state: 'onAgenda', stateName: 'On the agenda' });
    queue({}, listed);
    const acts = within(await screen.findByRole('group', { name: 'What you can do' }));
    expect(acts.getAllByRole('button')[0]?.textContent).toBe('Answer and close');
    await userEvent.click(acts.getByRole('button', { name: 'More' }));
    expect(await screen.findByRole('menuitem', { name: 'Move to another meeting', hidden: true })).toBeTruthy();
  });

  it('merges into a similar one, which stands beside', async () => {
    const panel = queue({
      'issues.similar': { items: [{ ...two, restricted: true }] },
      'issue.merge': afterStep({ state: 'merged' }),
    });
    const similar = within(await screen.findByRole('region', { name: /^Similar/ }));
    expect(similar.getByText('Restricted')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Merge into I-27-002' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Merge the issue' }));
    await waitFor(() => expect(panel.sent[0]?.body).toEqual({ issueId: 'i-1', intoId: 'i-2' }));
  });

  it('does nothing by key once the keys are turned off', async () => {
    queue();
    await current();
    await userEvent.keyboard('?');
    await userEvent.click(await screen.findByRole('button', { name: 'Turn letter keys off' }));
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.keyboard('j');
    expect(await current()).toBe('Three new vape shops on Mill Street');
    await userEvent.keyboard('{ArrowDown}');
    expect(await current()).toBe('Cash deposits');
    localStorage.clear();
  });
});

describe('who may see an issue', () => {
  const [ea, hmrc] = [AgencyId.parse('ea'), AgencyId.parse('hmrc')];
  const audience = { kind: 'named' as const, agencyIds: [ea], memberIds: [MemberId.parse('priya-sandhu')] };
  const restrictedText = 'Restricted to Environment Agency, Priya Sandhu and those who run the panel';
  const agency = { id: hmrc, name: 'HM Revenue and Customs', kind: 'tax', isaCurrent: true, needsGateway: true };

  async function openForm(issue: ReturnType<typeof anIssue>): Promise<{ panel: PlayedPanel; form: HTMLElement }> {
    const panel = new PlayedPanel({
      session: aSession(triaging),
      'issues.get': issue,
      'issue.triage': issue,
      'agencies.list': { items: [{ ...agency, id: ea, name: 'Environment Agency', needsGateway: false }, agency] },
    });
    panel.open('#/issues?issue=i-1');
    await userEvent.click(await screen.findByRole('button', { name: 'More', hidden: true }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Who needs to know…', hidden: true }));
    const form = await screen.findByRole('form', { name: 'Who needs to know of I-27-001' });
    return { panel, form };
  }
  const agencyBox = (form: HTMLElement, name: string) => within(form).findByRole('checkbox', { name });
  const save = (form: HTMLElement) => userEvent.click(within(form).getByRole('button', { name: 'Save' }));

  it('is told to whoever triages, with the gateway and the purpose', async () => {
    const disclosureTexts = ['Shared with HM Revenue and Customs under Crime and Courts Act 2013, s.7: VAT'];
    await openForm(anIssue({ restricted: true, audience, restrictedText, disclosureTexts }));
    expect(screen.getByText(restrictedText)).toBeTruthy();
    expect(screen.getByText(disclosureTexts[0] ?? '')).toBeTruthy();
  });

  it('stands in the form as it is: saved without a change, nothing is sent and nobody is forgotten', async () => {
    const { panel, form } = await openForm(anIssue({ restricted: true, audience, restrictedText }));
    expect(await agencyBox(form, 'Environment Agency')).toHaveProperty('checked', true);
    expect(await agencyBox(form, 'HM Revenue and Customs')).toHaveProperty('checked', false);
    expect(await within(form).findByRole('button', { name: 'Name Priya Sandhu no more' })).toBeTruthy();
    await save(form);
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Who needs to know of I-27-001' })).toBeNull());
    expect(panel.sent).toEqual([]);
    expect(screen.queryByText('I-27-001 is restricted.')).toBeNull();
  });

  it('is said anew, with why, of one that was decided long ago', async () => {
    const decided = anIssue({ state: 'closed', restricted: true, audience, restrictedText });
    const panel = new PlayedPanel({
      ...{ session: aSession(triaging), 'agencies.list': { items: [agency] } },
      'issues.get': { ...decided, may: { ...decided.may, triage: false } },
      'restriction.lift': { reference: 'I-27-001', restricted: false },
    });
    panel.open('#/issues?issue=i-1');
    await userEvent.click(await screen.findByRole('button', { name: 'Who needs to know…', hidden: true }));
    const form = within(await screen.findByRole('form', { name: 'Who needs to know of I-27-001' }));
    await userEvent.click(form.getByRole('radio', { name: 'The whole panel' }));
    await userEvent.type(form.getByLabelText(/^Why it is opened/), 'It is over');
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    const about = { type: 'issue', issueId: 'i-1' };
    await waitFor(() => expect(panel.sent).toMatchObject([{ body: { about, reason: 'It is over' } }]));
  });

  it('asks why for the agency that comes to it, by name, and keeps whom it was for', async () => {
    const { panel, form } = await openForm(anIssue({ restricted: true, audience, restrictedText }));
    await userEvent.click(await agencyBox(form, 'HM Revenue and Customs'));
    expect(within(form).getByText(/^HM Revenue and Customs may be told only through a gateway/)).toBeTruthy();
    await userEvent.selectOptions(
      within(form).getByRole('combobox', { name: 'Gateway' }),
      'Crime and Courts Act 2013, s.7',
    );
    await userEvent.type(within(form).getByRole('textbox', { name: 'Purpose' }), 'VAT');
    await save(form);
    await waitFor(() =>
      expect(panel.sent[0]?.body).toMatchObject({
        audience: { kind: 'named', agencyIds: ['ea', 'hmrc'], memberIds: ['priya-sandhu'] },
        purpose: 'VAT',
      }),
    );
  });
});

describe('an urgent issue', () => {
  const may = { edit: false, withdraw: false, triage: true, callMeeting: true, acknowledge: true, tag: false };
  const urgent = anIssue({
    urgent: true,
    urgentText: 'Answer by 13:14',
    answerDueAt: moment('2027-03-02T13:14:00.000Z'),
    may,
  });
  const inHand = afterStep({ urgent: true, urgentText: 'In hand after 21 min: Ruth Calder', may });

  it('says in its row how late its answer is, where there is no room for by when it was due', async () => {
    const late = { ...urgent, answerDueAt: moment('2027-03-01T19:40:00.000Z') };
    const longLate = { ...urgent, id: IssueId.parse('i-2'), answerDueAt: moment('2027-02-01T19:40:00.000Z') };
    new PlayedPanel({ 'issues.list': { items: [late, longLate] } }).open('#/issues');
    expect(await screen.findByText(/^\d+ h late$/)).toBeTruthy();
    expect(screen.getByText(/^\d+ days late$/)).toBeTruthy();
  });

  it('is said to be in hand, and gets a flash meeting', async () => {
    const answers = { 'issues.get': urgent, 'issue.acknowledge': inHand, 'issue.callMeeting': inHand };
    const panel = new PlayedPanel({ session: aSession(triaging), ...answers });
    panel.open('#/issues?issue=i-1');
    expect(await screen.findByText('Answer by 13:14, in 3 h')).toBeTruthy();
    await userEvent.click(screen.getByText('It is in hand'));
    expect(await screen.findByText('In hand after 21 min: Ruth Calder')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await userEvent.click(await screen.findByText('Call a flash meeting'));
    await userEvent.click(await screen.findByText('Call the meeting'));
    await waitFor(() => expect(panel.sent).toHaveLength(2));
    expect(panel.sent[1]?.body).toEqual({ issueId: 'i-1', inMinutes: 30, minutes: 30 });
    expect(panel.timesAsked('issues.get')).toBe(1);
  });
});
