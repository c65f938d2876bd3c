import { type PersonViewer, viewerOf } from '../../bot/access/viewer';
import { MemberId } from '../../bot/domain/ids';
import type { Role } from '../../bot/domain/member';
import { agencyOf } from '../../bot/ledger/roster';
import type { Context } from '../../bot/useCases/ports';

function person(name: string, role?: Role): { readonly id: MemberId; readonly role?: Role | undefined } {
  return { id: MemberId.parse(name), role };
}

/** People of Northmoor, some of them in another role than there. */
export const lookers = {
  chair: person('ruth-calder'),
  'deputy chair': person('owen-pryce'),
  coordinator: person('callum-reeve'),
  'lead responsible officer': person('amira-nadeem'),
  'agency lead who holds the task and was handed the chair': person('priya-sandhu'),
  'vetted substitute of that agency': person('zoe-grant'),
  'raiser of what was restricted': person('tom-hesketh'),
  'lead of the agency that is named': person('joanne-birkett'),
  member: person('dan-ives'),
  'member who left for the item': person('dafydd-moss'),
  'substitute who is not vetted': person('beth-lowther', 'substitute'),
  observer: person('jo-falk'),
  auditor: person('kofi-mensah', 'auditor'),
  administrator: person('neil-farrow', 'administrator'),
  'lead of an agency without agreement': person('hannah-doyle'),
} as const;

export type Looker = keyof typeof lookers;

export function viewerIn(ctx: Context, who: Looker): PersonViewer {
  const { member } = ctx.viewer;
  const { role = member.role } = lookers[who];
  return viewerOf({ ...member, role }, agencyOf(ctx.roster, member.agencyId), ctx.roster);
}
