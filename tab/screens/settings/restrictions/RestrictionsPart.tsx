import { Text } from '@fluentui/react-components';
import { LoadingLines } from '../../../components/LoadingLines';
import { OneForm } from '../../../components/OneForm';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { useMay } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';
import { MessageList, MessagePart } from '../../messages/MessageRows';
import { WithSettings } from '../SettingsOf';
import { Reasons } from './Reasons';
import { RequestRow } from './RequestRow';
import { RestrictionRow } from './RestrictionRow';

/** What is for few, until when and why; and who asks for access. What somebody has to look at stands first. */
export default function RestrictionsPart() {
  // Whoever keeps the settings alone sees nothing of what is restricted.
  const mayKeep = useMay('restriction.keep');
  return (
    <OneForm>
      {mayKeep && <Requests />}
      {mayKeep && <Register />}
      <WithSettings>{({ reasons }) => <Reasons reasons={reasons} />}</WithSettings>
    </OneForm>
  );
}

/** Only while there is any. */
function Requests() {
  const requests = useQueryOf('access.requests');
  const items = requests.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <MessagePart title="Asked for access" level={3}>
      <MessageList>
        {items.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </MessageList>
    </MessagePart>
  );
}

function Register() {
  const register = useQueryOf('restrictions.list');
  if (register.data === undefined) {
    return register.status === 'error' ? (
      <ProblemNotice flush what="The register could not be loaded." error={register.error} onRetry={register.refetch} />
    ) : (
      <LoadingLines flush count={4} />
    );
  }
  const { items, isMore, reviewProposedOn } = register.data;
  return (
    <MessagePart title="What is restricted" level={3}>
      {items.length === 0 ? (
        <Text>Nothing is restricted. What is, stands here with why, and when it is due for review.</Text>
      ) : (
        <MessageList>
          {items.map((restriction) => (
            <RestrictionRow key={restriction.key} restriction={restriction} proposedOn={reviewProposedOn} />
          ))}
        </MessageList>
      )}
      {isMore && <Text>There are more. Those that are due stand first; decide on some to see the rest.</Text>}
    </MessagePart>
  );
}
