import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSession, aTask, directing, failure, PlayedPanel } from './playedPanel';

async function fill(): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Allocate a task' }));
  await userEvent.type(await screen.findByRole('textbox', { name: 'What is to be done' }), 'Visit the scrapyard');
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Agency' }), 'ea');
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Owner' }), 'priya-sandhu');
  fireEvent.change(screen.getByLabelText(/^Due/), { target: { value: '2027-03-12' } });
}

/** `hidden`: in jsdom Fluent's focus trap hides the second drawer of a file for a while. */
async function press(): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name: 'Allocate the task', hidden: true }));
}

describe('allocating a task', () => {
  it('shows each fault at its field, keeps the draft, and sends the same id again', async () => {
    const refused = failure(400, 'Some fields do not fit.', {
      issues: [{ path: 'dueOn', message: 'There is no such day.' }],
    });
    const panel = new PlayedPanel({ session: aSession(directing), 'task.allocate': refused });
    panel.open('#/action-log?ownerId=nobody');
    await screen.findByRole('button', { name: 'Clear filters' });
    await userEvent.click(await screen.findByRole('button', { name: 'Clear filters' }));
    await fill();
    await press();
    expect(await screen.findByText('There is no such day.')).toBeTruthy();
    expect(screen.getByDisplayValue('Visit the scrapyard')).toBeTruthy();

    panel.answers['task.allocate'] = aTask();
    await press();
    expect(await screen.findByText('SEN-27-014 given to Environment Agency.')).toBeTruthy();
    expect(screen.getByText('Priya Sandhu has a card in chat.')).toBeTruthy();
    const ids = panel.sent.map(({ body }) => body['taskId']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(panel.sent[1]?.body).toMatchObject({
      agencyId: 'ea',
      ownerId: 'priya-sandhu',
      dueOn: '2027-03-12',
      urgent: false,
    });
    await waitFor(() => expect(window.location.hash).toContain('given=t-1'));
  });

  it('sends nobody who left while it was written: the field shows no one, and asks', async () => {
    const panel = new PlayedPanel({ session: aSession(directing) });
    panel.open('#/action-log');
    await fill();
    panel.answers['members.list'] = { items: [] };
    panel.tell('change', { number: 9, action: 'member-ended', subject: { type: 'member', id: 'priya-sandhu' } });
    await waitFor(() => expect(screen.queryByRole('option', { name: /Priya Sandhu/, hidden: true })).toBeNull());
    await press();
    expect(await screen.findByText('Choose who is to do it.')).toBeTruthy();
    expect(panel.sent).toEqual([]);
  });

  it('says who can do something about what is written, once typing has paused', async () => {
    const session = aSession({ ...directing, 'group.see': true });
    const panel = new PlayedPanel({ session, 'powers.find': { items: [] } });
    panel.open('#/action-log');
    await userEvent.click(await screen.findByRole('button', { name: 'Allocate a task' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Who can do something about this?', hidden: true }),
    );
    expect(await screen.findByText('Say first what it is about.')).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: 'What is to be done', hidden: true }), 'Visit the yard');
    expect(await screen.findByText('No power of the panel’s list fits these words.')).toBeTruthy();
    expect(panel.asked.filter((each) => each.startsWith('powers.find')).at(-1)).toContain('words=Visit+the+yard');
  });

  it('asks for what is missing before it sends anything', async () => {
    const panel = new PlayedPanel({ session: aSession(directing) });
    panel.open('#/action-log');
    await userEvent.click(await screen.findByRole('button', { name: 'Allocate a task' }));
    await screen.findByRole('textbox', { name: 'What is to be done' });
    await press();
    expect(await screen.findByText('Choose an agency.')).toBeTruthy();
    expect(screen.getByText('Choose a day.')).toBeTruthy();
    expect(panel.sent).toEqual([]);
  });

  it('asks for gateway and purpose where the agency needs them', async () => {
    const needing = [{ id: 'ea', name: 'Environment Agency', kind: 'tax', isaCurrent: true, needsGateway: true }];
    const panel = new PlayedPanel({ session: aSession(directing), 'agencies.list': { items: needing } });
    panel.open('#/action-log');
    await fill();
    await press();
    expect(await screen.findByText('Choose the gateway.')).toBeTruthy();
    expect(panel.sent).toEqual([]);
    const gateway = 'Commissioners for Revenue and Customs Act 2005, s.18';
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Gateway', hidden: true }), gateway);
    await userEvent.type(await screen.findByRole('textbox', { name: 'Purpose', hidden: true }), 'VAT fraud');
    panel.answers['task.allocate'] = aTask();
    await press();
    await waitFor(() => expect(panel.sent[0]?.body).toMatchObject({ agencyId: 'ea', gateway, purpose: 'VAT fraud' }));
  });

  it('starts from a common task, and leaves alone what was written by hand', async () => {
    const items = [
      { title: 'Joint visit', detail: 'Agree the day.', dueOn: '2027-03-23' },
      { title: 'Serve notice', dueOn: '2027-03-30' },
    ];
    new PlayedPanel({ session: aSession(directing), 'tasks.templates': { items } }).open('#/action-log');
    await userEvent.click(await screen.findByRole('button', { name: 'Allocate a task' }));
    await screen.findByRole('textbox', { name: 'What is to be done', hidden: true });
    expect(screen.queryByRole('combobox', { name: 'Start from a common task', hidden: true })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Detail, deputy, common tasks', hidden: true }));
    const common = await screen.findByRole('combobox', { name: 'Start from a common task', hidden: true });
    await userEvent.selectOptions(common, 'Joint visit');
    expect(screen.getAllByDisplayValue('Joint visit')).toHaveLength(2);
    expect(screen.getByDisplayValue('2027-03-23')).toBeTruthy();
    const detail = screen.getByDisplayValue('Agree the day.');
    await userEvent.type(detail, ' Bring the keys.');
    await userEvent.selectOptions(common, 'Serve notice');
    expect(screen.getByDisplayValue('2027-03-30')).toBeTruthy();
    expect(screen.getByDisplayValue('Agree the day. Bring the keys.')).toBeTruthy();
  });

  it('is offered only to those who direct tasks', async () => {
    new PlayedPanel().open('#/action-log');
    await screen.findByText('Visit the scrapyard');
    expect(screen.queryByRole('button', { name: 'Allocate a task' })).toBeNull();
  });
});
