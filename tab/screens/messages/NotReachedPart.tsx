import { Text } from '@fluentui/react-components';
import type { NotReachedView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { useWatchedQueryOf } from '../../data/useWatchedQueryOf';
import { CopyPhoneList } from './CopyPhoneList';
import { MessageList, MessagePart, MessageRow } from './MessageRows';

/** The promise of the product: whoever was not reached stands here by name. */
export function NotReachedPart() {
  const people = useWatchedQueryOf('reminders.notReached');
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
        <>
          <MessageList>
            {people.data.items.map((person) => (
              <MessageRow key={person.memberId} title={person.name} lines={linesOf(person)} />
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

function linesOf({ agencyName, phone, reasonText, count, sinceText }: NotReachedView): (string | undefined)[] {
  const messages = count === 1 ? '1 message' : `${count} messages`;
  return [
    agencyName,
    phone === undefined ? undefined : `Telephone ${phone}`,
    reasonText,
    `${messages}, since ${sinceText}`,
  ];
}
