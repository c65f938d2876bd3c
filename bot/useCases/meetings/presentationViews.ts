import { z } from 'zod';
import { AgendaItemId, GroupId, MeetingId, MemberId, NominalId, SiteId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { PresentedSubject } from '../../domain/presented';
import { PersonView } from '../nominals/nominalViews';

const SubjectView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nominal'), nominalId: NominalId, person: PersonView }),
  z.object({
    ...{ kind: z.literal('site'), siteId: SiteId, kindName: z.string().describe('Business') },
    ...{ name: z.string(), note: z.string().optional() },
  }),
]);

/** A group as it is shown to a meeting: one person or place at a time, the people by number and no names. */
export const PresentationView = z.object({
  meetingId: MeetingId,
  itemId: AgendaItemId,
  groupId: GroupId,
  reason: z.string().describe('Why somebody is opened, in one tap: “Presented at M2, item 6.1”'),
  marking: BorneMarking,
  isLive: z.boolean().describe('The item is on the floor'),
  subjects: z.array(SubjectView).describe('In the order in which they are shown: people, then sites'),
  at: PresentedSubject.optional().describe('Whom or what the meeting looks at, for whoever may know of them'),
  large: z.boolean().describe('The stage shows it'),
  mayNotKnow: z
    .array(z.object({ memberId: MemberId, text: z.string().describe('Jo Falk (observer)') }))
    .describe('Who is there and may not know of it; told to whoever may show it'),
  wentDark: z
    .array(z.string())
    .describe('Lena Hart came in: why the stage no longer shows it; told to whoever may show it'),
  may: z.object({
    present: z.boolean().describe('Go on to another one'),
    show: z.boolean().describe('Put it on the stage, and take it off'),
  }),
});
export type PresentationView = z.infer<typeof PresentationView>;
