import { useWatchedQueryOf } from '../../data/useWatchedQueryOf';
import { ProblemNotice } from '../../components/ProblemNotice';
import { MessageList, MessagePart } from './MessageRows';
import { ToLinkRow } from './ToLinkRow';

/** Whom the coordinator has to link, because their organisation may not vouch for them. Mostly nobody: then nothing. */
export function ToLinkPart() {
  const people = useWatchedQueryOf('members.turnedAway');
  if (people.data?.items.length === 0 || people.status === 'pending') return null;
  return (
    <MessagePart title="Waiting to be linked">
      {people.data === undefined ? (
        <ProblemNotice flush what="This list could not be loaded." error={people.error} onRetry={people.refetch} />
      ) : (
        <MessageList>
          {people.data.items.map((person) => (
            <ToLinkRow key={`${person.memberId} ${person.tenantId} ${person.objectId}`} person={person} />
          ))}
        </MessageList>
      )}
    </MessagePart>
  );
}
