import { z } from 'zod';
import { FourP } from './disruption';
import { MemberId, SiteId } from './ids';
import { Stamp } from './task';
import { typedLine, typedText } from './text';

/** A new one has yet to be shown to the panel; an archived one is not worked on any more. */
export const GroupStatus = z.enum(['new', 'mapped', 'archived']);
export type GroupStatus = z.infer<typeof GroupStatus>;

export const groupStatusNames: Readonly<Record<GroupStatus, string>> = {
  new: 'New',
  mapped: 'Mapped',
  archived: 'Archived',
};

/** How the force grades it, in the force's own words: no score is worked out here. */
export const Band = typedLine(20);

export const SiteKind = z.enum(['place', 'business', 'vehicle']);
export type SiteKind = z.infer<typeof SiteKind>;

export const siteKindNames: Readonly<Record<SiteKind, string>> = {
  place: 'Place',
  business: 'Business',
  vehicle: 'Vehicle',
};

/** "Business: Harbour Tyres, Dock Road. Let by the month." Named without anybody's name. */
export const Site = z.object({
  id: SiteId,
  kind: SiteKind,
  name: typedLine(200),
  note: typedText(300).optional(),
});
export type Site = z.infer<typeof Site>;
export const Sites = z.array(Site).max(60);

/** Where it stands in a system of the force. Never who told it. */
export const Source = z.object({ reference: typedLine(60), system: typedLine(60).optional() });
export type Source = z.infer<typeof Source>;
export const Sources = z.array(Source).max(40);

const PlanText = typedText(2000);
export const PlanTexts = z.record(FourP, PlanText);
export type PlanTexts = z.infer<typeof PlanTexts>;

/** What is to be done, by strand, each with who wrote it last. */
export const Plan = z.record(FourP, Stamp.extend({ text: PlanText }));
export type Plan = z.infer<typeof Plan>;

/** What one writes of a group at its head. */
export const GroupHead = z.object({
  operation: typedLine(60),
  reference: typedLine(40).describe('The force’s own: NM-OCG-031'),
  status: GroupStatus,
  threats: z.array(typedLine(60)).max(20),
  band: Band.optional(),
  lroId: MemberId.optional().describe('Leads the plan for it'),
});
export type GroupHead = z.infer<typeof GroupHead>;
