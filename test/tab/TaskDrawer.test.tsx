import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AgencyId, GroupId, TaskId } from '../../bot/domain/ids';
import { ask } from '../../tab/data/api';
import { noteReachable, noteUnreachable } from '../../tab/data/connection';
import * as teamsHost from '../../tab/teamsHost';
import { aSession, aTask, directing, failure, PlayedPanel } from './playedPanel';

const acknowledged = aTask({
  state: 'acknowledged',
  stateName: 'Acknowledged',
  may: { ...aTask().may, acknowledge: false },
});
const {
  parts: _,
  history: [first],
  ...view
} = acknowledged;
const line = { ...first, number: 8, byName: 'Priya Sandhu', text: 'Taken on' };
const afterStep = { ...view, added: [line] };

/** Longer than changes are gathered. */
const told = () => new Promise((resume) => setTimeout(resume, 300));

describe('the drawer of a task', () => {
  it('of a link to what one does not see asks for it by what the link named, with the keyboard on why', async () => {
    const session = aSession({ 'panel.see': true, 'access.ask': true });
    const hidden = failure(404, 'This task is not there, or is not shared with you.', { code: 'not-found' });
    const panel = new PlayedPanel({ session, 'tasks.get': hidden, 'access.own': { items: [] } });
    panel.answers['access.ask'] = { said: 'If there is such a record, its holder has been asked.' };
    panel.open('#/today?task=t-77');
    await userEvent.click(await screen.findByRole('button', { name: 'Ask for access' }));
    const form = within(await screen.findByRole('dialog', { name: 'Ask for access' }));
    expect(form.getByText('A task, by its link')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(form.getByLabelText(/Why you need it/)));
    await userEvent.keyboard('I was sent this{Enter}');
    await waitFor(() =>
      expect(panel.sent).toMatchObject([{ body: { link: { type: 'task', taskId: 't-77' }, why: 'I was sent this' } }]),
    );
  });

  it('acknowledges with one request, and shows what the server answers; the list behind it is read once', async () => {
    const panel = new PlayedPanel({ 'task.acknowledge': afterStep });
    panel.open('#/action-log?task=t-1');
    const drawer = await screen.findByRole('dialog');
    await waitFor(() => expect(panel.timesAsked('tasks.list')).toBe(1));
    // By then all that is not being worked in is hidden from a screen reader.
    await told();
    panel.answers['tasks.get'] = aTask({ title: 'Nobody has to ask' });
    panel.answers['tasks.list'] = { items: [{ ...view, title: 'As others left it' }] };
    await userEvent.click(await within(drawer).findByRole('button', { name: 'Acknowledge' }));
    await waitFor(() => expect(within(drawer).queryByRole('button', { name: 'Acknowledge' })).toBeNull());
    expect(panel.sent).toEqual([{ command: 'task.acknowledge', body: { taskId: 't-1' } }]);
    expect(within(drawer).getByText('Acknowledged')).toBeTruthy();
    expect(within(drawer).getByText('Taken on')).toBeTruthy();
    expect(within(drawer).getByText('Allocated')).toBeTruthy();
    expect(await screen.findByText('As others left it')).toBeTruthy();
    panel.tell('change', { number: 8, action: 'task-acknowledged', subject: { type: 'task', id: 't-1' } });
    await told();
    expect([panel.timesAsked('tasks.get'), panel.timesAsked('tasks.list')]).toEqual([1, 2]);
  });

  it('reads again what somebody else did to it after one’s own step', async () => {
    const panel = new PlayedPanel({ 'task.acknowledge': afterStep });
    panel.open('#/action-log?task=t-1');
    await userEvent.click(await screen.findByRole('button', { name: 'Acknowledge' }));
    await screen.findByText('Taken on');
    panel.answers['tasks.get'] = { ...acknowledged, lastNote: 'Held up by the weather' };
    panel.number = 10;
    panel.tell('change', { number: 10, action: 'task-progressed', subject: { type: 'task', id: 't-1' } });
    expect(await screen.findByText('Held up by the weather')).toBeTruthy();
    expect(panel.timesAsked('tasks.get')).toBe(2);
  });

  it('is told of a change that came just before one’s own step', async () => {
    const panel = new PlayedPanel({ 'task.acknowledge': afterStep });
    panel.open('#/action-log?task=t-1');
    const acknowledge = await screen.findByRole('button', { name: 'Acknowledge' });
    panel.number = 8;
    await userEvent.click(acknowledge);
    await screen.findByText('Taken on');
    panel.answers['tasks.get'] = { ...acknowledged, lastNote: 'Held up by the weather' };
    panel.tell('change', { number: 8, action: 'task-progressed', subject: { type: 'task', id: 't-1' } });
    panel.tell('change', { number: 9, action: 'task-acknowledged', subject: { type: 'task', id: 't-1' } });
    expect(await screen.findByText('Held up by the weather')).toBeTruthy();
    expect(panel.timesAsked('tasks.get')).toBe(2);
  });

  it('says above itself that the line is cut, and takes back what failed by it once it is there again', async () => {
    const panel = new PlayedPanel({ 'task.decline': afterStep });
    panel.open('#/action-log?task=t-1');
    await userEvent.click(await screen.findByRole('button', { name: 'Decline' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Reason' }), 'Not our land');
    const drawer = within(screen.getByRole('dialog'));
    const { fetch } = globalThis;
    globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(screen.getByText(/^It goes back to the coordinator, who gives it to somebody else/)).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Decline the task' }));
    expect(await drawer.findByText(/^Sentinel cannot be reached just now/)).toBeTruthy();
    expect(await drawer.findByText('No connection to Sentinel.', {}, { timeout: 3000 })).toBeTruthy();
    globalThis.fetch = fetch;
    act(noteReachable);
    await waitFor(() => expect(drawer.queryByText(/^Sentinel cannot be reached just now/)).toBeNull());
    expect(drawer.queryByText('No connection to Sentinel.')).toBeNull();
    expect(screen.getByDisplayValue('Not our land')).toBeTruthy();
  });

  it('says the same where the host gets no token by a line that is cut', async () => {
    const panel = new PlayedPanel();
    panel.open('#/action-log?task=t-1');
    await screen.findByRole('button', { name: 'Decline' });
    act(noteUnreachable);
    const token = jest.spyOn(teamsHost, 'getToken').mockRejectedValue(new Error('Failed to fetch'));
    await expect(ask('issues.get', { issueId: 'i-1' })).rejects.toThrow(/^Sentinel cannot be reached just now/);
    token.mockRestore();
    act(noteReachable);
  });

  it('keeps the reason when declining fails, and says why', async () => {
    const panel = new PlayedPanel({ 'task.decline': failure(409, 'The task was closed at 10:42.') });
    panel.open('#/action-log?task=t-1');
    await userEvent.click(await screen.findByRole('button', { name: 'Decline' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Reason' }), 'Not our land');
    await userEvent.click(await screen.findByRole('button', { name: 'Decline the task' }));
    expect(await screen.findByText('The task was closed at 10:42.')).toBeTruthy();
    expect(screen.getByDisplayValue('Not our land')).toBeTruthy();
    expect(panel.sent[0]?.body).toEqual({ taskId: 't-1', reason: 'Not our land' });
  });

  it('asks why where the server does, before anything of it is shown, and says it with all that is asked of it then', async () => {
    const { problem, ...asks } = failure(409, 'Say why.');
    const panel = new PlayedPanel({
      'tasks.get': { ...asks, problem: { ...problem, code: 'reason-needed', reasons: ['A task of mine'] } },
    });
    panel.open('#/action-log?task=t-1');
    const reason = await screen.findByRole('button', { name: 'A task of mine' });
    panel.answers['tasks.get'] = aTask({ title: 'Read the books' });
    await userEvent.click(reason);
    expect(await screen.findAllByText('Read the books')).not.toEqual([]);
    panel.answers['tasks.get'] = aTask({ title: 'Read all the books' });
    panel.tell('change', { number: 8, action: 'task-progressed', subject: { type: 'task', id: 't-1' } });
    expect(await screen.findAllByText('Read all the books')).not.toEqual([]);
    const said = 'tasks.get?taskId=t-1&reason=A+task+of+mine';
    expect(panel.asked.filter((each) => each.startsWith('tasks.get'))).toEqual(['tasks.get?taskId=t-1', said, said]);
  });

  it('offers only what the server allows', async () => {
    new PlayedPanel().open('#/action-log?task=t-1');
    const group = await screen.findByRole('group', { name: 'What you can do' });
    expect(
      within(group)
        .getAllByRole('button', { hidden: true })
        .map((button) => button.textContent),
    ).toEqual(['Acknowledge', 'Decline']);
  });

  it('shows why it was shared, what it is part of, its parts and when its people were reminded', async () => {
    const shared = aTask({
      disclosureText: 'Shared under Crime and Courts Act 2013, s.7: VAT',
      partOf: { id: TaskId.parse('t-0'), reference: 'SEN-27-001' },
      chasedText: 'Reminded today',
      parts: [{ id: TaskId.parse('t-9'), reference: 'SEN-27-020', holderText: 'HMRC, Jo', stateName: 'Allocated' }],
    });
    new PlayedPanel({ 'tasks.get': shared }).open('#/action-log?task=t-1');
    expect(await screen.findByText('Under Crime and Courts Act 2013, s.7: VAT')).toBeTruthy();
    expect(screen.getByText('today')).toBeTruthy();
    expect(screen.getByText('HMRC, Jo')).toBeTruthy();
    await userEvent.click(screen.getByText('SEN-27-020'));
    expect(window.location.hash).toBe('#/action-log?task=t-9');
    await userEvent.click(await screen.findByText('SEN-27-001'));
    expect(window.location.hash).toBe('#/action-log?task=t-0');
  });

  it('is split between agencies, the same parts however often it is sent', async () => {
    const task = aTask({ mayDirect: { split: true, chase: false } });
    const panel = new PlayedPanel({
      ...{ session: aSession(directing), 'tasks.get': task, 'task.split': failure(409, 'Others changed the panel.') },
    });
    panel.open('#/action-log?task=t-1');
    await userEvent.click(await screen.findByRole('button', { name: 'More' }));
    await userEvent.click(await screen.findByText('Split between agencies'));
    await userEvent.click(await screen.findByText('Give the part'));
    expect(await screen.findByText('Choose an agency.')).toBeTruthy();
    const [agency] = await screen.findAllByLabelText(/^Agency/);
    await userEvent.selectOptions(agency ?? document.body, 'ea');
    const owner = screen.getAllByLabelText(/^Owner/).at(-1);
    await userEvent.selectOptions(owner ?? document.body, 'priya-sandhu');
    await userEvent.click(screen.getByText('Give the part'));
    expect(await screen.findByText('Others changed the panel.')).toBeTruthy();
    panel.answers['task.split'] = task;
    await userEvent.click(screen.getByText('Give the part'));
    expect(await screen.findByText('SEN-27-014 is split. One part is given.')).toBeTruthy();
    const [first, second] = panel.sent.map(({ body }) => body);
    expect(first).toEqual(second);
    const part = { title: 'Visit the scrapyard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-12' };
    expect(first).toMatchObject({ taskId: 't-1', parts: [part] });
  });

  it('leads to its group, and is referred beyond the panel out of its menu', async () => {
    const group = { id: GroupId.parse('nm-ocg-031'), called: 'Larchfield (NM-OCG-031)' };
    const task = aTask({ beside: { group, mayRefer: true }, mayDirect: { split: true, chase: true } });
    const answers = { 'tasks.get': task, 'referral.make': { reference: 'R-27-001' }, 'groups.list': { items: [] } };
    const panel = new PlayedPanel({ session: aSession({ ...directing, 'group.see': true }), ...answers });
    panel.open('#/action-log?task=t-1');
    await userEvent.click(await screen.findByRole('button', { name: 'More' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Escalate beyond the panel…' }));
    await userEvent.type(await screen.findByLabelText(/^Which of them/), 'North West ROCU');
    await userEvent.type(screen.getByLabelText(/^Why/), 'It reaches abroad');
    await userEvent.click(screen.getByRole('button', { name: 'Note the referral' }));
    expect(await screen.findByText('R-27-001 is noted.')).toBeTruthy();
    expect(panel.sent).toMatchObject([{ body: { taskId: 't-1', toName: 'North West ROCU', to: 'regionalUnit' } }]);
    await userEvent.click(screen.getByRole('button', { name: 'Larchfield (NM-OCG-031)' }));
    expect(window.location.hash).toBe('#/groups?group=nm-ocg-031');
  });

  it('is restricted while it is open, and opened again, each with why', async () => {
    const hmrc = { id: 'hmrc', name: 'HM Revenue and Customs', kind: 'tax', isaCurrent: true, needsGateway: true };
    const panel = new PlayedPanel({
      ...{ session: aSession(directing), 'tasks.get': aTask({ mayRestrict: true, audience: { kind: 'panel' } }) },
      ...{ 'agencies.list': { items: [hmrc] }, 'gateways.list': { items: [{ name: 'VAT Act 1994' }] } },
      'restriction.set': { reference: 'SEN-27-014', restricted: true },
      'restriction.lift': { reference: 'SEN-27-014', restricted: false },
    });
    const whoNeeds = async () => {
      await userEvent.click(await screen.findByRole('button', { name: 'More' }));
      await userEvent.click(await screen.findByRole('menuitem', { name: 'Who needs to know…' }));
      return within(await screen.findByRole('form', { name: 'Who needs to know of SEN-27-014' }));
    };
    panel.open('#/action-log?task=t-1');
    const form = await whoNeeds();
    await userEvent.click(form.getByRole('radio', { name: /^Only the agency that does it/ }));
    await userEvent.click(await form.findByRole('checkbox', { name: 'HM Revenue and Customs' }));
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    for (const said of ['Say why.', 'Choose the gateway.', 'Say what it is shared for.'])
      expect(form.getByText(said)).toBeTruthy();
    await userEvent.type(form.getByLabelText(/^Why it is for few/), 'A live search');
    await userEvent.selectOptions(form.getByLabelText(/^Gateway/), 'VAT Act 1994');
    await userEvent.type(form.getByLabelText(/^Purpose/), 'VAT');
    // What is read again afterwards.
    const audience = { kind: 'named' as const, agencyIds: [AgencyId.parse('hmrc')], memberIds: [] };
    panel.answers['tasks.get'] = aTask({ mayRestrict: true, restricted: true, audience });
    await userEvent.click(form.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('SEN-27-014 is restricted.')).toBeTruthy();
    const again = await whoNeeds();
    await userEvent.click(again.getByRole('radio', { name: 'The whole panel' }));
    await userEvent.type(again.getByLabelText(/^Why it is opened/), 'It is over');
    await userEvent.click(again.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('SEN-27-014 is open to the whole panel.')).toBeTruthy();
    const about = { type: 'task', taskId: 't-1' };
    expect(panel.sent.map(({ body }) => body)).toEqual([
      { about, audience, reason: 'A live search', reviewOn: '2027-06-02', gateway: 'VAT Act 1994', purpose: 'VAT' },
      { about, reason: 'It is over' },
    ]);
  });

  it('leaves the address when it is closed', async () => {
    new PlayedPanel().open('#/action-log?overdue=true&task=t-1');
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    expect(window.location.hash).toBe('#/action-log?overdue=true');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
