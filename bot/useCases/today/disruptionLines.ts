import { maySeeDisruption } from '../../access/disruptionSight';
import { hasRight } from '../../access/rights';
import type { Disruption } from '../../domain/disruption';
import type { Group } from '../../domain/group';
import type { PanelId } from '../../domain/ids';
import { addDays, dueText } from '../../domain/time';
import { recordOf } from '../../ledger/records';
import { oncePerSnapshot } from '../../ledger/snapshot';
import { looksAfterControl } from '../../access/disruptionConditions';
import { loadAllGroups } from '../groups/groupLists';
import type { Context, Onlooking } from '../ports';
import { counted, countLine, line } from './todayLine';
import type { TodayLineView } from './todayViews';

/** As many as are counted. */
const MOST_COUNTED = 100;

/** Read once after each change for all who look. */
const loadWaiting = oncePerSnapshot((panelId: PanelId, { store }: Onlooking) =>
  store.query(panelId, {
    ...{ type: 'disruption', where: [{ key: 'waits', is: 'yes' }], limit: MOST_COUNTED },
    order: { key: 'on', direction: 'ascending' },
  }),
);

/** Those whose control is looked at again on `today` or before. */
const loadDue = oncePerSnapshot((today: string, { store, roster }: Onlooking) =>
  store.query(roster.panel.id, {
    ...{ type: 'disruption', where: [{ key: 'recheckOn', below: addDays(roster.today, 1) }], limit: MOST_COUNTED },
    order: { key: 'recheckOn', direction: 'ascending' },
  }),
);

/** What waits for a grade, for those who run the panel and did not propose it; controls that somebody has to look at. */
export async function disruptionLines(ctx: Context): Promise<TodayLineView[]> {
  const { viewer, roster, today } = ctx;
  if (!hasRight(viewer, 'group.see')) return [];
  const [groups, due] = await Promise.all([loadAllGroups(roster.panel.id, ctx), loadDue(today, ctx)]);
  const withGroup = (disruption: Disruption) => ({
    disruption,
    group: groups.find(({ id }) => id === disruption.groupId),
  });
  const checks = due
    .map((document) => withGroup(recordOf('disruption', document)))
    .filter((of) => maySeeDisruption(of, viewer) && looksAfterControl(of, viewer));
  return [...(await gradeLines(groups, ctx)), ...checks.flatMap((of) => checkLine(of, ctx))];
}

async function gradeLines(groups: readonly Group[], ctx: Context): Promise<TodayLineView[]> {
  const { viewer, roster } = ctx;
  if (!hasRight(viewer, 'disruption.moderate')) return [];
  const waiting = (await loadWaiting(roster.panel.id, ctx))
    .map((document) => recordOf('disruption', document))
    .filter(({ proposed }) => proposed.by !== viewer.member.id)
    .filter((disruption) => {
      return maySeeDisruption({ disruption, group: groups.find(({ id }) => id === disruption.groupId) }, viewer);
    });
  const text = counted(waiting.length, 'disruption waits for a grade', 'disruptions wait for a grade');
  const place = 'groups?show=disruptions&waits=true';
  return countLine(waiting.length, { kind: 'disruptions', waits: true, text, place, go: 'Grade them' });
}

function checkLine({ disruption, group }: { disruption: Disruption; group: Group | undefined }, { today }: Context) {
  const { id, reference, control, groupId, readers } = disruption;
  if (control?.recheckOn === undefined) return [];
  const isForFew = !readers.includes('*') || group?.audience.kind === 'named';
  return [
    line({
      ...{ key: `control:${id}`, kind: 'control', reference, waits: true, isLate: control.recheckOn < today },
      title: isForFew ? 'Restricted' : control.what,
      text: `Is it still in place? To be looked at ${dueText(control.recheckOn, today)}`,
      ...{ place: groupId === undefined ? 'groups?show=disruptions' : `groups?group=${groupId}`, go: 'Say so' },
    }),
  ];
}
