import { z } from 'zod';
import { Agency } from './agency';
import { AgendaTemplate } from './agenda';
import { PanelGateways } from './disclosure';
import { GradeTexts } from './gradeTexts';
import { Panel } from './panel';
import { PowerId, PowerWords } from './power';
import { QuietHours, ReminderRule } from './reminder';
import { searchable } from './searchable';
import { SeriesRule } from './settings';
import { ReadingReasons } from './readingReasons';
import { Targets } from './targets';

/** In which this version writes it. A file of a later form is refused, never half read. */
export const CONFIGURATION_FORM = 1;

const { marking, quorum, taskTemplates } = Panel.shape;

/** What one force gives another: how a panel is set, and nothing of its people, its records or its places. */
export const Configuration = z.object({
  sentinelConfiguration: z.literal(CONFIGURATION_FORM),
  /** For whoever reads the file. */
  notice: z.string().max(1000).optional(),
  panel: z.object({
    marking,
    quorum,
    /** The day of the first meeting is each panel's own. */
    series: SeriesRule.omit({ firstMeetingOn: true }),
    agendaTemplate: AgendaTemplate,
    reminderRules: z.array(ReminderRule.omit({ id: true })).max(60),
    quietHours: QuietHours,
    targets: Targets,
    taskTemplates: taskTemplates.removeDefault(),
    /** Absent in a file of before panels had their own. */
    gateways: PanelGateways.optional(),
    readingReasons: ReadingReasons.optional(),
    gradeTexts: GradeTexts.optional(),
  }),
  agencies: z
    .array(
      z.object({
        kind: Agency.shape.kind,
        /** Where its kind alone does not say which of them it is. */
        name: Agency.shape.name.optional(),
        regime: Agency.shape.regime,
        seatsWanted: Agency.shape.seatsWanted.unwrap(),
      }),
    )
    .max(200),
  /** Where they are other than as they were shipped. */
  powers: z.array(PowerWords.extend({ id: PowerId, on: z.boolean() })).max(500),
});
export type Configuration = z.infer<typeof Configuration>;

/**
 * Every field of the records that a panel is set by: what another force gets of it, and what stays. A field that is in
 * neither list goes nowhere, and a test asks for it.
 */
export const configurationFields = {
  panel: {
    goes: [
      ...['marking', 'quorum.people', 'quorum.agencies'],
      ...['series.everyMonths', 'series.weekOfMonth', 'series.weekday', 'series.startsAt', 'series.durationMinutes'],
      ...['series.firstMode', 'series.rule'],
      ...['agendaTemplate.title', 'agendaTemplate.minutes', 'agendaTemplate.kind', 'agendaTemplate.purpose'],
      ...['reminderRules.about', 'reminderRules.days', 'reminderRules.to'],
      ...['quietHours.from', 'quietHours.until'],
      ...['targets.ackWorkingDays', 'targets.urgentHours', 'targets.restrictionMonths'],
      ...['taskTemplates.title', 'taskTemplates.detail', 'taskTemplates.workingDays'],
      ...['gateways.list.name', 'gateways.list.on', 'gateways.alsoFor'],
      ...['readingReasons.ask', 'readingReasons.list', 'readingReasons.forPeople'],
      ...['gradeTexts.major', 'gradeTexts.moderate', 'gradeTexts.minor'],
    ],
    stays: [
      // Who the force is and where it meets; the days that follow from its own first one; who changed what.
      ...['id', 'name', 'force', 'hostId', 'referencePrefix', 'timeZone', 'venue'],
      ...['series.firstMeetingOn', 'series.slotOffset', 'reminderRules.id'],
      ...['changed.part', 'changed.by', 'changed.at', 'changed.what'],
      // Each force keeps things by its own schedule.
      ...['retention.issue', 'retention.meeting', 'retention.member', 'retention.message'],
      ...['retention.task', 'retention.turnedAway', 'retention.group', 'retention.nominal'],
      // With which of its own times a panel compares itself.
      ...['baseline.from', 'baseline.to'],
      // What is known of its own area.
      ...['localProfile.version', 'localProfile.on', 'localProfile.url'],
      // Each panel's own words, with who said yes to which of them.
      ...['statements.version', 'statements.text', 'statements.from'],
    ],
  },
  agency: {
    goes: ['kind', 'name', 'regime', 'seatsWanted'],
    stays: [
      ...['id', 'panelId', 'tenantIds', 'contactId', 'approachedOn'],
      ...['isa.signedOn', 'isa.reviewOn', 'isa.version', 'isa.direction', 'isa.forForce', 'isa.forPartner.name'],
      ...['isa.forPartner.memberId', 'isa.forPartner.on', 'isa.forPartner.way', 'isasBefore.signedOn'],
      ...['isasBefore.reviewOn', 'isasBefore.version', 'isasBefore.direction', 'isasBefore.forForce'],
      ...['isasBefore.forPartner.name', 'isasBefore.forPartner.memberId', 'isasBefore.forPartner.on'],
      ...['isasBefore.forPartner.way', 'isaWaits.signedOn', 'isaWaits.reviewOn', 'isaWaits.version'],
      ...['isaWaits.direction', 'isaWaits.forForce', 'isaWaits.signatoryId'],
      ...['groupId', 'visitedOn', 'presentations.on', 'presentations.audience', 'endsOn'],
    ],
  },
  power: {
    goes: [...['id', 'on', 'agency', 'power', 'legalBasis', 'lever', 'typicalOpportunity', 'fourP', 'confidence']],
    // Who held it against the law, and when: each panel does so itself.
    stays: ['checked.by', 'checked.on', 'changed.by', 'changed.at'],
  },
} as const satisfies Record<string, { readonly goes: readonly string[]; readonly stays: readonly string[] }>;

/** As much of a record as `goes` names. */
export function carriedOf(value: unknown, goes: readonly string[], within = ''): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => carriedOf(each, goes, within));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    const at = `${within}${name}`;
    const isCarried = goes.some((each) => each === at || each.startsWith(`${at}.`));
    return isCarried ? [[name, carriedOf(inner, goes, `${at}.`)]] : [];
  });
  return Object.fromEntries(entries);
}

const address = /[^\s@<>()[\],;]+@[^\s@<>()[\],;]+\.[^\s@<>()[\],;]+/gu;
const number = /(?<![\d-])(?:\+\d{1,3}|\(?0)[\d ()-]{7,}\d/gu;

/** "SEN-27-014", "I-27-003", "NM-OCG-14": of a task, an issue or a group of the force. */
const reference = /(?<![\p{L}\p{M}\d-])\p{Lu}{1,8}(?:-\p{Lu}{2,8}-\d{1,6}|-\d{2}-\d{2,6})(?![\p{L}\p{M}\d])/gu;

/**
 * A text without the names of `people`, in whatever capitals and accents, addresses, telephone numbers and references of
 * records: whoever and whatever is named in one is of another force.
 */
export function unnamed(text: string, people: readonly string[]): string {
  const parts = people.flatMap((name) => [name, ...name.split(/\s+/u)]).filter((part) => part.length > 1);
  const words = [...new Set(parts.map((part) => searchable(part)))].sort((a, b) => b.length - a.length);
  const bare = text.replace(address, '(address)').replace(number, '(number)').replace(reference, '(reference)');
  if (words.length === 0) return bare;
  const named = new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.map(inAnyAccent).join('|')})(?![\\p{L}\\p{M}])`, 'giu');
  const apart = bare.normalize('NFD');
  const without = apart.replace(named, '(name)');
  // What names nobody stays as it was written.
  return without === apart ? bare : without.normalize('NFC').replace(/\(name\)(?: \(name\))+/gu, '(name)');
}

function inAnyAccent(word: string): string {
  return Array.from(word, (letter) => `${literal(letter)}\\p{M}*`).join('');
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}
