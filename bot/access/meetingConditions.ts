import { isAmong, isSeatedOn } from '../domain/member';
import type { AgendaItem } from '../domain/agenda';
import type { Meeting } from '../domain/meeting';
import { type MinuteSection, recordReaders } from '../domain/minutes';
import { Refusal } from '../domain/refusal';
import type { MemberId } from '../domain/ids';
import { type Condition, type Conditions, notFound, refuses, whoMaySee } from './condition';
import { hasRight } from './rights';
import { mayReadRecord, maySeeItem } from './sight';
import type { Viewer } from './viewer';

const LEADERS = 'those who run the panel, and whoever was handed the chair';

/** The same of whatever is about a meeting. */
function whoLeads<Subject>(says: string, meetingOf: (subject: Subject) => Meeting): Condition<Subject> {
  return {
    says,
    holds: (subject, viewer) => leads(meetingOf(subject), viewer),
    otherwise: (subject, nameOf) => {
      const { run } = meetingOf(subject);
      return run === undefined
        ? new Refusal('not-allowed')
        : new Refusal('not-the-chair', { name: nameOf(run.chairId) });
    },
  };
}

/** Whoever runs it now, and those who run the panel, who may always take it back. */
export function leads({ run, state }: Meeting, viewer: Viewer): boolean {
  if (hasRight(viewer, 'meeting.run')) return true;
  if (viewer.kind !== 'person' || state !== 'running') return false;
  return run?.chairId === viewer.member.id && hasRight(viewer, 'meeting.lead');
}

const ofMeetings = {
  'who leads the meeting': whoLeads<Meeting>(`Whoever leads the meeting: ${LEADERS}.`, (meeting) => meeting),
  'oneself, on the panel until then': {
    says: 'It is about whoever asks, whose seat or visit lasts until the day of the meeting.',
    holds: ({ on }, viewer) => viewer.kind === 'person' && isSeatedOn(viewer.member, on),
    otherwise: refuses('over-by-then'),
  } satisfies Condition<Meeting>,
};
/** When there are meetings, and where, is known to the whole panel. */
export const meetingConditions: Conditions<Meeting, keyof typeof ofMeetings> = {
  ...{ sees: () => true, absent: notFound('meeting'), named: ofMeetings },
};

const ofItems = { 'who may see the item': whoMaySee<AgendaItem>('agenda item') };
export const itemConditions: Conditions<AgendaItem, keyof typeof ofItems> = {
  ...{ sees: maySeeItem, absent: refuses('item-gone'), named: ofItems },
};

/** A step of a meeting, with the items that it names; undefined for one that is not there. */
interface StepOn {
  readonly meeting: Meeting;
  readonly items: readonly (AgendaItem | undefined)[];
}

const ofSteps = {
  'who leads the meeting, on items they may see': whoLeads<StepOn>(
    `Whoever leads the meeting: ${LEADERS}, on items they may see.`,
    ({ meeting }) => meeting,
  ),
};
/** Those who run the panel move any item along, what it is about included or not. */
export const stepConditions: Conditions<StepOn, keyof typeof ofSteps> = {
  sees: ({ items }, viewer) =>
    hasRight(viewer, 'meeting.run') || items.every((item) => item !== undefined && maySeeItem(item, viewer)),
  ...{ absent: refuses('item-gone'), named: ofSteps },
};

/** An item that is dealt with at a meeting, and those who left for it. */
export interface DealtWith {
  readonly meeting: Meeting;
  readonly item: AgendaItem;
  readonly recusedIds: MemberId[];
}

const ofTakingPart = {
  'who takes part in the item': {
    ...whoMaySee<DealtWith>('item'),
    says: 'Whoever may see the item and has not left for it.',
  },
  'who leads the meeting and takes part in the item': whoLeads<DealtWith>(
    `Whoever leads the meeting: ${LEADERS}, on items they may see and have not left for.`,
    ({ meeting }) => meeting,
  ),
};
export type TakingPart = keyof typeof ofTakingPart;
export const dealingConditions: Conditions<DealtWith, TakingPart> = {
  sees: ({ item, recusedIds }, viewer) =>
    maySeeItem(item, viewer) && !(viewer.kind === 'person' && isAmong(recusedIds, viewer.member)),
  ...{ absent: refuses('item-gone'), named: ofTakingPart },
};

const ofSections = { 'who may read the section': whoMaySee<MinuteSection>('section of the minutes') };
export const sectionConditions: Conditions<MinuteSection, keyof typeof ofSections> = {
  sees: (section, viewer) => mayReadRecord(recordReaders(section), viewer),
  ...{ absent: refuses('item-gone'), named: ofSections },
};
