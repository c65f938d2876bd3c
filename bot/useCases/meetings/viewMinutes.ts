import { isOpenTo, isOpenToAll } from '../../access/conditions';
import { sectionConditions } from '../../access/meetingConditions';
import { mayReadRecord } from '../../access/sight';
import { markingOf } from '../../domain/marking';
import { byName } from '../../domain/byName';
import {
  canStepMinutes,
  type Minutes,
  type MinuteSection,
  type MinutesStep,
  minutesStepNames,
  recordReaders,
} from '../../domain/minutes';
import { minutesText } from '../../domain/minutesText';
import { localDateOf, momentText, timeText } from '../../domain/time';
import type { Context, Onlooking } from '../ports';
import { doneText } from '../members/names';
import { quorumText } from './viewAttendance';
import { zoneOf } from '../../ledger/roster';
import { isTemplateLine } from '../../domain/sections';
import type { MinutesView, SectionOutcome } from './meetingViews';

/** The sections that the viewer may read: hidden ones are absent. */
function readableSections({ sections }: Minutes, { viewer }: Context): MinuteSection[] {
  return sections.filter((section) => mayReadRecord(recordReaders(section), viewer));
}

export function minutesView(minutes: Minutes, versions: number, ctx: Context): MinutesView {
  const { meetingId, version, state, present, apologies } = minutes;
  const sections = readableSections(minutes, ctx);
  const hasAnnex = sections.some(({ audience }) => audience.kind === 'named');
  return {
    ...{ meetingId, version, versions, state, present, apologies },
    reference: meetingId,
    stateText: stateText(minutes, ctx),
    marking: markingOf(ctx.roster.panel, hasAnnex),
    timesText: timesText(minutes, ctx),
    quorumText: quorumOf(minutes, ctx),
    sections: numbered(sections.map(sectionView)),
    amendments: minutes.state === 'agreed' ? minutes.agreed.amendments : [],
    hasAnnex,
    may: mayOf(minutes, version === versions, ctx),
  };
}

/** As the agenda numbers: "7", and "7.2" for what stood in a line; in their own order, for a gap would tell. */
export function numbered<Section extends Pick<MinuteSection, 'inLine'>>(
  sections: readonly Section[],
): (Section & { number: string })[] {
  let lines = 0;
  let within = 0;
  return sections.map((section) => {
    const isWithin = section.inLine === true && lines > 0;
    if (!isWithin) lines += 1;
    within = isWithin ? within + 1 : 0;
    return { ...section, number: isWithin ? `${lines}.${within}` : String(lines) };
  });
}

function sectionView({
  audience,
  recusedIds: _,
  dealtWith,
  ...section
}: MinuteSection): Omit<MinutesView['sections'][number], 'number'> {
  // Nobody left for an item that was not reached.
  const leave = section.outcome === 'discussed' || section.spentMinutes > 0 ? 'left' : 'would leave';
  const interests = section.interests.map((interest) => interestText(interest, leave));
  return {
    ...section,
    interests,
    outcome: outcomeOf({ ...section, dealtWith }),
    restricted: audience.kind === 'named',
  };
}

/** The template's own lines are never carried: they stand on the next agenda anyway. */
function outcomeOf({
  outcome,
  itemId,
  dealtWith,
}: Pick<MinuteSection, 'outcome' | 'itemId' | 'dealtWith'>): SectionOutcome {
  if (dealtWith === true) return 'dealtWith';
  return outcome === 'carried' && isTemplateLine({ id: itemId }) ? 'notReached' : outcome;
}

/** "Tom Hesketh (Northmoor Council): my brother’s shop; left for this item." */
function interestText(
  { name, agency, text, recused }: MinuteSection['interests'][number],
  leave: 'left' | 'would leave',
): string {
  return `${name} (${agency}): ${text.replace(/\.$/, '')}${recused ? `; ${leave} for this item` : ''}.`;
}

/** An older version is only read. */
function mayOf(minutes: Minutes, newest: boolean, ctx: Context): MinutesView['may'] {
  return byName(minutesStepNames, (step) => newest && canStepMinutes(minutes, step) && mayTake(step, minutes, ctx));
}

function mayTake(step: MinutesStep, { sections }: Minutes, { viewer, doors }: Context): boolean {
  if (step !== 'edit') return isOpenToAll(doors[`minutes.${step}`], viewer);
  return sections.some((section) => isOpenTo(doors['minutes.edit'], sectionConditions, section, viewer));
}

function stateText(minutes: Minutes, ctx: Context): string {
  switch (minutes.state) {
    case 'draft':
      return minutes.changed.by === 'system'
        ? 'Draft from the meeting'
        : doneText('Draft, edited', { by: minutes.changed.by, at: minutes.changed.at }, ctx);
    case 'confirmed':
      return doneText('Confirmed', minutes.confirmed, ctx);
    case 'agreed':
      return `Agreed at ${minutes.agreed.meetingId} and locked`;
  }
}

/** "10:00 to 12:03, 3 minutes over", "10:00 to 14:05 on Thu 6 May, 56 days over" */
export function timesText({ beganAt, endedAt, overrunMinutes }: Minutes, ctx: Onlooking): string {
  const over = overrunMinutes === 0 ? '' : `, ${minutesText(overrunMinutes)} over`;
  const began = localDateOf(beganAt, zoneOf(ctx));
  return `${timeText(beganAt, zoneOf(ctx))} to ${momentText(endedAt, began, zoneOf(ctx))}${over}`;
}

function quorumOf({ present }: Minutes, ctx: Context): string {
  return quorumText(ctx.roster.panel.quorum, present.length, new Set(present.map(({ agency }) => agency)).size);
}
