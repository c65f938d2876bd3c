import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { isOnAgenda, isTemplateLine } from '../../../../bot/domain/sections';
import { say, sayProblem } from '../../../components/say';
import { useUndo } from '../../../components/useUndo';
import { useCommand } from '../../../data/useCommand';
import { useQueryOf } from '../../../data/useQueryOf';
import { draftOf, linesOf } from './itemDraft';

/** What can be done with an item as a whole, each taken back from its toast. */
export function useItemDeeds(meeting: MeetingView) {
  const { id: meetingId, state } = meeting;
  const remove = useCommand('agenda.removeItem');
  const carry = useCommand('agenda.carryOn');
  const bringBack = useUndo('agenda.carryOn');
  const undoOf = useUndoOfRemoval(meeting);
  const next = useNextReference(meeting);
  const place = (item: AgendaItemView) => ({ meetingId, itemId: item.id });

  return {
    /** "M3" */
    next,
    error: remove.error,
    isPending: remove.isPending,
    mayCarry: (item: AgendaItemView) => state === 'planned' && isOnAgenda(item) && !isTemplateLine(item),
    // The row, and what waits for the answer with it, may be gone before it has come.
    carryOn: (item: AgendaItemView): void => {
      const input = { ...place(item), back: true, beforeId: idAfter(meeting, item) };
      const back = bringBack(input, `${item.title} is on ${meeting.reference} again.`);
      carry.mutateAsync({ ...place(item), back: false }).then(
        () => say(`${item.title} goes to ${next}.`, undefined, back),
        (error: unknown) => sayProblem(`${item.title} stays. ${error instanceof Error ? error.message : ''}`),
      );
    },
    remove: (item: AgendaItemView): void => {
      const undo = undoOf(item);
      remove.mutateAsync(place(item)).then(
        () => say(`${item.title} is off the agenda.`, undefined, undo),
        () => undefined,
      );
    },
  };
}

/** Undefined where it would not come back as it was: that is asked about first. */
function useUndoOfRemoval(meeting: MeetingView) {
  const addItem = useUndo('agenda.addItem');
  const putIssue = useUndo('issue.putOnAgenda');
  const putGroup = useUndo('agenda.putGroup');
  return (item: AgendaItemView): (() => void) | undefined => {
    if (!isPutBack(meeting, item)) return undefined;
    const { id: meetingId } = meeting;
    const { issueId, groupId, minutes } = item;
    if (issueId !== undefined) return putIssue({ issueId, meetingId, minutes });
    if (groupId !== undefined) return putGroup({ groupId, meetingId, minutes });
    return addItem({ meetingId, itemId: item.id, ...linesOf(draftOf(item)), beforeId: idAfter(meeting, item) });
  };
}

/**
 * Not what was carried, which would lose since when; what the freeze would make late; nor an issue or a group that was
 * given a paper or a presenter, or is for few: put on anew it would be for whoever may read the issue.
 */
export function isPutBack({ frozen, may }: MeetingView, item: AgendaItemView): boolean {
  const asNew = !frozen ? undefined : may.acceptLate ? 'accepted' : 'waiting';
  const isPlain = item.issueId === undefined && item.groupId === undefined;
  const isAsPut = !item.restricted && item.presenterId === undefined && item.papers.length === 0;
  return item.carriedText === undefined && item.late === asNew && (isPlain || isAsPut);
}

function idAfter({ agenda }: MeetingView, { id }: AgendaItemView): AgendaItemView['id'] | undefined {
  return agenda[agenda.findIndex((item) => item.id === id) + 1]?.id;
}

/** Where what is carried goes: "M3"; one is planned where there is none yet. */
function useNextReference({ id, on }: MeetingView): string {
  const meetings = useQueryOf('meetings.list').data?.items ?? [];
  const later = meetings.filter((each) => each.state === 'planned' && each.id !== id && each.on >= on);
  const [first] = later.sort((a, b) => a.on.localeCompare(b.on));
  return first?.reference ?? 'the next meeting';
}
