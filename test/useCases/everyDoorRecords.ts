import { randomUUID } from 'node:crypto';
import { recordOf } from '../../bot/ledger/records';
import type { OutboxStand } from '../delivery/outboxStand';
import { itemUnderGateway, underGateway } from '../support/gateway';
import { ASKED_FOR_FEW, forHmrc, given, type Records, WISHED } from './everyDoorWords';
import { meetingOver, stageStanding } from './everyDoorStanding';

/** A meeting over and one under way, handed to Priya Sandhu; an item, a task and an issue for all, and each for few. */
export async function stageRecords(stand: OutboxStand): Promise<{ open: Records; few: Records }> {
  const raised = async (who: string, text: string, restricted?: true) => {
    const issueId = randomUUID();
    await stand.command(who, 'issue.raise', { issueId, text, urgent: true, restricted });
    return issueId;
  };
  const restricted = async (text: string) => {
    const issueId = await raised('tom-hesketh', text);
    await stand.command('callum-reeve', 'issue.triage', { issueId, audience: forHmrc, ...underGateway });
    return issueId;
  };
  const [open, other, hidden, tasked] = [
    ...[await raised('priya-sandhu', 'Vans at night'), await raised('priya-sandhu', 'Cash')],
    ...[await restricted('The grill'), await restricted('The arcade')],
  ];
  const quiet = { meetingId: 'M1', itemId: 'quiet', title: 'The grill', minutes: 5, audience: forHmrc };
  const run = (meetingId: string, step: object) =>
    stand.command('ruth-calder', 'meeting.step', { meetingId, stepId: randomUUID(), step });
  await stand.command('ruth-calder', 'agenda.addItem', { ...quiet, ...itemUnderGateway });
  await run('M1', { kind: 'start' });
  await stand.command('ruth-calder', 'meeting.close', { meetingId: 'M1', stepId: randomUUID() });
  const held = [await meetingOver(stand, '2027-01-20'), await meetingOver(stand, '2027-01-27')] as const;
  await stand.command('callum-reeve', 'issue.putOnAgenda', { issueId: open, meetingId: 'M2' });
  await stand.command('callum-reeve', 'agenda.putGroup', { meetingId: 'M2', groupId: 'nm-ocg-031', preRead: true });
  const interest = { meetingId: 'M2', itemId: `issue-${open}`, text: 'My brother', recused: true };
  await stand.command('dafydd-moss', 'attendance.declareInterest', interest);
  await stand.command('callum-reeve', 'meeting.move', { meetingId: 'M2', on: '2027-02-02' });
  await run('M2', { kind: 'start' });
  await run('M2', { kind: 'handOver', memberId: 'priya-sandhu' });
  const toHmrc = { ...given('few-task'), agencyId: 'hmrc', ownerId: 'joanne-birkett', ...underGateway };
  await stand.command('callum-reeve', 'issue.makeTask', { issueId: tasked, task: toHmrc });
  await stand.command('callum-reeve', 'task.allocate', given('open-task'));
  const made = await stand.store.read(stand.panelId, 'task:few-task');
  const { reference } = recordOf('task', made ?? { id: '', value: undefined });
  await stand.command('dan-ives', 'access.ask', { requestId: ASKED_FOR_FEW, reference, why: 'The same landlord' });
  if (open === undefined || other === undefined || hidden === undefined) throw new Error('Nothing');
  const few = { group: 'nm-ocg-040', person: 'p1' };
  const known = { groupId: few.group, nominalId: few.person };
  await stand.command('callum-reeve', 'nominal.share', { groupId: few.group, agencyId: 'hmrc', ...underGateway });
  await stand.command('callum-reeve', 'restriction.set', {
    ...{ about: { type: 'group', groupId: few.group }, audience: forHmrc, reason: 'A live search', ...underGateway },
  });
  await stand.command('callum-reeve', 'nominal.restrict', {
    ...known,
    audience: forHmrc,
    restrictedWhy: 'A live search',
  });
  await stand.command('ruth-calder', 'hold.set', {
    ...{ of: { type: 'issue', id: other }, reach: 'record', reason: 'Asked for', caseReference: 'T2' },
  });
  const both = { other, restricted: hidden, meeting: 'M2', over: 'M1', ...(await stageStanding(stand, held)) };
  return {
    open: {
      ...{ ...both, ...(await answeredTasks(stand, 'open', {})), raised: await raised('priya-sandhu', 'Skips') },
      ...{ task: 'open-task', issue: open, item: `issue-${open}`, section: 'item-4' },
      ...(await drawnPerson(stand, { group: 'nm-ocg-031', person: 'p1' })),
      ...(await proposed(stand, 'priya-sandhu', 'open-task')),
      opportunity: await raisedOf(stand, 'nm-ocg-031'),
    },
    few: {
      ...{
        ...both,
        ...(await answeredTasks(stand, 'few', toHmrcAlone)),
        raised: await raised('tom-hesketh', 'Grit', true),
      },
      ...{ task: 'few-task', issue: hidden, item: 'quiet', section: 'quiet' },
      ...(await drawnPerson(stand, few)),
      ...(await proposed(stand, 'joanne-birkett', 'few-task')),
      opportunity: await raisedOf(stand, few.group),
    },
  };
}

const toHmrcAlone = { agencyId: 'hmrc', ownerId: 'joanne-birkett', audience: forHmrc, ...underGateway };

/** Three of one owner: of one they asked for more time, one they completed, one they declined. */
async function answeredTasks(
  stand: OutboxStand,
  which: string,
  to: object,
): Promise<Pick<Records, 'wished' | 'completed' | 'declined'>> {
  const [wished, completed, declined] = [`${which}-wished`, `${which}-completed`, `${which}-declined`];
  const { ownerId } = { ...given(which), ...to };
  for (const taskId of [wished, completed, declined])
    await stand.command('callum-reeve', 'task.allocate', { ...given(taskId), ...to });
  await stand.command(ownerId, 'task.askTime', { taskId: wished, dueOn: WISHED, reason: 'A strike' });
  await stand.command(ownerId, 'task.complete', { taskId: completed, outcome: 'Visited' });
  await stand.command(ownerId, 'task.decline', { taskId: declined, reason: 'Not ours' });
  return { wished, completed, declined };
}

async function raisedOf(stand: OutboxStand, groupId: string): Promise<string> {
  const opportunityId = `gate-of-${groupId}`;
  const could = { groupId, opportunityId, what: 'Close the gate', agencyId: 'ea' };
  await stand.command('callum-reeve', 'opportunity.raise', could);
  return opportunityId;
}

async function drawnPerson(
  stand: OutboxStand,
  of: Pick<Records, 'group' | 'person'>,
): Promise<Pick<Records, 'group' | 'groupVersion' | 'person' | 'personVersion' | 'link'>> {
  const [ref, reason] = [{ groupId: of.group, nominalId: of.person }, 'Keeping the record right'];
  const { version } = await stand.ask('callum-reeve', 'nominals.get', { ...ref, reason });
  const twin = { groupId: of.group, nominalId: 'twin', name: 'Wil Moore', category: 'suspect' };
  await stand.command('callum-reeve', 'nominal.record', twin);
  const drawn = await stand.ask('callum-reeve', 'groups.get', { groupId: of.group, reason });
  const ends = { from: { kind: 'nominal', ...ref }, to: { kind: 'group', groupId: 'nm-ocg-036' } };
  await stand.command('callum-reeve', 'link.make', { ...ends, what: 'supplies' });
  const { items } = await stand.ask('callum-reeve', 'links.ofGroup', { groupId: of.group });
  return { ...of, groupVersion: drawn.version, personVersion: version, link: items[0]?.id ?? 'no-link' };
}

async function proposed(
  stand: OutboxStand,
  by: string,
  taskId: string,
): Promise<Pick<Records, 'disruption' | 'disruptionVersion' | 'referral'>> {
  const said = {
    taskId,
    what: 'The yard was fenced',
    on: '2027-02-02',
    fourP: 'Prevent',
    grade: 'minor',
    agencyIds: [],
  };
  const control = { what: 'A fence', recheckOn: '2027-06-01' };
  await stand.command(by, 'disruption.propose', { ...said, control, disruptionId: `of-${taskId}` });
  const { items } = await stand.ask(by, 'disruptions.list');
  const { id, version } = items.find((each) => each.taskId === taskId) ?? { id: '', version: '' };
  const referral = `on-${taskId}`;
  const to = { to: 'regionalUnit', toName: 'The regional unit', why: 'It is too big' };
  await stand.command('callum-reeve', 'referral.make', { referralId: referral, taskId, ...to });
  return { disruption: id, disruptionVersion: version, referral };
}
