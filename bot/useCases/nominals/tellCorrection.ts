import { maySeeNominal, type NominalOf } from '../../access/nominalSight';
import { viewerOf } from '../../access/viewer';
import type { Correction, Witness } from '../../domain/correction';
import type { CorrectionId, MemberId } from '../../domain/ids';
import { listed } from '../../domain/listed';
import { everyKeyOf } from '../../domain/nominal';
import { decentHour } from '../../domain/reminder';
import { dayText, type Instant, localDateOf } from '../../domain/time';
import type { Draft } from '../../ledger/changeDraft';
import { agencyOf, membersInRole, nameOf, zoneOf } from '../../ledger/roster';
import type { Context } from '../ports';
import { whoSaw } from './whoSaw';

/** What one message holds, and how many different ones go with a correction into one batch. */
const MOST_TO = 100;
const MOST_TEXTS = 50;

/**
 * Those who saw what was wrong are told, each what they may know today, and nobody else: that a person of the group was
 * corrected, or, where they may no longer see the group or the person, that what they read is to be disregarded.
 */
export async function tellCorrection(id: CorrectionId, of: NominalOf, draft: Draft, ctx: Context): Promise<void> {
  const { nominal, group } = of;
  const by = ctx.viewer.member.id;
  const saw = await whoSaw(everyKeyOf(nominal), ctx);
  const witnesses = [...saw].flatMap(([memberId, readAt]): Witness[] =>
    memberId === by ? [] : [{ memberId, readAt, told: toldNow(memberId, of, ctx) }],
  );
  const correction: Correction = {
    ...{ id, panelId: ctx.roster.panel.id, groupId: group.id, nominalId: nominal.id, by, at: ctx.now, witnesses },
  };
  draft.put('correction', correction);
  const dueAt = decentHour(ctx.now, ctx.roster.panel, ctx.calendar.holidays);
  for (const [said, to] of textsFor(witnesses, group.operation, ctx))
    for (let at = 0; at < to.length; at += MOST_TO)
      draft.send({
        ...{ task: 'post', content: { kind: 'notice', said, inMail: true, correctionId: id } },
        ...{ to: to.slice(at, at + MOST_TO), dueAt },
      });
  tellOfLeft(witnesses, of, draft, ctx);
}

/** What somebody who saw it may know of it today. */
export function toldNow(memberId: MemberId, of: NominalOf, { roster }: Context): Witness['told'] {
  const member = roster.members.get(memberId);
  if (member === undefined) return 'left';
  const viewer = viewerOf(member, agencyOf(roster, member.agencyId), roster);
  return maySeeNominal(of, viewer) ? 'opens' : 'disregards';
}

/** Who is told what. Where they read it on very many days, no day is said. */
function textsFor(witnesses: readonly Witness[], operation: string, ctx: Context): Map<string, MemberId[]> {
  const textsOf = (saysDay: boolean) => {
    const texts = new Map<string, MemberId[]>();
    for (const { memberId, readAt, told } of witnesses) {
      if (told === 'left') continue;
      const said = correctionText(operation, told, saysDay ? readAt : undefined, ctx);
      texts.set(said, [...(texts.get(said) ?? []), memberId]);
    }
    return texts;
  };
  const texts = textsOf(true);
  return texts.size > MOST_TEXTS ? textsOf(false) : texts;
}

/** No name, and of a group that they may no longer know of not even the operation. */
export function correctionText(
  operation: string,
  told: Witness['told'],
  readAt: Instant | undefined,
  ctx: Context,
): string {
  const on = readAt === undefined ? '' : ` on ${dayText(localDateOf(readAt, zoneOf(ctx)), ctx.today)}`;
  return told === 'opens'
    ? `A person of ${operation} that you read${on} was corrected. Open it under Groups, and go by what it says now.`
    : `A record of a person that you read${on} was wrong. Please disregard it, and destroy any note of it.`;
}

/** To those coordinators who may know of the person themselves. */
function tellOfLeft(witnesses: readonly Witness[], of: NominalOf, draft: Draft, ctx: Context): void {
  const { operation } = of.group;
  const left = witnesses.filter(({ told }) => told === 'left').map(({ memberId }) => nameOf(ctx.roster, memberId));
  const to = membersInRole(ctx.roster, 'coordinator').filter((id) => toldNow(id, of, ctx) === 'opens');
  if (left.length === 0 || to.length === 0) return;
  const names = left.length <= 5 ? listed(left) : `${left.slice(0, 5).join(', ')} and ${left.length - 5} more`;
  const [saw, have] = left.length === 1 ? ['saw it, has', 'has'] : ['saw it, have', 'have'];
  const said = `A person of ${operation} was corrected. ${names}, who ${saw} left the panel and cannot be reached here. Who ${have} to be told otherwise stands with the person, under Groups.`;
  draft.send({ task: 'post', content: { kind: 'notice', said: said.slice(0, 400) }, to });
}
