import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Ledger } from '../../bot/ledger/ledger';
import { foundPanel } from '../../bot/useCases/settings/foundPanel';
import { readPanelFile } from '../../bot/useCases/settings/panelFile';
import { MemberId } from '../../bot/domain/ids';
import { runCommand } from '../../bot/useCases/commands';
import { instantOf } from '../../bot/domain/time';
import type { OutboxStand } from '../delivery/outboxStand';
import { southmoor } from '../support/twoPanels';
import { elsewhere, type SignedIn } from './everyDoorServer';

interface Stranger {
  /** Undefined: without a token. */
  readonly who: SignedIn | undefined;
  readonly status: 401 | 403;
  readonly code: string;
}

const addresses = {
  calder: 'ruth.calder@northmoor.police.example',
  pat: 'pat.lane@eastvale.police.example',
  gwen: 'gwen.hale@rspca.example',
  gail: 'gail.price@northmoor.example',
} as const;
const seatless = { status: 403, code: 'not-a-member' } as const;
const unknown = { status: 401, code: 'unauthenticated' } as const;

/** Those who come through no door of the panel, and the one answer that each of them is given at every door. */
export const strangers = {
  'nobody, without a token': { who: undefined, ...unknown },
  'somebody of a tenant that is not let in': { who: { email: addresses.calder, tenantId: 'unlisted' }, ...unknown },
  'somebody of another tenant with the chair’s address': {
    who: { email: addresses.calder, tenantId: elsewhere },
    ...seatless,
  },
  'a guest of the tenant without a seat': { who: { email: 'ann@guest.example', idp: elsewhere }, ...seatless },
  'a guest whose address another organisation states': {
    ...{ who: { email: addresses.gail, idp: elsewhere }, status: 403, code: 'seat-not-linked' },
  },
  'an observer whose visit is over': { who: { email: addresses.pat }, ...seatless },
  'a member who has left': { who: { email: addresses.gwen }, ...seatless },
  'the chair of another panel who names this one': {
    ...{ who: { email: addresses.calder.replace('@', '@south.'), panel: 'northmoor' }, ...seatless },
  },
} satisfies Readonly<Record<string, Stranger>>;

/** Records of the panel next door. */
export const nextDoor = { task: 'south-task', issue: 'south-issue' };

const Kept = z.object({ version: z.string() });

/** Seats that are over, one that waits for its account, and the panel next door. */
export async function stageStrangers(stand: OutboxStand): Promise<void> {
  const add = async (memberId: string, agencyId: string, role: string, email: string, endsOn?: string) =>
    Kept.parse(
      await stand.command('callum-reeve', 'member.add', { memberId, agencyId, name: memberId, role, email, endsOn }),
    );
  const over = [
    { memberId: 'pat-lane', ...(await add('pat-lane', 'eastvale', 'observer', addresses.pat, '2027-02-10')) },
    { memberId: 'gwen-hale', ...(await add('gwen-hale', 'rspca', 'member', addresses.gwen)) },
  ];
  for (const { memberId, version } of over) await stand.command('callum-reeve', 'member.end', { memberId, version });
  await add('gail-price', 'ea', 'member', addresses.gail);
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const ledger = new Ledger(stand.store, { announce: () => {} }, sha256, randomUUID);
  const south = await foundPanel(readPanelFile(southmoor), ledger, instantOf(new Date('2027-01-04T09:00:00.000Z')));
  const ctx = await stand.contexts.of(south, MemberId.parse('south-callum-reeve'));
  await runCommand('issue.raise', { issueId: nextDoor.issue, text: 'Vans in the south' }, ctx);
  const task = { taskId: nextDoor.task, title: 'Look at the mill', agencyId: 'ea', ownerId: 'priya-sandhu' };
  await runCommand('task.allocate', { ...task, dueOn: '2027-03-24' }, ctx);
}
