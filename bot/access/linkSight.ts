import { readersOfBoth } from '../domain/audience';
import type { Agency } from '../domain/agency';
import { type Group, groupReaders } from '../domain/group';
import type { Site } from '../domain/groupFacts';
import type { Member } from '../domain/member';
import { type Condition, type Conditions, notFound, refuses, whoMaySee } from './condition';
import { keepsGroup } from './groupConditions';
import { maySeeNominal, nominalHearers, type NominalOf } from './nominalSight';
import { maySeeGroup } from './sight';
import type { Viewer } from './viewer';

/** One end of a link as it stands now: of what is gone there is none. */
export type FoundEnd =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'site'; readonly group: Group; readonly site: Site }
  | ({ readonly kind: 'nominal' } & NominalOf);

/** Both ends of a link, or of one that somebody would make. */
export interface Linked {
  readonly from: FoundEnd;
  readonly to: FoundEnd;
}

export function maySeeEnd(end: FoundEnd, viewer: Viewer): boolean {
  return end.kind === 'nominal' ? maySeeNominal(end, viewer) : maySeeGroup(end.group, viewer);
}

/** Whoever may not see what a link leads to is told of no link. */
export function maySeeLink({ from, to }: Linked, viewer: Viewer): boolean {
  return maySeeEnd(from, viewer) && maySeeEnd(to, viewer);
}

/** Records and drops them: whoever keeps the people of the one group or of the other. */
export function keepsLink({ from, to }: Linked, viewer: Viewer): boolean {
  return keepsGroup(from.group, viewer) || keepsGroup(to.group, viewer);
}

/** Who may hear that it was made or dropped, kept with the log entry: those alone who may know of both ends. */
export function linkHearers({ from, to }: Linked, agencies: Iterable<Agency>, members: Iterable<Member>): string[] {
  const [all, everyone] = [[...agencies], [...members]];
  const hearers = (end: FoundEnd) =>
    end.kind === 'nominal' ? nominalHearers(end, all, everyone) : groupReaders(end.group);
  return readersOfBoth(hearers(from), hearers(to));
}

const whoKeeps: Condition<Linked> = {
  says: 'Those who run the panel, the people of its own force, lead responsible officers, and the lead of either group, where they may see both ends.',
  holds: keepsLink,
  otherwise: refuses('not-allowed'),
};

const ofLinks = { 'who may see the link': whoMaySee<Linked>('link'), 'who keeps the link': whoKeeps };
export const linkConditions: Conditions<Linked, keyof typeof ofLinks> = {
  ...{ sees: maySeeLink, absent: notFound('link'), named: ofLinks },
};
