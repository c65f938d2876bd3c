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

/** Of which kind are the records that it counts. */
export function typeOf(measure: KeptMeasure): CountedType {
  const types = ['task', 'issue', 'disruption', 'opportunity'] as const;
  return types.find((type) => isAmong(measure, measuresOf[type])) ?? 'meeting';
}

function isAmong(measure: KeptMeasure, some: readonly KeptMeasure[]): boolean {
  return some.includes(measure);
}

export function isKept(name: string): name is KeptMeasure {
  return keptMeasures.some((each) => each === name);
}

/** How things stand today, whatever the period. */
export const standingMeasures = ['overdueNow', 'isaCoverage', 'presentationsDue'] as const;
export type StandingMeasure = (typeof standingMeasures)[number];

/** In the order in which they stand on the screen. `partnerIssues` tells the issues that were raised by who raised them. */
export const measures = [
  ...(['tasksGiven', 'tasksClosed', 'doneInTime', 'tasksOverdue', 'overdueNow', 'ackTime'] as const),
  ...(['disruptions', 'disruptionsProposed', 'opportunities'] as const),
  ...(['issuesRaised', 'partnerIssues', 'shareTime', 'attendance', 'isaCoverage', 'presentationsDue'] as const),
] as const satisfies readonly (KeptMeasure | StandingMeasure | 'partnerIssues')[];
export type Measure = (typeof measures)[number];

/** Told of a period, by the day. */
export type PeriodMeasure = Exclude<Measure, StandingMeasure>;

/** By what a measure is told apart. */
export const dimensions = ['grade', 'agency', 'fourP', 'tenure'] as const;
export type Dimension = (typeof dimensions)[number];

/** By what the issues that were raised are told apart in the threat picture. */
export type TagDimension = 'threats' | 'place' | 'sector';

/**
 * `count`: how many. `share`: how many of all. `workingTime`, `time`: minutes, the mean of all; of the first those of
 * working hours alone.
 */
type Unit = 'count' | 'share' | 'workingTime' | 'time';

interface Words {
  readonly name: string;
  /** As it stands on the screen. */
  readonly definition: string;
  readonly unit: Unit;
  /** Of a share: what its part is. */
  readonly part?: string;
  /** What there is of it: "24 tasks". */
  readonly of: { readonly one: string; readonly many: string };
  /** Fewer, or sooner, is better. */
  readonly lessIsBetter?: true;
}

const tasks = { one: 'task', many: 'tasks' };
const issues = { one: 'issue', many: 'issues' };
const disruptions = { one: 'disruption', many: 'disruptions' };
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
    ...{
      name: 'Opportunities tasked',
      unit: 'share',
      part: 'tasked',
      of: { one: 'opportunity', many: 'opportunities' },
    },
    definition:
      'Of the opportunities that were raised, those that are a task now; others are parked, rejected or undecided.',
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
  presentationsDue: {
    ...{ name: 'Presentations due', unit: 'count', of: partners, lessIsBetter: true },
    definition: 'Partners that were not told within a year what the panel does.',
  },
};

export function isStanding(measure: Measure): measure is StandingMeasure {
  const standing: readonly Measure[] = standingMeasures;
  return standing.includes(measure);
}

/** The one that the counters keep for it. */
export function keptFor(measure: PeriodMeasure): KeptMeasure {
  return measure === 'partnerIssues' ? 'issuesRaised' : measure;
}
