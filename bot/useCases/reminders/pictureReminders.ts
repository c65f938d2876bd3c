import { viewerOf } from '../../access/viewer';
import { isDueForReview } from '../../domain/group';
import type { MemberId } from '../../domain/ids';
import { madeBefore, type PictureDue, pictureTexts, unansweredFrom } from '../../domain/pictureDue';
import { addDays } from '../../domain/time';
import { readAll } from '../../ledger/paging';
import { agencyOf, membersInRole, zoneOf } from '../../ledger/roster';
import { loadAllGroups } from '../groups/groupLists';
import { drawnFor } from '../log/reading';
import type { Onlooking } from '../ports';
import { pictureSaid } from './pictureSaid';
import type { Matter } from './queueReminders';

interface Falling {
  readonly due: PictureDue;
  readonly key: string;
  readonly reference: string;
  readonly to: readonly (MemberId | undefined)[];
  /** Whom it falls to where none of those is there to be told. */
  readonly otherwise?: readonly MemberId[];
}

/**
 * Reviews of groups for their leads, what is to last of disruptions for those who look after it, referrals that nobody
 * answered for those who made them: each is told once, for its day.
 */
export async function findPictureDue(ctx: Onlooking): Promise<Matter[]> {
  const falling = (await Promise.all([reviewsDue(ctx), controlsDue(ctx), referralsDue(ctx)])).flat();
  const matters = await Promise.all(falling.map((each) => matterOf(each, ctx)));
  // What nobody may be told of now is told once somebody may.
  return matters.filter(({ to }) => to.length > 0);
}

async function reviewsDue(ctx: Onlooking): Promise<Falling[]> {
  const groups = await loadAllGroups(ctx.roster.panel.id, ctx);
  return groups.flatMap((group) => {
    const { id: groupId, nextReviewOn: on, lroId, reference } = group;
    if (on === undefined || !isDueForReview(group, ctx.today)) return [];
    const [due, key] = [{ kind: 'review', groupId, on } as const, `group-review.${groupId}.${on}`];
    return [{ due, key, reference: `reminder of the review of ${reference}`, to: [lroId] }];
  });
}

async function controlsDue(ctx: Onlooking): Promise<Falling[]> {
  const where = [{ key: 'recheckOn', below: addDays(ctx.today, 1) }];
  const disruptions = await readAll('disruption', { where, key: 'recheckOn', direction: 'ascending' }, ctx);
  const groups = await loadAllGroups(ctx.roster.panel.id, ctx);
  return disruptions.flatMap(({ id: disruptionId, reference, control, groupId, proposed }) => {
    const on = control?.recheckOn;
    if (on === undefined) return [];
    const lead = groups.find(({ id }) => id === groupId)?.lroId;
    const [due, key] = [{ kind: 'control', disruptionId, on } as const, `control-check.${disruptionId}.${on}`];
    const otherwise = membersInRole(ctx.roster, 'coordinator');
    return [{ due, key, reference: `reminder of what is to last of ${reference}`, to: [proposed.by, lead], otherwise }];
  });
}

async function referralsDue(ctx: Onlooking): Promise<Falling[]> {
  const where = [
    { key: 'waits', is: 'yes' },
    { key: 'madeAt', below: madeBefore(ctx.today) },
  ];
  const referrals = await readAll('referral', { where, key: 'madeAt', direction: 'ascending' }, ctx);
  return referrals
    .filter(({ made }) => unansweredFrom(made.at, zoneOf(ctx)) <= ctx.today)
    .map(({ id: referralId, reference, made }) => {
      const [due, key] = [{ kind: 'referral', referralId } as const, `referral-answer.${referralId}`];
      return { due, key, reference: `reminder of ${reference}, which has no answer`, to: [made.by] };
    });
}

async function matterOf({ due, key, reference, to, otherwise = [] }: Falling, ctx: Onlooking): Promise<Matter> {
  const content = { kind: 'notice', inMail: true, said: pictureTexts[due.kind], picture: due } as const;
  const told = await toldAmong(to, due, ctx);
  return { key, reference, content, to: told.length > 0 ? told : await toldAmong(otherwise, due, ctx), urgent: false };
}

/** Asked of what would be said to them: of what is hidden from somebody, or not theirs any more, they are told nothing. */
async function toldAmong(ids: readonly (MemberId | undefined)[], due: PictureDue, ctx: Onlooking): Promise<MemberId[]> {
  const told: MemberId[] = [];
  const members = [...new Set(ids)].flatMap((id) => (id === undefined ? [] : (ctx.roster.members.get(id) ?? [])));
  for (const member of members) {
    const viewer = viewerOf(member, agencyOf(ctx.roster, member.agencyId), ctx.roster);
    if ((await pictureSaid(due, drawnFor({ ...ctx, viewer }))) !== undefined) told.push(member.id);
  }
  return told;
}
