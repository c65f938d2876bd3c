import { z } from 'zod';
import { AgendaLine } from './agenda';
import { canonical } from './canonical';
import { PanelGateways } from './disclosure';
import { FormVersion, formVersion } from './formVersion';
import { GradeTexts } from './gradeTexts';
import type { MemberId } from './ids';
import { listed } from './listed';
import { LocalProfile } from './localProfile';
import type { Sha256 } from './log';
import type { Meeting } from './meeting';
import { Panel, Series } from './panel';
import { Refusal } from './refusal';
import { ReadingReasons } from './readingReasons';
import { outlivedByMessages, RetentionPeriods } from './retention';
import { QuietHours, ReminderRule, ruleId } from './reminder';
import { readersFault } from './reminderReaders';
import { firstDayFault, seriesOver } from './series';
import { MOST_OF_STATEMENT, withStatement } from './statement';
import { Targets } from './targets';
import { TaskTemplate } from './taskTemplate';
import { refuseAboveCeiling, typedDraft, typedLine, typedText } from './text';
import type { Instant, LocalDate } from './time';

const { referencePrefix, marking, quorum } = Panel.shape;
const AgendaLines = z
  .array(AgendaLine.extend({ title: typedLine(120) }))
  .min(1, 'An agenda has one line at the least.')
  .max(40, 'An agenda template has 40 lines at the most.');
const Rules = z.array(ReminderRule.omit({ id: true })).max(60, 'A panel has 60 rules at the most.');
const Templates = z
  .array(TaskTemplate.extend({ title: typedLine(200), detail: typedText(1000).optional() }))
  .max(50, 'A panel has 50 templates at the most.');
/** How it goes on from the meetings there are is worked out, not sent. */
export const SeriesRule = Series.omit({ slotOffset: true });

/** One form of the settings, as it is sent: what it holds, and the version that it was drawn from. */
const Forms = z.discriminatedUnion('part', [
  z.object({
    ...{ part: z.literal('panel'), version: FormVersion, name: typedLine(120), force: typedLine(120) },
    ...{ referencePrefix, venue: typedLine(200), marking, quorum },
  }),
  z.object({ part: z.literal('series'), version: FormVersion, series: SeriesRule }),
  z.object({ part: z.literal('agenda'), version: FormVersion, agendaTemplate: AgendaLines }),
  z.object({ part: z.literal('rules'), version: FormVersion, reminderRules: Rules }),
  z.object({ part: z.literal('hours'), version: FormVersion, quietHours: QuietHours }),
  z.object({ part: z.literal('targets'), version: FormVersion, targets: Targets }),
  z.object({ part: z.literal('templates'), version: FormVersion, taskTemplates: Templates }),
  z.object({ part: z.literal('reasons'), version: FormVersion, readingReasons: ReadingReasons }),
  z.object({ part: z.literal('grades'), version: FormVersion, gradeTexts: GradeTexts }),
  /** Of none: none is named any more. */
  z.object({ part: z.literal('profile'), version: FormVersion, localProfile: LocalProfile.optional() }),
  z.object({ part: z.literal('gateways'), version: FormVersion, gateways: PanelGateways }),
  /** Of no words: nobody is asked any more. */
  z.object({
    ...{ part: z.literal('statement'), version: FormVersion },
    text: typedDraft(MOST_OF_STATEMENT).transform((text) => text.trim()),
  }),
  z.object({ part: z.literal('retention'), version: FormVersion, retention: RetentionPeriods }),
]);
type Sent = z.infer<typeof Forms>;

/** The same, held against itself. */
export const PanelChange = Forms.superRefine((change, context) => {
  for (const fault of faultsIn(change)) context.addIssue({ code: 'custom', ...fault });
});
export type PanelChange = z.infer<typeof PanelChange>;

interface Fault {
  readonly path: (string | number)[];
  readonly message: string;
}

const twiceText = 'It is in the list already.';
const noneOnText = 'Leave one of them on: without one, nothing can be shared with whoever needs one.';

/** What no single field can tell; of other parts each field says all. */
function faultsIn(change: Sent): Fault[] {
  if (change.part === 'series') return seriesFaults(change.series);
  if (change.part === 'hours') return hoursFaults(change.quietHours);
  if (change.part === 'rules') return ruleFaults(change.reminderRules);
  if (change.part === 'gateways') return gatewayFaults(change.gateways);
  if (change.part === 'retention') return retentionFaults(change.retention);
  return change.part === 'reasons' ? twiceIn(change.readingReasons) : [];
}

function seriesFaults(series: z.infer<typeof SeriesRule>): Fault[] {
  const fault = firstDayFault(series);
  return fault === undefined ? [] : [{ path: ['series', 'firstMeetingOn'], message: `${fault}.` }];
}

function hoursFaults({ from, until }: QuietHours): Fault[] {
  const message = 'Quiet hours begin in the evening, and end before that in the morning.';
  return until < from ? [] : [{ path: ['quietHours', 'until'], message }];
}

function twiceIn({ list, forPeople = [] }: ReadingReasons): Fault[] {
  const all = [
    ...list.map((reason, index) => ({ reason, path: ['readingReasons', 'list', index] })),
    ...forPeople.map((reason, index) => ({ reason, path: ['readingReasons', 'forPeople', index] })),
  ];
  return all.flatMap(({ reason, path }, index) =>
    all.findIndex((each) => each.reason === reason) === index ? [] : [{ path, message: twiceText }],
  );
}

function gatewayFaults({ list }: PanelGateways): Fault[] {
  const names = list.map(({ name }) => name);
  const twice = names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [{ path: ['gateways', 'list', index, 'name'], message: twiceText }],
  );
  const isAnyOn = list.some(({ on }) => on);
  return isAnyOn ? twice : [...twice, { path: ['gateways', 'list', 0, 'on'], message: noneOnText }];
}

function ruleFaults(rules: readonly Omit<ReminderRule, 'id'>[]): Fault[] {
  const message = 'Another rule speaks of the same day: give that one all its readers.';
  const ids = rules.map(ruleId);
  const twice = ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [{ path: ['reminderRules', index, 'days'], message }],
  );
  return [...twice, ...rules.flatMap(readerFault)];
}

function retentionFaults(periods: RetentionPeriods): Fault[] {
  const message = 'What is written of a record goes before the record: give this no more than the others.';
  return outlivedByMessages(periods) === undefined ? [] : [{ path: ['retention', 'message'], message }];
}

function readerFault(rule: Omit<ReminderRule, 'id'>, index: number): Fault[] {
  const message = readersFault(rule);
  return message === undefined ? [] : [{ path: ['reminderRules', index, 'to'], message }];
}

export type SettingsPart = PanelChange['part'];

/** What each form holds: each is changed, and guarded against a second editor, by itself. */
const fieldsOf = {
  panel: ['name', 'force', 'referencePrefix', 'venue', 'marking', 'quorum'],
  series: ['series'],
  agenda: ['agendaTemplate'],
  rules: ['reminderRules'],
  hours: ['quietHours'],
  targets: ['targets'],
  templates: ['taskTemplates'],
  gateways: ['gateways'],
  reasons: ['readingReasons'],
  grades: ['gradeTexts'],
  profile: ['localProfile'],
  statement: ['statements'],
  retention: ['retention'],
} as const satisfies Record<SettingsPart, readonly (keyof Panel)[]>;

export function versionOf(panel: Panel, part: SettingsPart, sha256: Sha256): string {
  return formVersion(
    fieldsOf[part].map((field) => panel[field]),
    sha256,
  );
}

interface By {
  readonly by: MemberId;
  readonly at: Instant;
  readonly today: LocalDate;
  /** Those there are, of which a new rule for the series goes on. */
  readonly meetings: readonly Meeting[];
  readonly sha256: Sha256;
  /** What says who changed it meanwhile, as whoever is told of it calls them. */
  readonly overtakenBy: (change: PartChange) => Refusal;
}

type PartChange = NonNullable<Panel['changed']>[number];

/**
 * The panel with one part of its settings changed; the very same where nothing is other than before.
 *
 * @throws Refusal `changed-meanwhile` where somebody else has changed that part since the form was drawn,
 * `marking-too-high`
 */
export function changedPanel(panel: Panel, change: PanelChange, context: By): Panel {
  const { by, at, sha256, overtakenBy } = context;
  const { part, version } = change;
  refuseAboveCeiling(...textsIn(change));
  const next = withWhatStays(panel, { ...panel, ...fieldsIn(panel, change, context) });
  const what = listed(changesIn(panel, next));
  if (what === '') return panel;
  if (version !== versionOf(panel, part, sha256)) {
    const last = panel.changed?.find((each) => each.part === part);
    throw last === undefined ? new Refusal('changed-meanwhile') : overtakenBy(last);
  }
  const others = (panel.changed ?? []).filter((each) => each.part !== part);
  return { ...next, changed: [...others, { part, by, at, what }] };
}

/** What is given as it stood stays the same, with whatever a later version has written into it. */
function withWhatStays(before: Panel, after: Panel): Panel {
  const same = <T>(stood: T, given: T): T => (canonical(stood) === canonical(given) ? stood : given);
  return {
    ...after,
    quorum: same(before.quorum, after.quorum),
    series: same(before.series, after.series),
    agendaTemplate: same(before.agendaTemplate, after.agendaTemplate),
    reminderRules: same(before.reminderRules, after.reminderRules),
    taskTemplates: same(before.taskTemplates, after.taskTemplates),
  };
}

function fieldsIn(panel: Panel, change: PanelChange, { meetings, today, at }: By): Partial<Panel> {
  if (change.part === 'series') return { series: seriesOver(panel.series, change.series, meetings, today) };
  if (change.part === 'statement') {
    const statements = withStatement(panel.statements, change.text, at);
    return statements === undefined ? {} : { statements };
  }
  if (change.part === 'profile') return { localProfile: change.localProfile };
  if (change.part === 'rules') return { reminderRules: change.reminderRules.map((rule) => withId(rule, panel)) };
  const { part: _, version: __, ...fields } = change;
  return fields;
}

/** A rule that stands keeps its id, by which what it has sent is known. */
function withId(rule: Omit<ReminderRule, 'id'>, { reminderRules }: Panel): ReminderRule {
  const stands = reminderRules.find(({ about, days }) => about === rule.about && days === rule.days);
  return { ...rule, id: stands?.id ?? ruleId(rule) };
}

/** Every text of a form, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const fieldNames: Partial<Record<keyof Panel, string>> = {
  name: 'the name',
  force: 'the force',
  referencePrefix: 'the reference prefix',
  venue: 'the venue',
  marking: 'the marking',
  quorum: 'the quorum',
  series: 'the series',
  agendaTemplate: 'the agenda template',
  reminderRules: 'the reminder rules',
  quietHours: 'the quiet hours',
  targets: 'the targets',
  taskTemplates: 'the task templates',
  gateways: 'the gateways',
  readingReasons: 'the reasons for opening a record',
  gradeTexts: 'what the grades of disruptions mean',
  localProfile: 'the local profile',
  statements: 'the confidentiality statement',
  retention: 'how long records are kept',
};

function differing(before: Panel, after: Panel) {
  return Object.values(fieldsOf)
    .flat()
    .filter((field) => canonical(before[field]) !== canonical(after[field]));
}

/** What differs, in words: "the venue". */
function changesIn(before: Panel, after: Panel): string[] {
  return differing(before, after).map((field) => fieldNames[field] ?? field);
}

/** For the log: each field that differs, as it was and as it is. */
export function changeNote(before: Panel, after: Panel): string {
  return differing(before, after)
    .map((field) => `${fieldNames[field] ?? field}: ${wordsOf(before[field])} → ${wordsOf(after[field])}`)
    .join('\n');
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
