import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IssueId } from '../../bot/domain/ids';
import { anIssue, aSession, directing, moment, PlayedPanel } from './playedPanel';

// Counted: a key, or keys held together, is one act; so is what is typed into one field.

const may = { edit: false, withdraw: false, triage: true, callMeeting: false, acknowledge: false, tag: false };
const issues = Array.from({ length: 10 }, (_, index) =>
  anIssue({ id: IssueId.parse(`i-${index}`), reference: `I-27-10${index}`, text: `Issue ${index}`, may }),
);
const [first, ...rest] = issues;

let acts = 0;
async function press(keys: string): Promise<void> {
  acts += 1;
  await userEvent.keyboard(keys);
}
const send = () => press('{Control>}{Enter}{/Control}');

/** The queue as the server keeps it: what is decided leaves it. */
function queue(): PlayedPanel {
  const session = aSession({ ...directing, 'issue.triage': true, 'meeting.plan': true });
  const urgent = { urgent: true, urgentText: 'Answer by 13:14', answerDueAt: moment('2027-03-02T13:14:00.000Z') };
  let left = [anIssue({ ...first, ...urgent, may: { ...may, acknowledge: true, tag: false } }), ...rest];
  const meeting = { id: 'M2', reference: 'M2', dayText: 'Wed 10 Mar', on: '2027-03-10', startsAt: '10:00' };
  const panel = new PlayedPanel({
    session,
    'meetings.list': { items: [{ ...meeting, state: 'planned', next: true }] },
    'issues.list': () => ({ items: left }),
    'issues.similar': () => ({ items: left.slice(-1) }),
  });
  const asked = () => left.find(({ id }) => panel.asked.at(-1)?.endsWith(`issueId=${id}`)) ?? anIssue();
  panel.answers['issues.get'] = asked;
  const decided = () => {
    const [issue = anIssue()] = left.filter(({ id }) => id === panel.sent.at(-1)?.body['issueId']);
    left = left.filter(({ id }) => id !== issue.id);
    const { history: _, ...view } = issue;
    return { ...view, added: [] };
  };
  for (const name of ['issue.putOnAgenda', 'issue.merge', 'issue.close']) panel.answers[name] = decided;
  panel.answers['issue.acknowledge'] = () => {
    const [{ history: _, answerDueAt: __, ...view } = anIssue()] = left;
    return { ...view, may, urgentText: 'In hand after 21 min: Callum Reeve', added: [] };
  };
  panel.open('#/issues');
  return panel;
}

async function onAgenda(): Promise<void> {
  await press('a');
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Meeting' })).toHaveProperty('value', 'M2'));
  await send();
}

async function merged(): Promise<void> {
  await press('m');
  const others = () => screen.getByRole('combobox', { name: 'The issue that goes on' });
  await waitFor(() => expect(others()).not.toHaveProperty('value', ''));
  await send();
}

async function closed(): Promise<void> {
  await press('c');
  await screen.findByRole('textbox', { name: 'Answer' });
  await press('With the police');
  await send();
}

it('a coordinator clears a queue of ten with the keyboard in no more than 25 acts, the urgent one first', async () => {
  window.innerWidth = 1280;
  const panel = queue();
  expect((await screen.findAllByText('Answer by 13:14, in 3 h')).length).toBeGreaterThan(0);
  await press('h');
  await screen.findByText('In hand after 21 min: Callum Reeve');
  const decisions = [onAgenda, onAgenda, onAgenda, onAgenda, onAgenda, onAgenda, merged, merged, closed, closed];
  for (const [index, decide] of decisions.entries()) {
    await screen.findByRole('heading', { name: `I-27-10${index}` });
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    await decide();
    await waitFor(() => expect(panel.sent.at(-1)?.body['issueId']).toBe(`i-${index}`));
  }
  await screen.findByText('No open issues');
  expect(panel.sent).toHaveLength(11);
  expect(acts).toBeLessThanOrEqual(25);
  window.innerWidth = 1024;
}, 60_000);
