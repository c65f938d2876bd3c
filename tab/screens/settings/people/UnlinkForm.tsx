import { Text } from '@fluentui/react-components';
import type { KeptPersonDetailView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { say } from '../../../components/say';
import { useCommand } from '../../../data/useCommand';

interface Props {
  readonly person: KeptPersonDetailView;
  readonly onDone: () => void;
}

/** Somebody's account is another by now. */
export function UnlinkForm({ person: { id: memberId, name, email }, onDone }: Props) {
  const unlink = useCommand('member.unlink');
  const send = () =>
    unlink.mutate(
      { memberId },
      {
        onSuccess: () => {
          say(`${name} is unlinked. Invite them, so that they can come in.`);
          onDone();
        },
      },
    );
  return (
    <InlineForm
      title={`Unlink the account of ${name}`}
      submit="Unlink"
      leave="Keep it"
      sending={unlink.isPending}
      error={unlink.error}
      onSubmit={send}
      onCancel={onDone}
    >
      <Text>
        The account is shut out within two seconds, in tab and chat, and no address opens the seat any more. {name} is
        told at {email}. To come in again they open an invitation. Their tasks and what they did stay as they are.
      </Text>
    </InlineForm>
  );
}
