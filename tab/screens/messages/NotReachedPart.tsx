import { Text } from '@fluentui/react-components';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useWatchedQueryOf } from '../../data/useWatchedQueryOf';
import { CopyPhoneList } from './CopyPhoneList';
import { MessageList, MessagePart } from './MessageRows';
import { NotReachedRow } from './NotReachedRow';

/** The promise of the product: whoever was not reached stands here by name, above those whom e-mail alone reached. */
export function NotReachedPart() {
  const people = useWatchedQueryOf('reminders.notReached');
  return (
    <MessagePart title="Not reached in Teams">
      {people.data === undefined ? (
        people.status === 'error' ? (
          <ProblemNotice flush what="This list could not be loaded." error={people.error} onRetry={people.refetch} />
        ) : (
          <LoadingLines flush count={3} />
        )
      ) : people.data.items.length === 0 ? (
        <Text>Everybody got their cards.</Text>
      ) : (
        <>
          <MessageList>
            {people.data.items.map((person) => (
              <NotReachedRow key={person.memberId} person={person} />
            ))}
          </MessageList>
          <div>
            <CopyPhoneList people={people.data.items} />
          </div>
        </>
      )}
    </MessagePart>
  );
}
