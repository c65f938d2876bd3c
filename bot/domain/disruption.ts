import { z } from 'zod';
import { AgencyId, DisruptionId, GroupId, MeetingId, MemberId, MinuteEntryId, PanelId, TaskId } from './ids';
import { typedLine, typedText } from './text';
import { Instant, LocalDate } from './time';

/** The four strands of the serious and organised crime strategy. */
export const FourP = z.enum(['Pursue', 'Prevent', 'Protect', 'Prepare']);
export type FourP = z.infer<typeof FourP>;

export const DisruptionGrade = z.enum(['major', 'moderate', 'minor']);
export type DisruptionGrade = z.infer<typeof DisruptionGrade>;

const Done = z.object({ by: MemberId, at: Instant });

/** What is meant to last of it: a closure order, a gate, a licence that was not renewed. */
export const ControlFacts = z.object({
  what: typedLine(200),
  /** When somebody looks whether it is still in place. */
  recheckOn: LocalDate,
});

const Control = ControlFacts.extend({
  /** Not once it was found gone: there is nothing to look after any more. */
  recheckOn: LocalDate.optional(),
  /** Who looked last, and what they found. */
  checked: Done.extend({ holds: z.boolean(), text: typedText(1000).optional() }).optional(),
});

/** The agencies that are credited with it. */
export const CreditedIds = z.array(AgencyId).max(20);

/** What is said of a disruption by whoever proposes it; all of it may be put right. */
export const DisruptionFacts = z.object({
  what: typedText(2000),
  on: LocalDate.describe('The day on which it was done'),
  fourP: FourP.optional(),
  agencyIds: CreditedIds.describe('The agencies that are credited'),
  apmisReference: typedLine(40).optional(),
});
export type DisruptionFacts = z.infer<typeof DisruptionFacts>;

/**
 * A graded result against a group: proposed by whoever brought it about, moderated by somebody else who runs the panel.
 *
 *   proposed ─moderate▶ moderated ─moderate▶ (another grade)      either ─withdraw▶ withdrawn
 */
export const Disruption = DisruptionFacts.extend({
  id: DisruptionId,
  panelId: PanelId,
  number: z.number().int().positive(),
  /** "D-27-003" */
  reference: z.string(),
  /** Who sees this group sees it, as long as they see the task, or what was recorded, too: see `readers`. */
  groupId: GroupId.optional(),
  taskId: TaskId.optional(),
  taskReference: z.string().optional(),
  /** Recorded at a meeting: it changes with the entry. */
  meetingId: MeetingId.optional(),
  entryId: MinuteEntryId.optional(),
  /** Those of its task or of its entry, whoever is recused from these left out; whoever sees the group where it has neither. */
  readers: z.array(z.string()),
  /** At a meeting one may be recorded without a grade, and waits for one. */
  proposed: Done.extend({ grade: DisruptionGrade.optional() }),
  /** Never by who proposed it. */
  moderated: Done.extend({ grade: DisruptionGrade, reason: typedText(1000).optional() }).optional(),
  control: Control.optional(),
  withdrawn: Done.extend({ reason: typedText(1000).optional() }).optional(),
  /** Its words went with those of its group, its task or its meeting; that there was one goes on being counted. */
  disposed: Done.optional(),
  changed: Done,
});
export type Disruption = z.infer<typeof Disruption>;

export function disruptionReference(year: string, number: number): string {
  return `D-${year}-${String(number).padStart(3, '0')}`;
}

/** Whether it is in any list: neither taken back nor disposed of. */
export function isListed({ withdrawn, disposed }: Disruption): boolean {
  return withdrawn === undefined && disposed === undefined;
}

/** Whether somebody has still to say which grade it is. */
export function awaitsGrade(disruption: Disruption): boolean {
  return disruption.moderated === undefined && isListed(disruption);
}

/** The day on which its control is looked after, as long as it counts. */
export function recheckOn({ control, withdrawn }: Disruption): LocalDate | undefined {
  return withdrawn === undefined ? control?.recheckOn : undefined;
}

/** What of it may be put right. */
export function disruptionFactsOf({ what, on, fourP, agencyIds, apmisReference }: DisruptionFacts): DisruptionFacts {
  return {
    ...{ what, on, agencyIds },
    ...(fourP === undefined ? {} : { fourP }),
    ...(apmisReference === undefined ? {} : { apmisReference }),
  };
}

/** The same one with what is said of it now; what is not said any more is gone. */
export function withFacts(disruption: Disruption, facts: DisruptionFacts): Disruption {
  const { fourP: _, apmisReference: __, ...kept } = disruption;
  return { ...kept, ...disruptionFactsOf(facts) };
}
