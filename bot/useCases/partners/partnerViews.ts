import { z } from 'zod';
import { Isa } from '../../domain/agreement';
import { agreementDirections } from '../../domain/agreementDirections';
import { AgencyId, MeetingId, MemberId } from '../../domain/ids';
import { Role } from '../../domain/member';
import { partnerStages } from '../../domain/partnership';
import { LocalDate } from '../../domain/time';
import { Confidence } from '../../domain/power';
import { HistoryLine } from '../log/logViews';

/** What whoever may see the partners is shown of one: who they are and how they stand, and nothing of any record. */
export const PartnerView = z.object({
  id: AgencyId,
  version: z.string().describe('Sent with a change: what it was drawn from'),
  name: z.string(),
  kind: z.string(),
  kindName: z.string(),
  regime: z.enum(['part3', 'ukgdpr', 'both']),
  observes: z.boolean().describe('Another force that looks on: no agreement, no seat, no presentation is asked of it'),
  stage: z.enum(partnerStages),
  seatsWanted: z.number().int(),
  seatsFilled: z.number().int(),
  seatsEmpty: z.boolean(),
  contactId: MemberId.optional(),
  contactName: z.string().optional().describe('Answers for the access of its people'),
  contactGone: z.boolean().describe('Whoever was named sits for it no longer'),
  isa: Isa.nullable(),
  agreement: z.object({
    state: z.enum(['unneeded', 'none', 'current', 'runsOut', 'ended']),
    text: z.string().describe('Agreement 2, both ways, in force until Thu 1 Apr 2027'),
    signedText: z.string().optional().describe('Signed for the force by Ruth Calder Tue 2 Feb 2027'),
    waits: z
      .object({
        ...{
          title: z.string(),
          text: z.string().describe('Waits for Priya Sandhu’s signature'),
          isInVain: z.boolean().describe('Whoever was to sign it can no more: another has to be named'),
          signedText: z.string(),
        },
        ...{ signedOn: LocalDate, reviewOn: LocalDate, untilText: z.string(), signatoryId: MemberId },
        ...{ forForce: z.string().optional(), version: z.string().optional() },
        direction: z.enum(agreementDirections).optional(),
      })
      .optional()
      .describe('Signed for the force, not yet for the partner'),
  }),
  nextAgreement: z.string().describe('What the next one is called unless told: 2'),
  signatories: z
    .array(z.object({ id: MemberId, name: z.string() }))
    .describe('Who of its people can sign for it, its lead first'),
  presentation: z.object({
    due: z.boolean(),
    text: z.string().describe('Given Wed 3 Mar 2027 to 40 people; next due Thu 2 Mar 2028'),
  }),
  attendance: z
    .object({
      text: z.string().describe('Came to 4 of the last 6 meetings'),
      meetings: z.array(
        z.object({
          meetingId: MeetingId,
          reference: z.string(),
          onText: z.string(),
          state: z.enum(['came', 'apology', 'absent', 'before']),
        }),
      ),
      gapText: z.string().optional().describe('Nobody from it since Wed 10 Mar'),
    })
    .optional()
    .describe('Absent as long as no meeting has been held while somebody sat for it'),
  signal: z.object({ text: z.string(), pressing: z.boolean() }).optional().describe('The one thing to see to first'),
  approachedOn: LocalDate.optional(),
  visitedOn: LocalDate.optional(),
  stepTexts: z.object({ approached: z.string().optional(), visited: z.string().optional() }).describe('Wed 20 Jan'),
  endsOn: LocalDate.optional(),
  endsText: z.string().optional(),
  hasLeft: z.boolean().describe('Its last day is over'),
});
export type PartnerView = z.infer<typeof PartnerView>;

const PartnerPerson = z.object({
  id: MemberId,
  name: z.string(),
  title: z.string(),
  role: Role,
  roleName: z.string(),
  seat: z.string().optional(),
  endsText: z.string().optional().describe('Last day Wed 31 Mar; of whoever looks on, from when to when'),
  beginningText: z.string().optional().describe('Came to 2 of their first 3 meetings'),
});

export const PartnerDetailView = PartnerView.extend({
  people: z.array(PartnerPerson),
  agreementsBefore: z.array(z.string()).describe('The latest first: Agreement 1, until Thu 1 Apr 2027. Signed …'),
  presentations: z.array(z.object({ on: LocalDate, text: z.string(), audience: z.number().int().optional() })),
  powers: z
    .array(
      z.object({
        id: z.string(),
        power: z.string(),
        legalBasis: z.string(),
        confidence: Confidence,
        on: z.boolean(),
        checkText: z.string().describe('Check current law: last checked Tue 2 Mar by Callum Reeve'),
      }),
    )
    .describe('Of the panel’s list, those of its kind'),
  openTasks: z
    .object({ countText: z.string().describe('12, 100+') })
    .optional()
    .describe('Of those that whoever asks may see; absent for whoever sees no tasks'),
  tenantIds: z.array(z.string()).describe('From which its people sign in; none: from that of the panel'),
  groupId: z.string().optional().describe('The Entra group whose people sit for it'),
  history: z.array(HistoryLine),
});
export type PartnerDetailView = z.infer<typeof PartnerDetailView>;

export const PartnersView = z.object({
  items: z.array(PartnerView),
  refreshments: z
    .object({
      meetingId: MeetingId,
      text: z.string().describe('M2, Wed 10 Mar, in Castle Lane HQ: refreshments for 12'),
      byPartner: z.array(z.object({ name: z.string(), count: z.number().int() })),
    })
    .optional()
    .describe('For the next meeting in a room'),
});
export type PartnersView = z.infer<typeof PartnersView>;
