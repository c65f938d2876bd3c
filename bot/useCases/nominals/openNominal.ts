import type { z } from 'zod';
import { keepsGroup } from '../../access/groupConditions';
import type { NominalOf } from '../../access/nominalSight';
import type { Correction } from '../../domain/correction';
import { highestMarking } from '../../domain/highestMarking';
import { type BorneMarking, markingOf } from '../../domain/marking';
import { formVersion } from '../../domain/formVersion';
import type { Group } from '../../domain/group';
import { calledNominal, factsOf, guardUnnamed, type Nominal, nominalKey } from '../../domain/nominal';
import { without } from '../../domain/without';
import { noteWhy, saidWhy } from '../log/askedWhy';
import { history } from '../log/history';
import type { HistoryLine } from '../log/logViews';
import { nominalOpened } from '../log/opened';
import { doneText } from '../members/names';
import type { Admitted, Context } from '../ports';
import { correctionsOf, correctionView, unseenOf } from './corrections';
import type { NominalView } from './nominalViews';
import { loadNominal, NominalRef, personView } from './peopleOfGroup';

export const NominalQuery = NominalRef.extend(saidWhy);

/**
 * One person whole: who they are. That somebody looks is in the log before it is read what they are told, so that a
 * correction finds whoever saw what it corrects: those alone, and all of them.
 *
 * @throws Refusal `reason-needed`, `names-a-person`
 */
export async function openNominal(
  { reason, ...ref }: z.infer<typeof NominalQuery>,
  ctx: Admitted,
): Promise<NominalView> {
  const { nominal, group } = await loadNominal(ref, ctx);
  guardUnnamed(reason, [nominal]);
  await noteWhy(nominalOpened(openedAs(nominal, group)), { reason }, ctx);
  return nominalView(await loadNominal(ref, ctx), ctx);
}

function openedAs(nominal: Nominal, { id: groupId, reference: groupReference }: Group) {
  return { id: nominal.id, groupId, groupReference, called: calledNominal(nominal) };
}

/** Who somebody is, is sensitive however the panel is marked. */
export function markingOfPerson({ nominal, group }: NominalOf, { roster: { panel } }: Context): BorneMarking {
  const isForFew = [nominal, group].some(({ audience }) => audience.kind === 'named');
  return highestMarking('OFFICIAL-SENSITIVE', [{ marking: markingOf(panel, isForFew) }]);
}

export async function nominalView(of: NominalOf, ctx: Context): Promise<NominalView> {
  const { nominal, group } = of;
  const keeps = keepsGroup(group, ctx.viewer);
  const { bornIn } = nominal;
  const [corrections, done] = await Promise.all([correctionsOf(nominal, ctx), historyOf(nominal, ctx)]);
  const unseen = unseenOf(corrections, ctx);
  return {
    ...personView(nominal),
    ...factsOf(nominal),
    ...{ groupId: group.id, groupReference: group.reference, operation: group.operation },
    marking: markingOfPerson(of, ctx),
    ...(bornIn === undefined ? {} : { bornText: `Born in the ${bornIn}` }),
    ...(keeps ? readersPart(nominal) : {}),
    version: formVersion(nominal, ctx.sha256),
    ...(nominal.changed === undefined ? {} : { changedText: doneText('Last changed', nominal.changed, ctx) }),
    ...(unseen === undefined ? {} : { unseenCorrectionId: unseen }),
    ...(keeps ? { corrections: corrections.map((each) => correctionView(each, ctx)) } : {}),
    history: keeps ? done : done.map((line) => asSeenBy(line, corrections, ctx)),
    may: { correct: keeps, restrict: keeps, merge: keeps },
  };
}

/** Of all records that are one with it, each line of another saying whose it was. */
async function historyOf({ groupId, id, took = [], number }: Nominal, ctx: Context): Promise<HistoryLine[]> {
  const all = await Promise.all(
    [{ nominalId: id, number }, ...took].map(async (each) => {
      const lines = await history(nominalKey({ groupId, id: each.nominalId }), ctx);
      return each.nominalId === id
        ? lines
        : lines.map((line) => ({ ...line, text: `${calledNominal(each)}: ${line.text.toLowerCase()}` }));
    }),
  );
  return all.flat().sort((a, b) => a.number - b.number);
}

function readersPart({ audience, restriction }: Nominal): Pick<NominalView, 'audience' | 'restrictedFor'> {
  if (restriction === undefined) return { audience };
  const { reason = '', reviewOn } = restriction;
  return { audience, restrictedFor: { why: reason, reviewOn } };
}

/** What was wrong is for those who saw it, or put it right: others read that it was corrected, when and by whom. */
function asSeenBy(line: HistoryLine, corrections: readonly Correction[], { viewer }: Context): HistoryLine {
  if (line.former === undefined) return line;
  const correction = corrections.find(({ at }) => at === line.at);
  const knew = [correction?.by, ...(correction?.witnesses ?? []).map(({ memberId }) => memberId)];
  return knew.includes(viewer.member.id) ? line : without(line, ['note', 'former']);
}
