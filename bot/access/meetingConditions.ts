import type { AgendaItem } from '../domain/agenda';
import type { Group } from '../domain/group';
import type { Meeting } from '../domain/meeting';
import { type MinuteSection, recordReaders } from '../domain/minutes';
import { Refusal } from '../domain/refusal';
import { type Condition, type Conditions, notFound, refuses, whoMaySee } from './condition';
import { hasRight } from './rights';
import { mayReadRecord, maySeeGroup, maySeeItem } from './sight';
import type { Viewer } from './viewer';

const whoLeads: Condition<Meeting> = {
  says: 'Whoever leads the meeting: those who run the panel, and whoever was handed the chair, on items they may see.',
  holds: leads,
  otherwise: ({ run }, nameOf) =>
    run === undefined ? new Refusal('not-allowed') : new Refusal('not-the-chair', { name: nameOf(run.chairId) }),
};

/** Whoever runs it now, and those who run the panel, who may always take it back. */
function leads({ run, state }: Meeting, viewer: Viewer): boolean {
  if (hasRight(viewer, 'meeting.run')) return true;
  if (viewer.kind !== 'person' || state !== 'running') return false;
  return run?.chairId === viewer.member.id && hasRight(viewer, 'meeting.lead');
}

const ofMeetings = { 'who leads the meeting': whoLeads };
export type MeetingCondition = keyof typeof ofMeetings;
/** When there are meetings, and where, is known to the whole panel. */
export const meetingConditions: Conditions<Meeting, MeetingCondition> = {
  ...{ sees: () => true, absent: notFound('meeting'), named: ofMeetings },
};

const ofItems = { 'who may see the item': whoMaySee<AgendaItem>('agenda item') };
export const itemConditions: Conditions<AgendaItem, keyof typeof ofItems> = {
  ...{ sees: maySeeItem, absent: refuses('item-gone'), named: ofItems },
};

const ofSections = { 'who may read the section': whoMaySee<MinuteSection>('section of the minutes') };
export const sectionConditions: Conditions<MinuteSection, keyof typeof ofSections> = {
  sees: (section, viewer) => mayReadRecord(recordReaders(section), viewer),
  ...{ absent: refuses('item-gone'), named: ofSections },
};

const ofGroups = { 'who may see the group': whoMaySee<Group>('group') };
export const groupConditions: Conditions<Group, keyof typeof ofGroups> = {
  ...{ sees: maySeeGroup, absent: notFound('group'), named: ofGroups },
};
