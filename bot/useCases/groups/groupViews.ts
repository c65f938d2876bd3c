import { z } from 'zod';
import { FourP } from '../../domain/disruption';
import { FormVersion } from '../../domain/formVersion';
import { GroupStatus, Site, Source } from '../../domain/groupFacts';
import { GroupId, MemberId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { LocalDate } from '../../domain/time';
import { HistoryLine } from '../log/logViews';
import { restrictFields } from '../restrictions/restrictPart';

export const GroupRef = z.object({ groupId: GroupId });

/** As lists and cards show it: never who is in it. */
export const GroupView = z.object({
  id: GroupId,
  operation: z.string(),
  reference: z.string().describe('NM-OCG-031'),
  marking: BorneMarking,
  restricted: z.boolean(),
  threats: z.array(z.string()),
  status: GroupStatus,
  statusName: z.string().describe('Mapped'),
  lroName: z.string().optional().describe('Lead responsible officer'),
  isMine: z.boolean().describe('Whether whoever looks leads it'),
  nextReviewOn: LocalDate.optional(),
  isDueForReview: z.boolean(),
});
export type GroupView = z.infer<typeof GroupView>;

/** What its card says beside: numbers, none of the words. */
export const GroupCardView = GroupView.extend({
  band: z.string().optional().describe('The force’s own'),
  waiting: z.number().int().describe('Opportunities that wait to be decided'),
  tasked: z.number().int().describe('Opportunities that were given as tasks'),
});
export type GroupCardView = z.infer<typeof GroupCardView>;

export const GroupDetailView = GroupView.extend({
  restrictedText: z.string().optional().describe('Restricted to …; told to whoever may say who needs to know'),
  ...restrictFields,
  band: z.string().optional().describe('The force’s own'),
  lroId: MemberId.optional(),
  plan: z.array(z.object({ fourP: FourP, text: z.string(), changedText: z.string() })),
  sites: z.array(Site.extend({ kindName: z.string() })),
  sources: z.array(Source),
  reviewedText: z.string().optional().describe('Reviewed 3 March by Lena Hart'),
  changedText: z.string().optional(),
  version: FormVersion,
  history: z.array(HistoryLine),
  may: z.object({ change: z.boolean(), review: z.boolean() }),
});
export type GroupDetailView = z.infer<typeof GroupDetailView>;
