import { kindName } from '../../domain/agencyKinds';
import { reasonsOffered } from '../../domain/readingReasons';
import { gatewaysOffered } from '../../domain/disclosure';
import { meetingReference } from '../../domain/meeting';
import type { Panel } from '../../domain/panel';
import type { SettingsPart } from '../../domain/settings';
import type { ConfigurationPlan, Standing } from './planConfiguration';

export interface PlanPart {
  readonly part: string;
  readonly lines: string[];
}

/** In sentences, part by part: what would be made or changed. Of what stays, nothing. */
export function planLines(plan: ConfigurationPlan, standing: Standing): PlanPart[] {
  const all = [
    { part: 'Organisations', lines: agencyLines(plan) },
    { part: 'Agenda', lines: [...settingsLines(plan, 'agenda'), ...meetingLines(plan)] },
    { part: 'Series', lines: settingsLines(plan, 'series') },
    { part: 'Panel', lines: settingsLines(plan, 'panel', 'reasons', 'grades') },
    { part: 'Reminders', lines: settingsLines(plan, 'rules', 'hours', 'targets', 'templates') },
    { part: 'Gateways', lines: settingsLines(plan, 'gateways') },
    { part: 'Powers', lines: powerLines(plan, standing) },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

function agencyLines({ added, wanted }: ConfigurationPlan): string[] {
  return [
    ...added.map(({ name, kind, seatsWanted }) => {
      const known = kindName(kind) === name ? '' : ` (${kindName(kind)})`;
      return `${name} is added${known}, ${seatsText(seatsWanted)}`;
    }),
    ...wanted.map(({ name, seatsWanted }) => `${name}: ${seatsText(seatsWanted)}`),
  ];
}

function meetingLines({ meetings }: ConfigurationPlan): string[] {
  if (meetings.length === 0) return [];
  const [takes, it] = meetings.length === 1 ? ['takes', 'it'] : ['take', 'them'];
  return [`${meetings.map(meetingReference).join(', ')} ${takes} it over: nothing was put on ${it} yet`];
}

function settingsLines({ panel, parts }: ConfigurationPlan, ...of: readonly SettingsPart[]): string[] {
  return of.filter((part) => parts.includes(part)).map((part) => settingsTexts[part](panel));
}

const settingsTexts: Readonly<Record<SettingsPart, (panel: Panel) => string>> = {
  panel: ({ marking, quorum: { people, agencies } }) =>
    `Marked ${marking}; quorum ${people} people of ${agencies} organisations`,
  series: seriesText,
  agenda: ({ agendaTemplate }) => {
    const minutes = agendaTemplate.reduce((sum, line) => sum + line.minutes, 0);
    return `${countText(agendaTemplate.length, 'line', 'lines')}, ${minutes} minutes in all`;
  },
  rules: ({ reminderRules }) => `${countText(reminderRules.length, 'rule', 'rules')}, escalation among them`,
  hours: ({ quietHours }) => `Quiet hours from ${quietHours?.from ?? ''} until ${quietHours?.until ?? ''}`,
  targets: ({ targets }) =>
    `An answer within ${countText(targets?.ackWorkingDays ?? 0, 'working day', 'working days')}, urgent within ${countText(targets?.urgentHours ?? 0, 'hour', 'hours')}`,
  templates: ({ taskTemplates }) => countText(taskTemplates.length, 'task template', 'task templates'),
  reasons: (panel) => {
    const offered = reasonsOffered(panel, 'person');
    return offered.length === 0
      ? 'Nobody is asked why they open a person’s record'
      : `Whoever opens a person, or a restricted task or issue, is asked why: ${offered.join(', ')}`;
  },
  grades: () => 'What major, moderate and minor disruptions are, in the other panel’s words',
  statement: () => 'The confidentiality statement',
  // Each force has its own area, and its own schedule: no configuration brings one.
  profile: () => '',
  retention: () => '',
  gateways: (panel) =>
    `${countText(gatewaysOffered(panel).length, 'gateway is', 'gateways are')} offered; check each against current law before it is used`,
};

const ordinals = ['first', 'second', 'third', 'fourth'];

function seriesText({ series }: Panel): string {
  const { everyMonths, weekOfMonth, weekday, startsAt, durationMinutes } = series;
  const every = everyMonths === 1 ? 'every month' : `every ${everyMonths} months`;
  return `The ${ordinals[weekOfMonth - 1] ?? ''} ${weekday}, ${every}, at ${startsAt}, for ${durationMinutes} minutes; meetings that are planned keep their day`;
}

/** Each is counted once: what is new, else what is switched, else what is worded otherwise. */
function powerLines({ powers }: ConfigurationPlan, standing: Standing): string[] {
  if (powers.length === 0) return [];
  const known = new Map(standing.powers.map((power) => [power.id, power]));
  const added = powers.filter(({ id }) => !known.has(id)).length;
  const switched = powers.filter(({ id, on }) => known.has(id) && known.get(id)?.on !== on).length;
  const counts = [
    [added, 'power is added', 'powers are added'],
    [switched, 'power is switched on or off', 'powers are switched on or off'],
    [powers.length - added - switched, 'power is worded otherwise', 'powers are worded otherwise'],
  ] as const;
  const lines = counts.flatMap(([count, one, many]) => (count === 0 ? [] : [countText(count, one, many)]));
  return [...lines, 'Check each against current law before it is used'];
}

function countText(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function seatsText(count = 1): string {
  return count === 1 ? '1 seat wanted' : `${count} seats wanted`;
}
