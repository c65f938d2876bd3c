import { Badge, Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { ChatView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';
import { MessageRow } from '../../messages/MessageRows';

type Step = 'approve' | 'revoke';

const stateBadges = {
  waiting: { color: 'warning', text: 'Waits for you' },
  approved: { color: 'success', text: 'Approved' },
  revoked: { color: 'subtle', text: 'Not allowed' },
} as const;

/** What was read in a chat cannot be taken back, so each step tells first what follows from it. */
const follows: Record<Step, string> = {
  approve:
    'Everybody in this chat, people from outside included, will see what the bot says of the panel there: agendas, meetings that begin, references and agencies. What was said cannot be taken back.',
  revoke:
    'The bot will say nothing more of the panel there, and blanks its cards that stand there. Who has read them has read them.',
};

export function ChatRow({ chat }: { chat: ChatView }) {
  const [asking, setAsking] = useState<Step | 'name'>();
  const { name, named, kindText, state, stateText, may } = chat;
  const badge = stateBadges[state];
  return (
    <>
      <MessageRow title={name} lines={[kindText, stateText]}>
        <Badge appearance="tint" color={badge.color}>
          {badge.text}
        </Badge>
        {may.approve && (
          <Button size="small" aria-label={`Approve: ${name}`} onClick={() => setAsking('approve')}>
            Approve
          </Button>
        )}
        {may.revoke && (
          <Button size="small" aria-label={`${revokeWords(chat)}: ${name}`} onClick={() => setAsking('revoke')}>
            {revokeWords(chat)}
          </Button>
        )}
        {!named && (
          <Button size="small" aria-label={`Name: ${name}, ${stateText}`} onClick={() => setAsking('name')}>
            Name
          </Button>
        )}
      </MessageRow>
      {asking === 'name' && <NameForm chat={chat} onClose={() => setAsking(undefined)} />}
      {asking !== undefined && asking !== 'name' && (
        <StepForm chat={chat} step={asking} onClose={() => setAsking(undefined)} />
      )}
    </>
  );
}

function revokeWords({ state }: ChatView): string {
  return state === 'waiting' ? 'Refuse' : 'Revoke';
}

function StepForm({ chat, step, onClose }: { chat: ChatView; step: Step; onClose: () => void }) {
  const approve = useCommand('chat.approve');
  const revoke = useCommand('chat.revoke');
  const command = step === 'approve' ? approve : revoke;
  const words = step === 'approve' ? 'Approve' : revokeWords(chat);
  const done = step === 'approve' ? 'The bot may speak there.' : 'The bot says nothing of the panel there.';
  return (
    <li>
      <InlineForm
        title={`${words} “${chat.name}”?`}
        submit={words}
        sending={command.isPending}
        error={command.error}
        onCancel={onClose}
        onSubmit={() =>
          command.mutate(
            { chatId: chat.id },
            {
              onSuccess: ({ name }) => {
                say(name, done);
                onClose();
              },
            },
          )
        }
      >
        <Text>{follows[step]}</Text>
      </InlineForm>
    </li>
  );
}

/** What people call it: no version but this kept a name, and Teams gives many chats none. */
function NameForm({ chat, onClose }: { chat: ChatView; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const send = useCommand('chat.name');
  function save(): void {
    const done = ({ name }: ChatView) => {
      say(`The chat is called “${name}” here.`, 'Its name in Teams stays as it is.');
      onClose();
    };
    send.mutateAsync({ chatId: chat.id, name: typed }).then(done, () => undefined);
  }
  return (
    <li>
      <InlineForm
        title="Name this chat"
        submit="Save the name"
        sending={send.isPending}
        error={send.error}
        onCancel={onClose}
        onSubmit={save}
      >
        <TextField
          label="Name"
          required
          hint="As the people in it know it."
          value={typed}
          onChange={setTyped}
          problem={fieldProblems(send.error)['name']}
        />
      </InlineForm>
    </li>
  );
}
