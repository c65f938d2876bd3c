import type { RecordRef } from '../../domain/disposal';
import type { Disruption } from '../../domain/disruption';
import { disruptionOfEntryId } from '../../domain/disruptionIds';
import { disruptionSubject } from '../../domain/disruptionSubject';
import { MOST_OPPORTUNITIES, type Opportunity, opportunitySubject } from '../../domain/opportunity';
import { type Referral, referralSubject } from '../../domain/referral';
import { documentIdAt, recordOf, type RecordOf, type RecordType } from '../../ledger/records';
import type { Onlooking } from '../ports';

/** More of one group, task or meeting than anybody brings about. */
const MOST = 1000;

/** What could be done about a group, what came of it, and to whom it or a task was given; at a meeting, what was recorded. */
interface Work {
  readonly opportunities: readonly Opportunity[];
  readonly disruptions: readonly Disruption[];
  readonly referrals: readonly Referral[];
}

const nothing: Work = { opportunities: [], disruptions: [], referrals: [] };

export async function workOf({ type, id }: RecordRef, ctx: Onlooking): Promise<Work> {
  if (type === 'meeting') return { ...nothing, disruptions: await recordedAt(id, ctx) };
  if (type !== 'group' && type !== 'task') return nothing;
  const key = type === 'group' ? 'groupId' : 'taskId';
  const [opportunities, disruptions, referrals] = await Promise.all([
    type === 'group' ? allOf('opportunity', key, id, ctx, MOST_OPPORTUNITIES) : [],
    allOf('disruption', key, id, ctx),
    allOf('referral', key, id, ctx),
  ]);
  return { opportunities, disruptions, referrals };
}

/** As the log knows what is of it apart from it: of a task's own, and of what was recorded, the entries stand under these. */
export function subjectsOf({ opportunities, disruptions, referrals }: Work): string[] {
  return [
    ...opportunities.map(opportunitySubject),
    ...disruptions.flatMap((each) => (each.groupId === undefined ? [] : [disruptionSubject(each).subject.id])),
    ...referrals.flatMap((each) =>
      each.groupId === undefined || each.taskId !== undefined ? [] : [referralSubject(each.groupId, each)],
    ),
  ];
}

async function allOf<Type extends RecordType>(
  type: Type,
  key: string,
  is: string,
  { store, roster }: Onlooking,
  limit = MOST,
): Promise<RecordOf<Type>[]> {
  const found = await store.query(roster.panel.id, { type, where: [{ key, is }], limit });
  return found.map((document) => recordOf(type, document));
}

async function recordedAt(meetingId: string, ctx: Onlooking): Promise<Disruption[]> {
  const entries = await allOf('minuteEntry', 'meetingId', meetingId, ctx);
  const found = await Promise.all(
    entries
      .filter(({ kind }) => kind === 'disruption')
      .map(({ id }) => ctx.store.read(ctx.roster.panel.id, documentIdAt('disruption', disruptionOfEntryId(id, ctx)))),
  );
  return found.flatMap((document) => (document === undefined ? [] : [recordOf('disruption', document)]));
}
