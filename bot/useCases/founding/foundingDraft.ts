import { z } from 'zod';
import { AgendaItemKind, AgendaPurpose } from '../../domain/agenda';
import { byName } from '../../domain/byName';
import { Configuration } from '../../domain/configuration';
import type { PanelId } from '../../domain/ids';
import { peopleColumns } from '../../domain/personColumns';
import { typedLineOrNone } from '../../domain/text';

/** As somebody has it so far, in a line: anything may still be missing or wrong, which is told and not refused. */
const text = typedLineOrNone(2_000);
const count = z.number().finite();

const rowShape = byName(peopleColumns, () => text.optional());

/** More than any panel founds at once. */
const MOST_PEOPLE = 500;
const MOST_AGENCIES = 200;

const { quorum, reminderRules, quietHours, targets, taskTemplates, gateways } = Configuration.shape.panel.shape;
const Further = z.object({
  ...{ quorum, reminderRules, quietHours, targets, taskTemplates, gateways },
  powers: Configuration.shape.powers,
});

/** A panel as the wizard has it: five steps. */
export const FoundingDraft = z.object({
  panel: z.object({ name: text, force: text, referencePrefix: text, marking: text }),
  /** Which weekday of its month is told by the day of the first one. */
  meetings: z.object({
    ...{ venue: text, firstMeetingOn: text, startsAt: text, firstMode: text, rule: text },
    ...{ everyMonths: count, durationMinutes: count },
  }),
  agencies: z
    .array(z.object({ name: text, kind: text, regime: text, seatsWanted: count.optional() }))
    .max(MOST_AGENCIES),
  /** Who founds it, and is its administrator. */
  you: z.object({ name: text, title: text }),
  people: z.array(z.object(rowShape)).max(MOST_PEOPLE),
  agenda: z.array(z.object({ title: text, minutes: count, kind: AgendaItemKind, purpose: AgendaPurpose })).max(40),
  /** What no step asks for, as another force has it. */
  further: Further.optional(),
});
export type FoundingDraft = z.infer<typeof FoundingDraft>;

/** What is looked at, with what was pasted into it just now. */
export const FoundingLook = z.object({
  draft: FoundingDraft,
  /** A list of people as text, added to those there are; whoever has the same e-mail address is overwritten. */
  peoplePasted: z.string().optional(),
  /** Another force’s configuration, as its file has it: it fills the steps. */
  configurationText: z.string().optional(),
  /** A partner a line. */
  agenciesPasted: z.string().max(20_000).optional(),
});
export type FoundingLook = z.infer<typeof FoundingLook>;

export const foundingSteps = ['panel', 'meetings', 'agencies', 'people', 'agenda'] as const;
export type FoundingStep = (typeof foundingSteps)[number];

/** What does not fit, where, and what to do about it. `row` of a list, from 0. */
export interface FoundingFault {
  readonly step: FoundingStep;
  readonly row?: number;
  /** Of the draft's own names ("referencePrefix"); '' for the step as a whole. */
  readonly field: string;
  readonly message: string;
  /** What may be meant, to be taken in its place. */
  readonly suggestion?: string;
}

export interface FoundingPreview {
  /** With what was pasted. */
  readonly draft: FoundingDraft;
  readonly faults: readonly FoundingFault[];
  /** What each step will make, in sentences. */
  readonly makes: Readonly<Record<FoundingStep, readonly string[]>>;
}

/** A kind of partner, with the powers that such bodies usually have. */
export interface AgencyType {
  readonly type: string;
  readonly kind: string;
  readonly regime: string;
  /** As such a partner is usually called; '' for the force itself. */
  readonly name: string;
  readonly powers: readonly string[];
}

/** What the wizard starts from. */
export interface FoundingStart {
  /** Whether the deployment has a panel already. */
  readonly hasPanel: boolean;
  readonly you: { readonly email: string };
  readonly draft: FoundingDraft;
  readonly agencyTypes: readonly AgencyType[];
  /** Of the catalogue of powers: law changes, and each panel checks it. */
  readonly powersAsOf: string;
}

export interface Founded {
  readonly panelId: PanelId;
  readonly name: string;
}
