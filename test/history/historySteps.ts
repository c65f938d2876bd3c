import { formVersion } from '../../bot/domain/formVersion';
import { noTags } from '../../bot/domain/issueSteps';
import { addDays, instantAt } from '../../bot/domain/time';
import { sha256 } from '../../bot/wiring/sha256';
import type { Chance } from '../support/chance';
import { groupsAfter } from './groupSteps';
import { type HistorySize, meetingDay, oneOfRole, shareOf, slotAfter, type Stage, type Step, ZONE } from './stage';
import { tasksAfter } from './taskSteps';

/** Of an issue that nobody has said anything of yet. */
const UNTAGGED = formVersion(noTags, sha256);

export const wholeHistory: HistorySize = { meetings: 18, tasks: 1320, issues: 400, groups: 60 };

/** All that happens on a panel from its first meeting until two months after its last, in its order. */
export function historySteps(stage: Stage): Step[] {
  const steps: Step[] = [];
  const { size } = stage;
  for (let number = 1; number <= size.meetings; number += 1) {
    steps.push(...aroundMeeting(stage, number));
    steps.push(...tasksAfter(stage, number));
    steps.push(...issuesAfter(stage, number), ...groupsAfter(stage, number));
  }
  return steps
    .map((step, order) => ({ step, order }))
    .sort(byTime)
    .map(({ step }) => step);
}

function byTime(a: { step: Step; order: number }, b: { step: Step; order: number }): number {
  return a.step.at === b.step.at ? a.order - b.order : a.step.at < b.step.at ? -1 : 1;
}

function aroundMeeting(stage: Stage, number: number): Step[] {
  const { people, chance, words } = stage;
  const on = meetingDay(stage, number);
  const [chair, coordinator] = [oneOfRole(people, 'chair'), oneOfRole(people, 'coordinator')];
  const meeting = { meetingId: `M${number}` };
  const step = (name: string, kind: object) => ({ ...meeting, stepId: `history-${number}-${name}`, step: kind });
  const at = (time: string) => instantAt(on, time, ZONE);
  const coming = people.filter(({ role }) => role !== 'auditor' && chance.below(10) < 7);
  const begun = at('10:00');
  const decided = Array.from({ length: 2 + chance.below(4) }, (_, each) => ({
    ...{ ...meeting, entryId: `history-${number}-decision-${each}`, itemId: 'item-3', kind: 'decision' },
    text: words.decision(),
  }));
  return [
    ...(number % 6 === 1 && number > 1
      ? [
          {
            at: slotAfter(addDays(on, -50), 0),
            who: coordinator,
            name: 'meeting.planSeries',
            input: { count: 6 },
          } as const,
        ]
      : []),
    { at: instantAt(addDays(on, -9), '09:30', ZONE), who: coordinator, name: 'agenda.publish', input: meeting },
    ...coming.slice(0, 12).map(({ id }) => {
      return { at: instantAt(addDays(on, -5), '11:10', ZONE), ...reply(id, meeting, chance) };
    }),
    { at: begun, who: chair, name: 'meeting.step', input: step('start', { kind: 'start' }) },
    ...coming.map(({ id }) => {
      return {
        at: begun,
        who: coordinator,
        name: 'attendance.mark',
        input: { ...meeting, memberId: id, present: true },
      } as const;
    }),
    ...['item-2', 'item-3'].map((itemId) => {
      return {
        at: at('10:20'),
        who: chair,
        name: 'meeting.step',
        input: step(itemId, { kind: 'goTo', itemId }),
      } as const;
    }),
    ...decided.map((input) => ({ at: at('10:20'), who: chair, name: 'meeting.record', input }) as const),
    ...['item-4', 'item-5', 'item-6', 'item-7', 'item-8'].map((itemId) => {
      return {
        at: at('11:30'),
        who: chair,
        name: 'meeting.step',
        input: step(itemId, { kind: 'goTo', itemId }),
      } as const;
    }),
    { at: at('12:02'), who: chair, name: 'meeting.close', input: { ...meeting, stepId: `history-${number}-close` } },
    { at: slotAfter(on, 5), who: chair, name: 'minutes.confirm', input: meeting },
  ];
}

function reply(who: string, meeting: object, { oneOf }: Chance): Pick<Step, 'who' | 'name' | 'input'> {
  const answer = oneOf(['coming', 'coming', 'coming', 'coming', 'apology'] as const);
  return { who, name: 'attendance.reply', input: { ...meeting, answer } };
}

function issuesAfter(stage: Stage, number: number): Step[] {
  const { size, people, words, chance } = stage;
  const coordinator = oneOfRole(people, 'coordinator');
  return Array.from({ length: shareOf(size.issues, size.meetings, number) }, (_, each): Step[] => {
    const issueId = `issue-${number}-${each}`;
    const raiser = chance.oneOf(people.filter(({ role }) => role !== 'auditor'));
    const inDays = 1 + chance.below(50);
    const at = (days: number) => slotAfter(meetingDay(stage, number), inDays + days);
    const raised: Step = { at: at(0), who: raiser.id, name: 'issue.raise', input: { issueId, text: words.issue() } };
    const fate = chance.below(10);
    if (fate === 0) return [raised];
    const tags = { threats: [words.threat()], place: words.town(), sector: words.sector() };
    const tagged: Step = {
      at: at(3),
      who: coordinator,
      name: 'issue.tag',
      input: { issueId, version: UNTAGGED, ...tags },
    };
    const triaged: Step = { at: at(3), who: coordinator, name: 'issue.triage', input: { issueId } };
    const ended: Step = {
      ...{ at: at(6), who: coordinator, name: 'issue.close' },
      input: { issueId, answer: words.outcome() },
    };
    return fate < 3 ? [raised, triaged, tagged] : [raised, triaged, tagged, ended];
  }).flat();
}
