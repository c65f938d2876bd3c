import { z } from 'zod';
import { GroupId, AgencyId } from '../../domain/ids';
import { BorneMarking } from '../../domain/marking';
import { PowerId } from '../../domain/power';

const UncoveredGroup = z.object({
  ...{ id: GroupId, operation: z.string(), reference: z.string(), marking: BorneMarking, restricted: z.boolean() },
  text: z.string().describe('What is there, and what to do next: 2 opportunities wait to be decided'),
  place: z.string().describe('Where in the tab it opens: groups?group=…'),
});

const UnusedPower = z.object({
  ...{ id: PowerId, power: z.string(), agency: z.string(), fourP: z.string() },
  isHeld: z.boolean().describe('An agency of the panel has it'),
  text: z.string().describe('Offered, not yet a task. Environment Agency has it'),
  place: z.string(),
});

const UnaskedAgency = z.object({
  ...{ id: AgencyId, name: z.string() },
  text: z.string().describe('It has 4 powers of the list, none of them used'),
  place: z.string().optional().describe('For whoever may see the partners'),
});

function partOf<Item extends z.ZodTypeAny>(item: Item) {
  return z.object({ of: z.number().int().describe('How many were looked at'), items: z.array(item) });
}

/** What nobody has thought of yet. */
export const CoverageView = z.object({
  groups: partOf(UncoveredGroup),
  powers: partOf(UnusedPower),
  agencies: partOf(UnaskedAgency),
});
export type CoverageView = z.infer<typeof CoverageView>;
