import type { AccessRequestView } from '../../../../bot/contract';
import AnswerAccess from '../../access/AnswerAccess';
import { MessageRow } from '../../messages/MessageRows';

export function RequestRow({ request }: { request: AccessRequestView }) {
  const { reference, byName, agencyName, why, askedText } = request;
  const whose = agencyName === '' ? byName : `${byName} (${agencyName})`;
  return (
    <MessageRow title={`${whose} asks for ${reference}`} lines={[why, askedText]}>
      <AnswerAccess request={request} isPrimary={false} />
    </MessageRow>
  );
}
