import { z } from 'zod';
import { About, AccessRequestId } from '../../domain/accessRequest';
import { Audience } from '../../domain/audience';
import { GroupId, NominalId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { LocalDate } from '../../domain/time';

/** After somebody restricted a record, kept it so or opened it. */
export const RestrictedView = z.object({ reference: z.string(), restricted: z.boolean() });
export type RestrictedView = z.infer<typeof RestrictedView>;

/** A line of the register: of what the record says, its title alone. */
export const RestrictionView = z.object({
  key: z.string(),
  about: About.optional().describe('Absent of a person of a group'),
  person: z
    .object({ groupId: GroupId, nominalId: NominalId, audience: Audience })
    .optional()
    .describe('Of whom it is decided by nominal.restrict; absent of everything else, and to whoever may not decide it'),
  kindName: z.string().describe('Task'),
  reference: z.string().describe('SEN-27-014'),
  title: z.string().optional().describe('Absent of an issue and of a person, whose words are read on themselves'),
  readersText: z.string().describe('Restricted to HM Revenue and Customs and those who run the panel'),
  sinceText: z.string().describe('Restricted Tue 2 Feb 09:14 by Callum Reeve; of earlier versions: when is not kept'),
  reason: z.string().optional().describe('Absent where none was kept'),
  reviewOn: LocalDate.optional().describe('Absent where nobody said'),
  reviewText: z.string().describe('Fri 19 Feb, in 3 days'),
  keptText: z.string().optional().describe('Kept Tue 2 Feb 09:14 by Callum Reeve'),
  isDue: z.boolean().describe('Somebody has to look whether it still has to stand'),
  place: z.string().describe('Where in the tab it is'),
  may: z.object({ lift: z.boolean().describe('false: what was recorded while it was restricted stays so') }),
});
export type RestrictionView = z.infer<typeof RestrictionView>;

export const RegisterView = z.object({
  items: z.array(RestrictionView),
  isMore: z.boolean().describe('There are more: those that are due stand first'),
  reviewProposedOn: LocalDate.describe('The day that is proposed for looking again'),
});
export type RegisterView = z.infer<typeof RegisterView>;

/** Somebody asks for access: for whoever holds what is asked for. */
export const AccessRequestView = z.object({
  id: AccessRequestId,
  reference: z.string(),
  byName: z.string(),
  agencyName: z.string(),
  why: z.string(),
  askedText: z.string().describe('Asked Tue 2 Feb 09:14'),
  place: z.string().describe('Where in the tab that is which they ask for'),
  needsGateway: z.boolean().describe('Their body may be told only through a gateway, for a purpose'),
  state: z.enum(['open', 'given', 'declined']),
  statusText: z.string().optional().describe('Given 09:20 by Callum Reeve'),
  marking: BorneMarking.optional().describe('Of what is asked for; absent in a list'),
});
export type AccessRequestView = z.infer<typeof AccessRequestView>;

/** For whoever asked: the same words whatever there is. */
export const OwnRequestView = z.object({
  id: AccessRequestId,
  reference: z.string(),
  why: z.string(),
  askedText: z.string(),
  state: z.enum(['asked', 'given', 'notGiven']),
  stateText: z.string(),
  place: z.string().optional().describe('Where in the tab it is, while it is open to them'),
});
export type OwnRequestView = z.infer<typeof OwnRequestView>;

export const AskedView = z.object({ said: z.string() });
export type AskedView = z.infer<typeof AskedView>;
