import { z } from 'zod';
import { Audience, wholePanel } from './audience';
import { GroupId, MemberId, PanelId } from './ids';

/** An organised crime group, shown by its operation name. Who is in it is not kept here. */
export const Group = z.object({
  id: GroupId,
  panelId: PanelId,
  /** "Larchfield" */
  operation: z.string().trim().min(1).max(60),
  /** The force's own: "NM-OCG-031". */
  reference: z.string().trim().min(1).max(40),
  threats: z.array(z.string().trim().min(1).max(60)).max(20),
  place: z.string().trim().max(200).optional(),
  /** Leads the plan for it. */
  lroId: MemberId.optional(),
  audience: Audience.default(wholePanel),
});
export type Group = z.infer<typeof Group>;
