import { useState } from 'react';
import type { CommandInput, MeetingView, QueryResult } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { holdsEveryWord } from '../../../../bot/domain/searchable';
import { say } from '../../../components/say';
import { useUndo } from '../../../components/useUndo';
import { ApiError } from '../../../data/api';
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
type Shared = Pick<CommandInput<'agenda.putGroup'>, 'gateway' | 'sharedFor'>;
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
  const [asked, setAsked] = useState<Group>();
  function sendGroup(group: Group, grounds: Shared = {}): void {
    const { onSuccess } = done(`Operation ${group.operation}`, itemIdOf({ groupId: group.id }));
    putGroup.mutate(
      { groupId: group.id, meetingId, ...grounds },
      {
        onSuccess: () => {
          setAsked(undefined);
          onSuccess();
        },
        onError: (error) => (asksGateway(error) ? setAsked(group) : undefined),
      },
    );
  }
  function leaveAsked(): void {
    setAsked(undefined);
    putGroup.reset();
  }
  const ofGroup = (group: Group): Offered => ({
    ...{ kind: 'group', id: group.id, reference: group.reference, words: `Operation ${group.operation}` },
    ...{ whose: group.threats.join(', '), restricted: group.restricted },
    put: () => sendGroup(group),
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
    /** Some who may read the group have come to need a gateway since. */
    asked: asked && {
      reference: asked.reference,
      sending: putGroup.isPending,
      error: putGroup.error,
      send: (grounds: Shared) => sendGroup(asked, grounds),
      leave: leaveAsked,
    },
  };
}

function asksGateway(error: Error): boolean {
  return error instanceof ApiError && error.problem.code === 'gateway-needed';
}

/** By number, name, agency or threat; every word that is typed has to be there. */
export function found(offered: readonly Offered[], sought: string): Offered[] {
  return offered.filter(({ reference, words, whose }) => holdsEveryWord(sought, reference, words, whose));
}
