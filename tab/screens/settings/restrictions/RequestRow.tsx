import type { AccessRequestView } from '../../../../bot/contract';
import AnswerAccess from '../../access/AnswerAccess';
import { MessageRow } from '../../messages/MessageRows';

export function RequestRow({ request }: { request: AccessRequestView }) {
  const { id, reference, byName, agencyName, why, askedText, needsGateway } = request;
  const whose = agencyName === '' ? byName : `${byName} (${agencyName})`;
  return (
    <MessageRow title={`${whose} asks for ${reference}`} lines={[why, askedText]}>
      <AnswerAccess requestId={id} needsGateway={needsGateway} isPrimary={false} subject={`${reference}, ${byName}`} />
    </MessageRow>
  );
}
