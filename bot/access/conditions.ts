import type { ChatStep } from '../domain/chat';
import type { IssueStep } from '../domain/issueSteps';
import type { MinutesStep } from '../domain/minutes';
import type { TaskStep } from '../domain/taskSteps';
import type { Condition, Conditions } from './condition';
import { groupConditions } from './groupConditions';
import { type IssueCondition, issueConditions } from './issueConditions';
import { linkConditions } from './linkSight';
import { logConditions } from './logConditions';
import {
  dealingConditions,
  itemConditions,
  meetingConditions,
  sectionConditions,
  stepConditions,
  type TakingPart,
} from './meetingConditions';
import { requestConditions, restrictableConditions } from './restrictionConditions';
import { disruptedConditions, type DisruptionCondition, disruptionConditions } from './disruptionConditions';
import { referralConditions } from './referralConditions';
import { hasRight, type Right } from './rights';
import { opportunityConditions } from './opportunityConditions';
import { nominalConditions, peopleConditions } from './nominalConditions';
import { type TaskCondition, taskConditions } from './taskConditions';
import type { Viewer } from './viewer';

/** What whoever looks may be offered to do with a disruption that stands. */
export type DisruptionStep = 'moderate' | 'correct' | 'withdraw' | 'check';

/** About no one record: nothing is left to ask of whoever has the right. */
const ofNoRecord = {
  anybody: 'Nothing more than the right.',
  oneself: 'It is about whoever asks, and about nobody else.',
  'as far as one may see': 'It holds what whoever asks may see; of the rest not even how much there is.',
} as const;
type GeneralCondition = keyof typeof ofNoRecord;

const ofRecords = {
  ...restrictableConditions.named,
  ...requestConditions.named,
  ...taskConditions.named,
  ...issueConditions.named,
  ...meetingConditions.named,
  ...stepConditions.named,
  ...dealingConditions.named,
  ...itemConditions.named,
  ...sectionConditions.named,
  ...groupConditions.named,
  ...logConditions.named,
  ...peopleConditions.named,
  ...nominalConditions.named,
  ...disruptedConditions.named,
  ...referralConditions.named,
  ...disruptionConditions.named,
  ...linkConditions.named,
  ...opportunityConditions.named,
};

/** THE closed list: whom a row of the two tables is for, among those who have its right. */
export type ConditionName = GeneralCondition | keyof typeof ofRecords;

/** Each in plain English. */
export const conditionTexts: Readonly<Record<ConditionName, string>> = {
  ...ofNoRecord,
  ...textsOf(ofRecords),
};

function textsOf<Name extends string>(named: Readonly<Record<Name, { says: string }>>): Record<Name, string>;
function textsOf(named: Readonly<Record<string, { says: string }>>): Record<string, string> {
  return Object.fromEntries(Object.entries(named).map(([name, { says }]) => [name, says]));
}

export function isOfNoRecord(name: string): name is GeneralCondition {
  return Object.hasOwn(ofNoRecord, name);
}

/** Who may come through: what a row of the tables says of that. */
export interface Door<Name extends ConditionName = ConditionName> {
  readonly right: Right;
  readonly condition: Name;
}

/** Of a row that asks nothing more than its right. */
type GeneralDoor = Door<GeneralCondition>;

export function isOpenToAll({ right }: GeneralDoor, viewer: Viewer): boolean {
  return hasRight(viewer, right);
}

export type TaskDoor = Door<TaskCondition | GeneralCondition>;

/** Those that ask nothing of the meeting. */
export type GeneralMeetingDoor =
  | ('meeting.move' | 'meeting.link' | 'agenda.addItem' | 'agenda.publish' | 'agenda.decideLate')
  | 'meetings.minutes';

/** The rows by which the views tell what whoever looks may do with a meeting … */
export type MeetingDoors = Readonly<
  Record<GeneralMeetingDoor, GeneralDoor> &
    Record<'attendance.reply', Door<keyof typeof meetingConditions.named>> &
    Record<'meeting.step', Door<keyof typeof stepConditions.named>> &
    Record<'meeting.record' | 'meeting.giveTask' | 'meeting.present' | 'attendance.answerFloor', Door<TakingPart>>
>;

/** … and with its minutes, with tasks, issues and chats. */
export type Doors = MeetingDoors &
  Readonly<
    Record<`minutes.${Exclude<MinutesStep, 'edit'>}` | `chat.${ChatStep}`, GeneralDoor> &
      Record<'minutes.edit', Door<keyof typeof sectionConditions.named>> &
      Record<`task.${TaskStep}` | 'task.split' | 'task.chase' | 'task.comment', TaskDoor> &
      Record<`issue.${IssueStep}`, Door<IssueCondition>> &
      Record<`disruption.${DisruptionStep}`, Door<DisruptionCondition>> &
      Record<'restriction.set', Door<keyof typeof restrictableConditions.named>>
  >;

/** Whether the door is open to `viewer` for `subject`: what is offered is what would be let through. */
export function isOpenTo<Subject, Name extends ConditionName>(
  { right, condition }: Door<Name | GeneralCondition>,
  conditions: Conditions<Subject, Name>,
  subject: Subject,
  viewer: Viewer,
): boolean {
  if (!hasRight(viewer, right) || !conditions.sees(subject, viewer)) return false;
  return conditionIn(conditions, condition)?.holds(subject, viewer) ?? isOfNoRecord(condition);
}

export function conditionIn<Subject>(
  { named }: Conditions<Subject>,
  name: ConditionName,
): Condition<Subject> | undefined {
  return Object.hasOwn(named, name) ? named[name] : undefined;
}
