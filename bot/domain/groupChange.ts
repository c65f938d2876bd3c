import { z } from 'zod';
import { canonical } from './canonical';
import { FourP } from './disruption';
import { given } from './given';
import { type Group, sitesOf, statusOf } from './group';
import {
  GroupHead,
  groupStatusNames,
  type Plan,
  PlanTexts,
  type Site,
  siteKindNames,
  Sites,
  Sources,
} from './groupFacts';
import type { MemberId } from './ids';
import type { Stamp } from './task';
import { without } from './without';

/** Each part whole, as its form has it; what is absent stays as it is. */
export const GroupChanges = z.object({
  head: GroupHead.optional(),
  plan: PlanTexts.optional().describe('By strand; one that is absent has none from now on'),
  sites: Sites.optional(),
  sources: Sources.optional(),
});
export type GroupChanges = z.infer<typeof GroupChanges>;

/** What people write of a group, apart from who reads it: what its forms are drawn from. */
export function writtenOf(group: Group) {
  const { operation, reference, threats, band, lroId, plan = {}, sources = [], nextReviewOn } = group;
  return {
    ...{ operation, reference, status: statusOf(group), threats, plan, sites: sitesOf(group), sources },
    ...given({ band, lroId, nextReviewOn }),
  };
}

/** The very same where nothing changes by it. */
export function groupWith(group: Group, { head, plan, sites, sources }: GroupChanges, stamp: Stamp): Group {
  const headed: Group = head === undefined ? group : { ...without(group, ['band', 'lroId']), ...head };
  const next: Group = {
    ...(sites === undefined ? headed : { ...without(headed, ['place']), sites }),
    ...(plan === undefined ? {} : { plan: planWith(group.plan, plan, stamp) }),
    ...given({ sources }),
  };
  return canonical(writtenOf(next)) === canonical(writtenOf(group)) ? group : { ...next, changed: stamp };
}

/** A strand keeps who wrote it, and when, until its words are others. */
function planWith(before: Plan = {}, texts: PlanTexts, stamp: Stamp): Plan {
  const parts = FourP.options.flatMap((fourP) => {
    const [text, known] = [texts[fourP], before[fourP]];
    if (text === undefined) return [];
    return [[fourP, known?.text === text ? known : { text, ...stamp }] as const];
  });
  return Object.fromEntries(parts);
}

type Told = ReadonlyMap<string, string>;

/** What a group says of itself, by what each is called. */
function toldOf(group: Group, nameOf: (id: MemberId) => string): Told {
  const { operation, reference, threats, band, lroId, plan = {}, sources = [] } = group;
  return new Map([
    ['operation name', operation],
    ['number', reference],
    ['status', groupStatusNames[statusOf(group)]],
    ['threats', threats.join(', ')],
    ['band', band ?? ''],
    [LEAD, lroId === undefined ? '' : nameOf(lroId)],
    ...FourP.options.map((fourP): [string, string] => [`plan to ${fourP.toLowerCase()}`, plan[fourP]?.text ?? '']),
    ['places, businesses and vehicles', sitesOf(group).map(siteText).join('\n')],
    ['sources', sources.map(({ reference: number, system }) => [number, system].filter(Boolean).join(', ')).join('\n')],
  ]);
}

const LEAD = 'lead';

/** "Business: Harbour Tyres, Dock Road. Let by the month" */
function siteText({ kind, name, note }: Site): string {
  return `${siteKindNames[kind]}: ${[name, note].filter((each) => each !== undefined).join('. ')}`;
}

export interface GroupWrittenOver {
  /** "threats", "plan to pursue" */
  readonly changed: readonly string[];
  /** What stood there before, each with what it is called. */
  readonly former: string | undefined;
  /** What stands there now and somebody typed. */
  readonly texts: readonly string[];
}

/** @param before absent of one that is new */
export function writtenOver(
  before: Group | undefined,
  after: Group,
  nameOf: (id: MemberId) => string,
): GroupWrittenOver {
  const [was, is]: [Told, Told] = [before === undefined ? new Map() : toldOf(before, nameOf), toldOf(after, nameOf)];
  const changed = [...is.keys()].filter((called) => is.get(called) !== (was.get(called) ?? ''));
  const former = changed.flatMap((called) => (was.get(called) ? [`${called}: ${was.get(called)}`] : []));
  return {
    changed,
    former: former.length === 0 ? undefined : former.join('\n'),
    texts: changed.filter((called) => called !== LEAD).flatMap((called) => is.get(called) ?? []),
  };
}
