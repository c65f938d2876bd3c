import { randomUUID } from 'node:crypto';
import { ChatId, MemberId } from '../../bot/domain/ids';
import { instantOf } from '../../bot/domain/time';
import { documentOf, recordOf } from '../../bot/ledger/records';
import { type CommandName, runCommand } from '../../bot/useCases/commands';
import { noteChat } from '../../bot/useCases/messages/chatApproval';
import type { OutboxStand } from '../delivery/outboxStand';
import { given, listOfOne, OF_M4, SIGN_IN_CODE, type Standing } from './everyDoorWords';

const [CALDER, REEVE, NADEEM] = ['ruth-calder', 'callum-reeve', 'amira-nadeem'];

/** Over for longer than the shortest time for which a panel keeps anything. */
const longAgo = instantOf(new Date('2026-11-20T09:00:00.000Z'));
const month = { task: 1, issue: 1, meeting: 1, group: 600, nominal: 600, member: 1, message: 1, turnedAway: 1 };

/** What the doors are tried on beside the records; `held` are two meetings that are over. */
export async function stageStanding(stand: OutboxStand, held: readonly [string, string]): Promise<Standing> {
  const [confirmed, agreed] = held;
  await stand.command(CALDER, 'minutes.agree', { meetingId: agreed, atMeetingId: 'M2' });
  const signer = 'priya-sandhu';
  await stand.command(REEVE, 'partner.agree', {
    ...{ agencyId: 'ea', version: (await stand.ask(REEVE, 'partners.get', { agencyId: 'ea' })).version },
    ...{ signedOn: '2027-01-04', reviewOn: '2029-01-04', signatoryId: signer },
  });
  const item = { itemId: OF_M4, title: 'A film', minutes: 5 };
  await stand.command(REEVE, 'agenda.addItem', { meetingId: 'M4', ...item });
  await stand.command(REEVE, 'task.allocate', { ...given('soon'), dueOn: '2027-02-12' });
  await stand.command(CALDER, 'meeting.openSignIn', { meetingId: 'M2', code: SIGN_IN_CODE });
  const { text = '' } = await stand.ask(REEVE, 'settings.configuration');
  const { version } = await stand.ask(REEVE, 'settings.configurationPreview', { text });
  const [message] = await stand.messages();
  const [reminder] = (await stand.ask(REEVE, 'reminders.upcoming')).items;
  const { rows } = await stand.ask(REEVE, 'people.look', { text: listOfOne });
  return {
    ...(await stageSeat(stand)),
    ...(await stageDue(stand)),
    ...{ agreed, confirmed, configuration: { text, version } },
    ...{ chat: await stageChat(stand), correction: await stageCorrection(stand) },
    ...{ message: message?.id ?? '', row: rows[0]?.version ?? '' },
    reminder: { key: reminder?.key ?? '', memberId: reminder?.to[0]?.memberId ?? '' },
    terms: (await stand.ask(signer, 'partners.toSign')).terms,
    partnerVersion: (await stand.ask(REEVE, 'partners.get', { agencyId: 'rspca' })).version,
    panelVersion: (await stand.ask(REEVE, 'settings.get')).panel.version,
  };
}

async function before(stand: OutboxStand, who: string, name: CommandName, input: object): Promise<void> {
  await runCommand(name, input, await stand.contexts.of(stand.panelId, MemberId.parse(who), longAgo));
}

/** With minutes that the chair confirmed. */
export async function meetingOver(stand: OutboxStand, on: string): Promise<string> {
  await before(stand, REEVE, 'meeting.add', { on, mode: 'teams' });
  const { items } = await stand.ask(REEVE, 'meetings.list');
  const meetingId = items.find((each) => each.on === on)?.id ?? '';
  const step = { kind: 'start' };
  await stand.command(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step });
  await stand.command(CALDER, 'meeting.close', { meetingId, stepId: randomUUID() });
  await stand.command(CALDER, 'minutes.confirm', { meetingId });
  return meetingId;
}

async function stageSeat(stand: OutboxStand): Promise<Pick<Standing, 'seat' | 'seatVersion' | 'account'>> {
  const seat = MemberId.parse('nia-vaughan');
  const account = { tenantId: 'a-tenant', objectId: 'an-account' };
  const person = { name: 'Nia Vaughan', role: 'member', email: 'nia.vaughan@rspca.example' };
  await stand.command(REEVE, 'member.add', { memberId: seat, agencyId: 'rspca', ...person });
  const at = stand.now();
  const waits = { people: [{ ...account, memberId: seat, firstAt: at, lastAt: at }] };
  await stand.store.commit(stand.panelId, [
    { kind: 'create', document: documentOf('turnedAways', stand.panelId, waits) },
  ]);
  return { seat, account, seatVersion: (await stand.ask(REEVE, 'people.get', { memberId: seat })).version };
}

/** Two issues of long ago, of which one was disposed of. */
async function stageDue(stand: OutboxStand): Promise<Pick<Standing, 'due' | 'disposal'>> {
  const { version } = (await stand.ask(REEVE, 'settings.get')).retention;
  await stand.command(REEVE, 'panel.change', { part: 'retention', version, retention: month });
  for (const issueId of ['due', 'gone']) {
    await before(stand, 'tom-hesketh', 'issue.raise', { issueId, text: 'A shed', urgent: true });
    await before(stand, REEVE, 'issue.close', { issueId, answer: 'Pulled down' });
  }
  await stand.command(REEVE, 'retention.dispose', { records: [{ type: 'issue', id: 'gone' }], reason: 'Over' });
  const [disposal] = (await stand.ask(REEVE, 'retention.disposals')).items;
  return { due: 'due', disposal: disposal?.id ?? '' };
}

/** That waits to be approved. */
async function stageChat(stand: OutboxStand): Promise<string> {
  const id = ChatId.parse('c'.repeat(32));
  const ctx = await stand.contexts.of(stand.panelId, MemberId.parse(REEVE));
  await noteChat({ id, kind: 'group', name: 'The yard' }, ctx);
  return id;
}

/** Of somebody whom the coordinator had read, and has still to say that they know of it. */
async function stageCorrection(stand: OutboxStand): Promise<string> {
  const known = { groupId: 'nm-ocg-031', nominalId: 'p2' };
  const asked = { ...known, reason: 'Keeping the record right' };
  await stand.ask(REEVE, 'nominals.get', asked);
  const { version } = await stand.ask(NADEEM, 'nominals.get', asked);
  const corrected = { version, name: 'Ivo Marsh', category: 'suspect', wrong: 'The name', reason: 'A photograph' };
  await stand.command(NADEEM, 'nominal.correct', { ...known, ...corrected });
  const [made] = await stand.store.query(stand.panelId, { type: 'correction', limit: 1 });
  return made === undefined ? '' : recordOf('correction', made).id;
}
