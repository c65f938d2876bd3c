import { Text } from '@fluentui/react-components';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useQueryOf } from '../../data/useQueryOf';
import { MessageList, MessagePart, MessageRow } from './MessageRows';

/** The promise of the product: whoever was not reached stands here by name. */
export function NotReachedPart() {
  const people = useQueryOf('reminders.notReached');
  return (
    <MessagePart title="Not reached">
      {people.data === undefined ? (
        people.status === 'error' ? (
          <ProblemNotice what="This list could not be loaded." error={people.error} onRetry={people.refetch} />
        ) : (
          <LoadingLines count={3} />
        )
      ) : people.data.items.length === 0 ? (
        <Text>Everybody got what was sent to them.</Text>
      ) : (
        <MessageList>
          {people.data.items.map(({ memberId, name, agencyName, count, sinceText, reasonText }) => (
            <MessageRow
              key={memberId}
              title={name}
              lines={[agencyName, reasonText, `${count === 1 ? '1 message' : `${count} messages`}, since ${sinceText}`]}
            />
          ))}
        </MessageList>
      )}
    </MessagePart>
  );
}
