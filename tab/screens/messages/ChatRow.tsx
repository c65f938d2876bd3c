import { Badge, Button, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { ChatView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { MessageRow } from './MessageRows';

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
  const [asking, setAsking] = useState<Step>();
  const { name, kindText, state, stateText, may } = chat;
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
      </MessageRow>
      {asking !== undefined && <StepForm chat={chat} step={asking} onClose={() => setAsking(undefined)} />}
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
