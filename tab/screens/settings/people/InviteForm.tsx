import { Button, Field, Input, makeStyles, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { InvitedView, KeptPersonDetailView } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { Notice } from '../../../components/Notice';
import { say } from '../../../components/say';
import { newStepId } from '../../../data/newIds';
import { useCommand } from '../../../data/useCommand';

interface Props {
  readonly person: KeptPersonDetailView;
  readonly onDone: () => void;
}

const useStyles = makeStyles({ copy: { alignSelf: 'flex-start' } });

const ways = [
  { value: 'mail', label: 'By e-mail' },
  { value: 'hand', label: 'Shown here, to hand over' },
] as const;
type Way = (typeof ways)[number]['value'];

/** A link by which somebody takes their seat. */
export function InviteForm({ person: { id: memberId, name, email, agencyName }, onDone }: Props) {
  const [invitationId] = useState(newStepId);
  const [by, setBy] = useState<Way>('mail');
  const invite = useCommand('member.invite');
  const send = () =>
    invite.mutate(
      { memberId, invitationId, by },
      {
        onSuccess: ({ isSent }) => {
          if (!isSent) return;
          say(`${name} is invited, at ${email}.`);
          onDone();
        },
      },
    );
  if (invite.data?.url !== undefined)
    return <Shown invited={invite.data} url={invite.data.url} by={by} onDone={onDone} />;
  return (
    <InlineForm
      title={`Invite ${name}`}
      submit={by === 'mail' ? 'Send the invitation' : 'Make the link'}
      sending={invite.isPending}
      error={invite.error}
      onSubmit={send}
      onCancel={onDone}
    >
      <ChoiceField label="How it reaches them" choices={ways} chosen={by} onChoose={(way = 'mail') => setBy(way)} />
      <Text>
        {by === 'mail' ? `A link goes to ${email}.` : `The link is shown once. Give it to ${name} and to nobody else.`}{' '}
        Whoever opens it first and says that they are {name}, signed in where {agencyName} signs in, has the seat. It
        works once, for two weeks; a link made before opens nothing any more.
      </Text>
    </InlineForm>
  );
}

interface ShownProps {
  readonly invited: InvitedView;
  readonly url: string;
  readonly by: Way;
  readonly onDone: () => void;
}

function Shown({ invited: { person }, url, by, onDone }: ShownProps) {
  const styles = useStyles();
  const copy = () => {
    navigator.clipboard.writeText(url).then(
      () => say('The link is copied.'),
      () => say('Copy the link from its field: the clipboard is not to be had here.'),
    );
  };
  return (
    <InlineForm title={`The invitation of ${person.name}`} submit="Done" sending={false} error={null} onSubmit={onDone}>
      {by === 'mail' && (
        <Notice intent="warning" title="The mail could not be sent">
          {person.name} is invited all the same. Hand this link over yourself.
        </Notice>
      )}
      <Field label="The link, shown this once" hint={person.accountText}>
        <Input readOnly value={url} onFocus={({ target }) => target.select()} />
      </Field>
      <Button className={styles.copy} onClick={copy}>
        Copy the link
      </Button>
    </InlineForm>
  );
}
