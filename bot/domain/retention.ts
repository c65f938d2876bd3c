import { z } from 'zod';

/** Classes of record, in the order in which they are shown. */
export const recordClasses = [
  ...(['task', 'issue', 'meeting', 'group', 'nominal', 'member', 'message', 'turnedAway'] as const),
] as const;
export const RecordClass = z.enum(recordClasses);
export type RecordClass = z.infer<typeof RecordClass>;

/** How it is called where several are meant. */
export const classNames: Readonly<Record<RecordClass, string>> = {
  task: 'Tasks',
  issue: 'Issues',
  meeting: 'Meetings and their minutes',
  group: 'Groups',
  nominal: 'People in groups',
  member: 'People who left',
  message: 'Messages and links in e-mails',
  turnedAway: 'People who were turned away',
};

/** From when its period runs. */
export const classBegins: Readonly<Record<RecordClass, string>> = {
  task: 'after it was closed or withdrawn',
  issue: 'after it was answered, discussed, made a task, merged or withdrawn',
  meeting: 'after it was held or cancelled',
  group: 'after it was recorded',
  nominal: 'after they were recorded, or last put right',
  member: 'after their last day',
  message: 'after it was sent',
  turnedAway: 'after they last tried',
};

const Months = z
  .number()
  .int('Give whole months.')
  .min(1, 'A month is the least.')
  .max(1200, 'A hundred years are the most.');

/** How many months each class is kept before it is looked at. */
export const RetentionPeriods = z.object({
  ...{ task: Months, issue: Months, meeting: Months, group: Months, nominal: Months },
  ...{ member: Months, message: Months, turnedAway: Months },
});
export type RetentionPeriods = z.infer<typeof RetentionPeriods>;

/** The panel's own schedule, to be checked against the force's. */
const defaultPeriods: RetentionPeriods = {
  ...{ task: 72, issue: 72, meeting: 72, group: 72, nominal: 72 },
  ...{ member: 12, message: 12, turnedAway: 6 },
};

interface WithPeriods {
  /** Classes that came later have the product's own period until somebody sets it. */
  readonly retention?: { readonly [Class in RecordClass]?: number | undefined } | undefined;
}

export function periodsOf({ retention = {} }: WithPeriods): RetentionPeriods {
  return {
    task: retention.task ?? defaultPeriods.task,
    issue: retention.issue ?? defaultPeriods.issue,
    meeting: retention.meeting ?? defaultPeriods.meeting,
    group: retention.group ?? defaultPeriods.group,
    nominal: retention.nominal ?? defaultPeriods.nominal,
    member: retention.member ?? defaultPeriods.member,
    message: retention.message ?? defaultPeriods.message,
    turnedAway: retention.turnedAway ?? defaultPeriods.turnedAway,
  };
}

/** "6 years", "18 months" */
export function periodText(months: number): string {
  if (months % 12 !== 0) return months === 1 ? '1 month' : `${months} months`;
  return months === 12 ? '1 year' : `${months / 12} years`;
}

/** Cards and mails name records, and go before them. */
export function outlivedByMessages(periods: RetentionPeriods): RecordClass | undefined {
  return (['task', 'issue', 'meeting', 'group', 'nominal'] as const).find((each) => periods[each] < periods.message);
}
