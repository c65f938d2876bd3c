import type { MeetingView, QueryResult } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { holdsEveryWord } from '../../../../bot/domain/searchable';
import { say } from '../../../components/say';
import { useUndo } from '../../../components/useUndo';
import { useMay } from '../../../data/session';
import { useCommand } from '../../../data/useCommand';
import { useQueryOf } from '../../../data/useQueryOf';
import { itemIdOf } from './newItemId';

/** What can be put on an agenda. */
export interface Offered {
  readonly kind: 'issue' | 'group';
  readonly id: string;
  /** "I-27-006", "NM-OCG-031" */
  readonly reference: string;
  readonly words: string;
  readonly whose: string;
  readonly restricted: boolean;
  readonly put: () => void;
}

type Issue = QueryResult<'issues.list'>['items'][number];
type Group = QueryResult<'groups.list'>['items'][number];

/** The open issues and the groups that the viewer may see and that this agenda has not got. */
export function useOffered(meeting: MeetingView) {
  const triages = useMay('issue.triage');
  const seesGroups = useMay('group.see');
  const issues = useQueryOf('issues.list', { state: 'raised,triaged', limit: 200 }, triages);
  const groups = useQueryOf('groups.list', {}, seesGroups);
  const putIssue = useCommand('issue.putOnAgenda');
  const putGroup = useCommand('agenda.putGroup');
  const { id: meetingId, reference, agenda } = meeting;
  const takeOff = useUndo('agenda.removeItem');
  const done = (what: string, itemId: AgendaItemId) => ({
    onSuccess: () => say(`${what} is on the agenda of ${reference}.`, undefined, takeOff({ meetingId, itemId })),
  });

  const ofIssue = ({ id, reference: number, headline, agencyName, restricted }: Issue): Offered => ({
    ...{ kind: 'issue', id, reference: number, words: headline, whose: agencyName, restricted },
    put: () => putIssue.mutate({ issueId: id, meetingId }, done(number, itemIdOf({ issueId: id }))),
  });
  const ofGroup = ({ id, reference: number, operation, threats, restricted }: Group): Offered => ({
    ...{ kind: 'group', id, reference: number, words: `Operation ${operation}`, whose: threats.join(', '), restricted },
    put: () => putGroup.mutate({ groupId: id, meetingId }, done(`Operation ${operation}`, itemIdOf({ groupId: id }))),
  });
  const waiting = (issues.data?.items ?? []).filter(({ id }) => agenda.every(({ issueId }) => issueId !== id));
  const known = (groups.data?.items ?? []).filter(({ id }) => agenda.every(({ groupId }) => groupId !== id));
  return {
    offered: [...waiting.map(ofIssue), ...known.map(ofGroup)],
    isPending: (triages && issues.isPending) || (seesGroups && groups.isPending),
    failed: issues.error ?? groups.error,
    retry: () => void Promise.all([issues.refetch(), groups.refetch()]),
    error: putIssue.error ?? putGroup.error,
    put: ({ put }: Offered) => put(),
  };
}

/** By number, name, agency or threat; every word that is typed has to be there. */
export function found(offered: readonly Offered[], sought: string): Offered[] {
  return offered.filter(({ reference, words, whose }) => holdsEveryWord(sought, reference, words, whose));
}
