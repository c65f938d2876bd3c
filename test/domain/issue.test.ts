import { wholePanel } from '../../bot/domain/audience';
import { IssueId, MeetingId, TaskId } from '../../bot/domain/ids';
import * as steps from '../../bot/domain/issueSteps';
import type { Triage } from '../../bot/domain/issueSteps';
import { Issue, isOpenIssue, issueReaders, issueReference, type IssueState, issueStates } from '../../bot/domain/issue';
import { guardIssueStep, mayStepIssue } from '../support/doors';
import { maySeeIssue } from '../../bot/access/sight';
import type { PersonViewer } from '../../bot/access/viewer';
import type { Instant } from '../../bot/domain/time';
import { Refusal } from '../../bot/domain/refusal';
import { anIssue, ea, hmrc, moment, priya, tuesday } from '../support/builders';
import { people } from './stepCast';

const { owner: raiser, colleague, otherAgency, coordinator, chair, observer, auditor } = people;
/** As the use cases do: first whether they may, then the step. */
function edit(issue: Issue, text: string, viewer: PersonViewer, at: Instant): Issue {
  guardIssueStep(issue, 'edit', viewer);
  return steps.edit(issue, text, { by: viewer.member.id, at });
}
function withdrawIssue(issue: Issue, reason: string | undefined, viewer: PersonViewer, at: Instant): Issue {
  guardIssueStep(issue, 'withdraw', viewer);
  return steps.withdraw(issue, reason, { by: viewer.member.id, at });
}
function triage(issue: Issue, decision: Triage, viewer: PersonViewer, at: Instant): Issue {
  return steps.triage(issue, decision, { by: viewer.member.id, at });
}

const later = moment('2027-03-02T10:00Z');
const other = anIssue('triaged', { id: IssueId.parse('issue-9'), reference: 'I-27-009' });

const decisions: Record<Triage['kind'], Triage> = {
  triaged: { kind: 'triaged', audience: wholePanel },
  onAgenda: { kind: 'onAgenda', meetingId: MeetingId.parse('M2') },
  tasked: { kind: 'tasked', taskId: TaskId.parse('task-1'), taskReference: 'SEN-27-014' },
  merged: { kind: 'merged', into: other },
  closed: { kind: 'closed', answer: 'Thank you' },
};

/** From which states an issue may still be changed by its raiser, and decided by those who run the panel. */
const table: [IssueState, { edit: boolean; triage: boolean; callMeeting: boolean; open: boolean }][] = [
  ['raised', { edit: true, triage: true, callMeeting: true, open: true }],
  ['triaged', { edit: false, triage: true, callMeeting: true, open: true }],
  ['onAgenda', { edit: false, triage: true, callMeeting: false, open: true }],
  ['discussed', { edit: false, triage: false, callMeeting: false, open: false }],
  ['tasked', { edit: false, triage: false, callMeeting: false, open: true }],
  ['merged', { edit: false, triage: false, callMeeting: false, open: false }],
  ['closed', { edit: false, triage: false, callMeeting: false, open: false }],
  ['withdrawn', { edit: false, triage: false, callMeeting: false, open: false }],
];

describe.each(table)('an issue that is %s', (state, expected) => {
  const issue = anIssue(state);

  it('offers what the table says', () => {
    expect({
      edit: mayStepIssue(issue, 'edit', raiser),
      triage: mayStepIssue(issue, 'triage', coordinator),
      callMeeting: mayStepIssue({ ...issue, urgent: true }, 'callMeeting', coordinator),
      open: isOpenIssue(issue),
    }).toEqual(expected);
  });

  it('may be edited by nobody but the raiser', () => {
    for (const viewer of [colleague, otherAgency, coordinator, chair, observer, auditor]) {
      expect(mayStepIssue(issue, 'edit', viewer)).toBe(false);
      const told = new Refusal(viewer === observer || viewer === auditor ? 'not-allowed' : 'only-the-raiser');
      expect(() => edit(issue, 'Two shops', viewer, tuesday)).toThrow(told);
      expect(() => withdrawIssue(issue, undefined, viewer, tuesday)).toThrow(told);
    }
  });

  it('is edited by the raiser until it was looked at', () => {
    const act = () => edit(issue, 'Two shops', raiser, tuesday);
    const changed = { by: priya, at: tuesday };
    if (expected.edit) expect(act()).toMatchObject({ state: 'raised', text: 'Two shops', changed });
    else expect(act).toThrow(new Refusal('already-triaged'));
  });

  it.each(Object.values(decisions))('is decided ($kind) by those who run the panel while it can be', (decision) => {
    const act = () => triage(issue, decision, coordinator, tuesday);
    if (!expected.triage) {
      expect(act).toThrow(new Refusal('already-decided'));
      return;
    }
    const decided = act();
    const stays = state === 'onAgenda' && decision.kind === 'triaged';
    expect(decided.state).toBe(stays ? 'onAgenda' : decision.kind);
    expect(Issue.optionsMap.get(decided.state)?.safeParse(decided).success).toBe(true);
    expect(decided).toHaveProperty('triaged');
  });

  it('is decided by nobody else', () => {
    for (const viewer of [raiser, otherAgency, observer, auditor]) {
      expect(mayStepIssue(issue, 'triage', viewer)).toBe(false);
      expect(mayStepIssue({ ...issue, urgent: true }, 'callMeeting', viewer)).toBe(false);
    }
  });

  it('gets no flash meeting where it is not urgent', () => {
    expect(mayStepIssue({ ...issue, urgent: false }, 'callMeeting', coordinator)).toBe(false);
  });
});

it('an issue has no state that the table leaves out', () => {
  expect(table.map(([state]) => state)).toEqual([...issueStates]);
});

describe('a second click', () => {
  it('on Save or Withdraw changes nothing', () => {
    const edited = edit(anIssue(), 'Two shops', raiser, tuesday);
    expect(edit(edited, 'Two shops', raiser, later)).toBe(edited);
    const withdrawn = withdrawIssue(anIssue(), 'Sent twice', raiser, tuesday);
    expect(withdrawIssue(withdrawn, 'Sent twice', raiser, later)).toBe(withdrawn);
  });

  it.each([decisions.triaged, decisions.onAgenda])('on a decision ($kind) changes nothing', (decision) => {
    const decided = triage(anIssue(), decision, coordinator, tuesday);
    expect(triage(decided, decision, coordinator, later)).toBe(decided);
  });

  it.each([decisions.tasked, decisions.merged, decisions.closed])('on a decision ($kind) is told so', (decision) => {
    const decided = triage(anIssue(), decision, coordinator, tuesday);
    expect(() => triage(decided, decision, coordinator, later)).toThrow(new Refusal('already-decided'));
  });
});

describe('merging', () => {
  it('names the other issue and keeps this one’s text', () => {
    expect(triage(anIssue(), decisions.merged, chair, tuesday)).toMatchObject({
      ...{ state: 'merged', intoId: 'issue-9', intoReference: 'I-27-009', text: anIssue().text },
    });
  });
  it('into itself is refused', () => {
    const into = { kind: 'merged' as const, into: anIssue('triaged') };
    expect(() => triage(anIssue(), into, chair, tuesday)).toThrow(new Refusal('same-issue'));
  });
  it.each(['merged', 'closed', 'withdrawn'] as const)('into one that is %s is refused', (state) => {
    const into = { kind: 'merged' as const, into: anIssue(state, { id: IssueId.parse('issue-9') }) };
    expect(() => triage(anIssue(), into, chair, tuesday)).toThrow(new Refusal('already-decided'));
  });
});

describe('an issue restricted to HMRC', () => {
  const audience = { kind: 'named' as const, agencyIds: [hmrc], memberIds: [] };
  const issue = anIssue('triaged', { audience });

  it.each([
    ['the raiser', raiser, true],
    ['a colleague of the raiser', colleague, false],
    ['HMRC', otherAgency, true],
    ['the coordinator', coordinator, true],
    ['the chair', chair, true],
    ['an observer', observer, false],
    ['the auditor', auditor, false],
  ])('is seen by %s: %s', (_who, viewer, sees) => expect(maySeeIssue(issue, viewer)).toBe(sees));

  it('names its readers, the raiser among them', () => {
    expect(issueReaders(issue)).toEqual(['agency:hmrc', 'member:priya-sandhu']);
  });
});

describe('an agency without a current agreement', () => {
  const { ownerWithoutIsa, colleagueWithoutIsa } = people;
  it('sees, edits and withdraws what it raised itself', () => {
    expect(maySeeIssue(anIssue(), ownerWithoutIsa)).toBe(true);
    expect(edit(anIssue(), 'Two shops', ownerWithoutIsa, tuesday)).toMatchObject({ text: 'Two shops' });
    expect(withdrawIssue(anIssue(), undefined, ownerWithoutIsa, tuesday)).not.toHaveProperty('reason');
  });
  it('sees no other issue, however open', () => {
    expect(maySeeIssue(anIssue('raised', { agencyId: ea }), colleagueWithoutIsa)).toBe(false);
    expect(maySeeIssue(anIssue(), colleague)).toBe(true);
  });
});

it('issue 6 of 2027 is I-27-006', () => expect(issueReference('27', 6)).toBe('I-27-006'));
