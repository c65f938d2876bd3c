/** What the counters keep, by kind of record. The same names are keys of those records. */
export const measuresOf = {
  task: ['tasksGiven', 'tasksClosed', 'ackTime', 'doneInTime', 'tasksOverdue'],
  issue: ['issuesRaised', 'shareTime'],
  meeting: ['attendance'],
  disruption: ['disruptions', 'disruptionsProposed'],
  opportunity: ['opportunities'],
} as const;
export type CountedType = keyof typeof measuresOf;
export const keptMeasures = [
  ...[...measuresOf.task, ...measuresOf.issue, ...measuresOf.meeting],
  ...[...measuresOf.disruption, ...measuresOf.opportunity],
] as const;
export type KeptMeasure = (typeof keptMeasures)[number];

/** Counted whenever they are read, of what is read whole: there are few threats, and few groups. */
const listedMeasures = { threat: ['newThreats', 'threatsProposed'], group: ['opportunitiesPerGroup'] } as const;
type ListedType = keyof typeof listedMeasures;
export type ReckonedMeasure = KeptMeasure | (typeof listedMeasures)[ListedType][number];

/** Of which kind are the records that it counts. */
export function typeOf(measure: ReckonedMeasure): CountedType | ListedType {
  const types = ['task', 'issue', 'disruption', 'opportunity', 'threat', 'group'] as const;
  const all = { ...measuresOf, ...listedMeasures };
  return types.find((type) => isAmong(measure, all[type])) ?? 'meeting';
}

function isAmong(measure: string, some: readonly string[]): boolean {
  return some.includes(measure);
}

export function isReckoned(name: string): name is ReckonedMeasure {
  return [...keptMeasures, ...listedMeasures.threat, ...listedMeasures.group].some((each) => each === name);
}

/** How things stand today, whatever the period. */
export const standingMeasures = ['overdueNow', 'isaCoverage', 'seatsEmpty', 'presentationsDue'] as const;
export type StandingMeasure = (typeof standingMeasures)[number];

/** In the order in which they stand on the screen. `partnerIssues` tells the issues that were raised by who raised them. */
export const measures = [
  ...(['tasksGiven', 'tasksClosed', 'doneInTime', 'tasksOverdue', 'overdueNow', 'ackTime'] as const),
  ...(['disruptions', 'disruptionsProposed', 'opportunities', 'opportunitiesPerGroup'] as const),
  ...(['newThreats', 'threatsProposed', 'issuesRaised', 'partnerIssues', 'shareTime', 'attendance'] as const),
  ...(['isaCoverage', 'seatsEmpty', 'presentationsDue'] as const),
] as const satisfies readonly (ReckonedMeasure | StandingMeasure | 'partnerIssues')[];
export type Measure = (typeof measures)[number];

/** Of groups: for whoever sees these. */
export function isOfGroups(measure: Measure): boolean {
  return isAmong(measure, [...measuresOf.disruption, ...measuresOf.opportunity, ...listedMeasures.group]);
}

/** Told of a period, by the day. */
export type PeriodMeasure = Exclude<Measure, StandingMeasure>;

/** By what a measure is told apart. */
export const dimensions = ['grade', 'agency', 'fourP', 'tenure'] as const;
export type Dimension = (typeof dimensions)[number];

/** By what the issues that were raised are told apart in the threat picture. */
export type TagDimension = 'threats' | 'place' | 'sector';

/**
 * `count`: how many. `share`: how many of all. `workingTime`, `time`: minutes, the mean of all; of the first those of
 * working hours alone. `mean`: how many each has.
 */
type Unit = 'count' | 'share' | 'workingTime' | 'time' | 'mean';

interface Noun {
  readonly one: string;
  readonly many: string;
}

interface Words {
  readonly name: string;
  /** As it stands on the screen. */
  readonly definition: string;
  readonly unit: Unit;
  /** Of a share: what its part is. */
  readonly part?: string;
  /** What there is of it: "24 tasks". */
  readonly of: Noun;
  /** Of a mean: what each has. */
  readonly has?: Noun;
  /** Fewer, or sooner, is better. */
  readonly lessIsBetter?: true;
}

const tasks = { one: 'task', many: 'tasks' };
const issues = { one: 'issue', many: 'issues' };
const disruptions = { one: 'disruption', many: 'disruptions' };
const threats = { one: 'threat', many: 'threats' };
const opportunities = { one: 'opportunity', many: 'opportunities' };
const partners = { one: 'partner', many: 'partners' };

export const measureWords: Readonly<Record<Measure, Words>> = {
  tasksGiven: {
    ...{ name: 'Tasks given', unit: 'count', of: tasks },
    definition:
      'Tasks that were given to an agency, by the day on which they were written. Withdrawn ones do not count.',
  },
  tasksClosed: {
    ...{ name: 'Tasks closed', unit: 'count', of: tasks },
    definition: 'Tasks that the coordinator or the chair closed, with an outcome. Only closed counts as done.',
  },
  doneInTime: {
    ...{ name: 'Completed in time', unit: 'share', part: 'in time', of: tasks },
    definition: 'Of the tasks that were completed, those completed by the end of their due day.',
  },
  tasksOverdue: {
    ...{ name: 'Became overdue', unit: 'count', of: tasks, lessIsBetter: true },
    definition: 'Tasks whose due day passed in the period before they were completed, by the due day that stands now.',
  },
  overdueNow: {
    ...{ name: 'Overdue', unit: 'count', of: tasks, lessIsBetter: true },
    definition: 'Tasks that an agency still owes and whose due day is over.',
  },
  ackTime: {
    ...{ name: 'Time to acknowledge', unit: 'workingTime', of: tasks, lessIsBetter: true },
    definition:
      'From when a task first reached its owner until it was acknowledged, in working hours: outside the quiet hours, no weekends, no bank holidays. The mean of the tasks acknowledged in the period.',
  },
  disruptions: {
    ...{ name: 'Disruptions, moderated', unit: 'count', of: disruptions },
    definition:
      'Disruptions done in the period, by the grade that somebody other than who proposed it gave. Those taken back do not count. Each agency that is credited counts.',
  },
  disruptionsProposed: {
    ...{ name: 'Disruptions, proposed', unit: 'count', of: disruptions },
    definition:
      'Disruptions done in the period, by the grade that was proposed, moderated since or not. Those taken back do not count.',
  },
  opportunities: {
    ...{ name: 'Opportunities tasked', unit: 'share', part: 'tasked', of: opportunities },
    definition:
      'Of the opportunities that were raised, those that are a task now; others are parked, rejected or undecided.',
  },
  opportunitiesPerGroup: {
    ...{ name: 'Opportunities per new group', unit: 'mean', has: opportunities },
    of: { one: 'new group', many: 'new groups' },
    definition:
      'Opportunities raised so far for the groups that were recorded in the period, for each of these; at the founding of the panel too.',
  },
  newThreats: {
    ...{ name: 'New threats, confirmed', unit: 'count', of: threats },
    definition:
      'Threats that somebody of the panel named and whoever runs it confirmed in the period. Those declined since do not count.',
  },
  threatsProposed: {
    ...{ name: 'New threats, proposed', unit: 'count', of: threats },
    definition: 'Threats that were named in the period, confirmed since or not. Declined ones do not count.',
  },
  issuesRaised: {
    ...{ name: 'Issues raised', unit: 'count', of: issues },
    definition: 'Issues that were raised, by the day and by whose they are. Withdrawn ones do not count.',
  },
  partnerIssues: {
    ...{ name: 'Raised by partners', unit: 'share', part: 'by partners', of: issues },
    definition: 'Of the issues that were raised, those of partners; the others are the force’s own.',
  },
  shareTime: {
    ...{ name: 'Time to share', unit: 'time', of: issues, lessIsBetter: true },
    definition:
      'From when an issue was raised until it was first disclosed to a named agency other than its own. The mean of the issues shared in the period.',
  },
  attendance: {
    ...{ name: 'Attendance', unit: 'share', part: 'came', of: { one: 'seat', many: 'seats' } },
    definition:
      'Of the seats that were filled and invited to the meetings that closed, those present or with a substitute. New: in their first six meetings.',
  },
  isaCoverage: {
    ...{ name: 'Agreements in force', unit: 'share', part: 'in force', of: partners },
    definition: 'Of the partners that need an information sharing agreement, those whose agreement is in force.',
  },
  seatsEmpty: {
    ...{ name: 'Seats empty', unit: 'count', of: { one: 'seat', many: 'seats' }, lessIsBetter: true },
    definition: 'Seats that the panel wants at its agencies and for which nobody sits, substitutes apart.',
  },
  presentationsDue: {
    ...{ name: 'Presentations due', unit: 'count', of: partners, lessIsBetter: true },
    definition: 'Partners that were not told within a year what the panel does.',
  },
};

export function isStanding(measure: Measure): measure is StandingMeasure {
  const standing: readonly Measure[] = standingMeasures;
  return standing.includes(measure);
}

/** The one that is counted for it. */
export function keptFor(measure: PeriodMeasure): ReckonedMeasure {
  return measure === 'partnerIssues' ? 'issuesRaised' : measure;
}
