import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IssueId, TaskId } from '../../bot/domain/ids';
import { anIssue, aSession, aTask, directing, failure, PlayedPanel } from './playedPanel';

// The same keys in every list, and what is open in it beside it.

const chasing = { mayDirect: { split: false, chase: true } };
const tasks = ['Visit the scrapyard', 'Serve the notice', 'Ask the agent'].map((title, index) =>
  aTask({ ...chasing, id: TaskId.parse(`t-${index + 1}`), reference: `SEN-27-01${index + 4}`, title }),
);

function log(answers: Record<string, object> = {}, address = '#/action-log'): PlayedPanel {
  const panel = new PlayedPanel({ session: aSession(directing), 'tasks.list': { items: tasks }, ...answers });
  panel.answers['tasks.get'] = () => tasks.find(({ id }) => panel.asked.at(-1)?.endsWith(`taskId=${id}`)) ?? aTask();
  panel.open(address);
  return panel;
}

const currentRow = () => document.querySelector('[aria-current="true"] button')?.textContent;
const pane = () => screen.findByRole('region', { name: 'The task' });
const shows = (title: string) => waitFor(async () => expect((await pane()).textContent).toContain(title));

describe('where there is room beside a list', () => {
  beforeEach(() => {
    window.innerWidth = 1280;
  });
  afterEach(() => {
    window.innerWidth = 1024;
  });

  it('j and k walk, Enter opens beside, what is open follows, and Escape goes back to the list', async () => {
    log();
    await screen.findByText('Serve the notice');
    await userEvent.keyboard('j');
    expect(currentRow()).toBe('Serve the notice');
    expect(screen.queryByRole('region', { name: 'The task' })).toBeNull();
    await userEvent.keyboard('{Enter}');
    await shows('SEN-27-015');
    expect(window.location.hash).toBe('#/action-log?task=t-2');
    await userEvent.keyboard('j');
    await shows('SEN-27-016');
    await userEvent.keyboard('kk');
    await shows('SEN-27-014');
    expect(window.location.hash).toBe('#/action-log?task=t-1');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(window.location.hash).toBe('#/action-log'));
    expect(document.activeElement?.textContent).toBe('Visit the scrapyard');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('a second Enter goes into what is open', async () => {
    log({}, '#/action-log?task=t-2');
    await shows('SEN-27-015');
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement?.tagName).toBe('H2');
  });

  it('a key does what its button does, and ten tasks are answered without the mouse', async () => {
    const items = Array.from({ length: 10 }, (_, index) =>
      aTask({ id: TaskId.parse(`t-${index}`), reference: `SEN-27-10${index}`, title: `Task ${index}` }),
    );
    const panel = log({ 'tasks.list': { items } });
    panel.answers['tasks.get'] = () => items.find(({ id }) => panel.asked.at(-1)?.endsWith(`=${id}`)) ?? aTask();
    const { parts: _, history: __, ...view } = aTask();
    panel.answers['task.acknowledge'] = () => ({ ...view, id: panel.sent.at(-1)?.body['taskId'], added: [] });
    await screen.findByText('Task 0');
    await userEvent.keyboard('{Enter}');
    let acts = 1;
    for (const { title } of items) {
      await shows(title);
      await userEvent.keyboard('a');
      await waitFor(() =>
        expect(panel.sent.at(-1)?.body).toEqual({ taskId: items.find((t) => t.title === title)?.id }),
      );
      await waitFor(() => expect(screen.getByRole('button', { name: 'Acknowledge' }).ariaDisabled).not.toBe('true'));
      await userEvent.keyboard('j');
      acts += 2;
    }
    expect(panel.sent).toHaveLength(10);
    expect(acts).toBeLessThanOrEqual(21);
  });

  it('what is answered leaves a filtered list, and the next one comes with the focus, none skipped', async () => {
    let left = [...tasks];
    const panel = log({}, '#/action-log?state=allocated');
    panel.answers['tasks.list'] = () => ({ items: left });
    const { parts: _, history: __, ...view } = aTask();
    panel.answers['task.acknowledge'] = () => {
      const id = panel.sent.at(-1)?.body['taskId'];
      left = left.filter((task) => task.id !== id);
      return { ...view, id, state: 'acknowledged', added: [] };
    };
    await screen.findByText('Serve the notice');
    await userEvent.keyboard('{Enter}');
    await shows('Visit the scrapyard');
    await userEvent.keyboard('a');
    await waitFor(() => expect(currentRow()).toBe('Serve the notice'));
    await shows('Serve the notice');
    expect(document.activeElement?.textContent).toBe('Serve the notice');
    // Somebody else answers it: what is being read stays, and the one that comes up in its place is the next.
    left = left.slice(1);
    panel.number = 9;
    panel.tell('change', { number: 9, action: 'task-acknowledged', subject: { type: 'task', id: 't-2' } });
    await waitFor(() => expect(currentRow()).toBe('Ask the agent'));
    await shows('Serve the notice');
    await userEvent.keyboard('j');
    await shows('Ask the agent');
    await userEvent.keyboard('a');
    await waitFor(() => expect(window.location.hash).toBe('#/action-log?state=allocated'));
  });

  it('what is not there is told calmly, with one thing to do, and no row stands for it', async () => {
    const panel = log({}, '#/action-log?task=t-9');
    panel.answers['tasks.get'] = failure(
      404,
      'This task is not there, or is not shared with you. Ask the coordinator.',
    );
    await shows('This task is not there, or is not shared with you.');
    const told = within(await pane());
    expect(told.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(told.queryByRole('alert')).toBeNull();
    expect((await pane()).textContent).not.toMatch(/Request|coordinator\.$/);
    expect(currentRow()).toBeUndefined();
    const asks = { code: 'reason-needed', reference: 'SEN-27-099', reasons: ['A task of mine'] };
    panel.answers['tasks.get'] = failure(409, 'Say why.', asks);
    act(() => void (window.location.hash = '#/action-log?task=t-8'));
    const asked = within(await screen.findByRole('group', { name: 'Why do you open SEN-27-099?' }));
    expect((await pane()).querySelector('h2')?.textContent).toBe('SEN-27-099');
    await userEvent.click(asked.getByRole('button', { name: 'In my own words' }));
    expect(document.activeElement).toBe(asked.getByRole('textbox', { name: /^Why/ }));
  });

  it('what is being written stays put: no key walks away from it, and Escape leaves it from anywhere', async () => {
    log({}, '#/action-log?task=t-2');
    await shows('SEN-27-015');
    await userEvent.keyboard('d');
    const field = await screen.findByRole('textbox', { name: 'Reason' });
    expect(document.activeElement).toBe(field);
    await userEvent.type(field, 'jkx');
    await userEvent.click(screen.getByText('Ask the agent'));
    expect(screen.getByDisplayValue('jkx')).toBeTruthy();
    expect(await screen.findByText('A form is still open here.')).toBeTruthy();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await userEvent.keyboard('j');
    expect(screen.getByDisplayValue('jkx')).toBeTruthy();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Reason' })).toBeNull());
    expect(window.location.hash).toBe('#/action-log?task=t-2');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(window.location.hash).toBe('#/action-log'));
  });

  it('what was said gives way to the form over which it would lie', async () => {
    const box = { x: 0, y: 0, left: 0, top: 0, right: 9, bottom: 9, width: 9, height: 9, toJSON: () => '' };
    const panel = log({}, '#/action-log?task=t-2');
    const { parts: _, history: __, ...view } = aTask();
    panel.answers['task.acknowledge'] = { ...view, id: 't-2', added: [] };
    await shows('SEN-27-015');
    await userEvent.keyboard('a');
    expect(await screen.findByText(/^SEN-27-015 acknowledged/)).toBeTruthy();
    const boxes = jest.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(box);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Decline' }).ariaDisabled).not.toBe('true'));
    await userEvent.keyboard('d');
    await screen.findByRole('textbox', { name: 'Reason' });
    await waitFor(() => expect(screen.queryByText(/^SEN-27-015 acknowledged/)).toBeNull(), { timeout: 1500 });
    boxes.mockRestore();
  });

  it('an issue being answered stays, even when it leaves the list meanwhile', async () => {
    const [one, two] = [anIssue(), anIssue({ id: IssueId.parse('i-2'), reference: 'I-27-002', headline: 'Cash' })];
    const session = aSession({ ...directing, 'issue.triage': true });
    const panel = new PlayedPanel({ session, 'issues.list': { items: [one, two] }, 'issues.get': one });
    panel.open('#/issues');
    await screen.findByRole('region', { name: 'The issue' });
    await userEvent.keyboard('c');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Answer' }), 'Told the');
    panel.answers['issues.list'] = { items: [two] };
    panel.number = 9;
    panel.tell('change', { number: 9, action: 'issue-triaged', subject: { type: 'issue', id: 'i-1' } });
    await waitFor(() =>
      expect(within(screen.getByRole('list', { name: 'Issues' })).getAllByRole('listitem')).toHaveLength(1),
    );
    expect(screen.getByDisplayValue('Told the')).toBeTruthy();
  });
});

describe('what is chosen in a list', () => {
  const chosen = () => screen.queryByText(/^\d+ tasks? chosen/)?.textContent;

  it('is chosen by key, and no longer once it is not shown', async () => {
    const panel = log();
    await screen.findByText('Serve the notice');
    await userEvent.keyboard('xjx');
    await waitFor(() => expect(chosen()).toBe('2 tasks chosen'));
    panel.answers['tasks.list'] = { items: tasks.slice(1) };
    await userEvent.click(screen.getByRole('button', { name: 'Overdue' }));
    await waitFor(() => expect(chosen()).toBe('1 task chosen'));
    panel.answers['tasks.list'] = { items: tasks.slice(2) };
    panel.number = 9;
    panel.tell('change', { number: 9, action: 'task-closed', subject: { type: 'task', id: 't-2' } });
    await waitFor(() => expect(chosen()).toBeUndefined());
  });
});

describe('a view of one’s own', () => {
  it('is saved under a name, is a chip from then on, and can be taken away', async () => {
    localStorage.clear();
    log({}, '#/action-log?overdue=true&agencyId=hmrc');
    await userEvent.click(await screen.findByRole('button', { name: 'Filters' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Save this view' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Late at HMRC{Enter}');
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(window.location.hash).toBe('#/action-log');
    await userEvent.click(screen.getByRole('button', { name: 'Late at HMRC' }));
    expect(new URLSearchParams(window.location.hash.split('?')[1]).get('agencyId')).toBe('hmrc');
    expect(window.location.hash).toContain('overdue=true');
    await userEvent.click(screen.getByRole('button', { name: 'Take it away' }));
    expect(screen.queryByRole('button', { name: 'Late at HMRC' })).toBeNull();
  });

  it('keeps nothing of what was sought: words that name people do not stay on a machine that others use', async () => {
    localStorage.clear();
    log({}, '#/action-log?search=Marlow&overdue=true');
    await userEvent.click(await screen.findByRole('button', { name: 'Filters' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Save this view' }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Late{Enter}');
    expect(Object.values<string>(localStorage).join()).toContain('overdue=true');
    expect(Object.values<string>(localStorage).join()).not.toContain('Marlow');
  });
});
