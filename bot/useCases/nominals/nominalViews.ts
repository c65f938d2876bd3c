import { z } from 'zod';
import { Audience } from '../../domain/audience';
import { AgencyId, CorrectionId, GroupId, NominalId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { NominalCategory } from '../../domain/nominal';
import { HistoryLine } from '../log/logViews';

/** All that is said of somebody before they are opened: no name, no force reference. */
export const PersonView = z.object({
  id: NominalId,
  called: z.string().describe('Person 2'),
  category: NominalCategory,
  categoryText: z.string().describe('Suspect'),
  role: z.string().optional().describe('driver'),
  restricted: z.boolean().describe('For fewer than the group is'),
  took: z
    .array(z.object({ id: NominalId, called: z.string().describe('Person 4') }))
    .optional()
    .describe('Records of the same person that are one with this: opening one of them opens this'),
});
export type PersonView = z.infer<typeof PersonView>;

export const PeopleView = z.object({
  groupId: GroupId,
  items: z.array(PersonView),
  shared: z
    .array(
      z.object({
        id: AgencyId,
        name: z.string(),
        text: z.string().describe('Shared with RSPCA under …: what for'),
      }),
    )
    .optional()
    .describe('For whoever keeps the people: the bodies that need a gateway and are told, and under which'),
  sharedBefore: z
    .array(z.string())
    .optional()
    .describe('For whoever keeps the people: shares that were taken back, the latest first'),
  needing: z
    .array(z.object({ id: AgencyId, name: z.string() }))
    .optional()
    .describe('For whoever keeps the people: bodies that are told of nobody until a gateway is recorded'),
  may: z.object({ record: z.boolean(), share: z.boolean() }),
});
export type PeopleView = z.infer<typeof PeopleView>;

const CorrectionView = z.object({
  id: CorrectionId,
  text: z.string().describe('Corrected 09:14 by Lena Hart'),
  witnesses: z.array(
    z.object({
      name: z.string(),
      text: z.string().describe('was told, seen 09:14'),
      isReached: z.boolean().describe('Not where they have left the panel'),
    }),
  ),
});
export type CorrectionView = z.infer<typeof CorrectionView>;

export const NominalView = PersonView.extend({
  groupId: GroupId,
  groupReference: z.string().describe('NM-OCG-031'),
  operation: z.string(),
  marking: BorneMarking,
  name: z.string(),
  bornIn: z.string().optional().describe('1980s'),
  bornText: z.string().optional().describe('Born in the 1980s'),
  forceReference: z.string().optional(),
  audience: Audience.optional().describe('For whoever may restrict it'),
  restrictedFor: z
    .object({ why: z.string(), reviewOn: z.string() })
    .optional()
    .describe('Beside it, as a form has it: why it is for few, and when that is looked at again'),
  version: z.string().describe('Sent back with a correction, so that whoever writes over another’s is told'),
  changedText: z.string().optional().describe('Recorded 09:14 by Amira Nadeem'),
  history: z.array(HistoryLine),
  unseenCorrectionId: CorrectionId.optional().describe('Whoever looks has not said yet that they know of it'),
  corrections: z.array(CorrectionView).optional().describe('For whoever keeps the people: whom each of them told'),
  may: z.object({ correct: z.boolean(), restrict: z.boolean(), merge: z.boolean() }),
});
export type NominalView = z.infer<typeof NominalView>;

export const PersonFoundView = z.object({
  id: NominalId,
  called: z.string().describe('Person 2'),
  groupId: GroupId,
  groupReference: z.string(),
  operation: z.string(),
});
export type PersonFoundView = z.infer<typeof PersonFoundView>;
