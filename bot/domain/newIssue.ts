import { type Audience, wholePanel } from './audience';
import { type Issue, issueReference } from './issue';
import type { Panel } from './panel';
import type { Stamp } from './task';
import { refuseAboveCeiling } from './text';
import { shortYearOf } from './time';

export function issueCounter({ at }: Stamp, { timeZone }: Panel): string {
  return `issue-${shortYearOf(at, timeZone)}`;
}

/** `number`: the next one of the year: see `issueCounter`. @throws Refusal `marking-too-high` */
export function newIssue(
  wanted: Pick<Issue, 'id' | 'text' | 'urgent' | 'agencyId'> & { readonly isRestricted?: boolean },
  { panel, number }: { readonly panel: Panel; readonly number: number },
  stamp: Stamp,
): Issue {
  const { isRestricted = false, ...said } = wanted;
  refuseAboveCeiling(said.text);
  // Until whoever triages it names others, it is the raiser's and theirs.
  const audience: Audience = isRestricted ? { kind: 'named', agencyIds: [], memberIds: [stamp.by] } : wholePanel;
  return {
    ...said,
    ...{ state: 'raised', panelId: panel.id, number, audience, raised: stamp, changed: stamp },
    reference: issueReference(shortYearOf(stamp.at, panel.timeZone), number),
  };
}
