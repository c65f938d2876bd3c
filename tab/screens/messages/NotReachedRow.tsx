import { Button } from '@fluentui/react-components';
import type { NotReachedView } from '../../../bot/contract';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { MessageRow } from './MessageRows';

/** Somebody who was not reached; where the bot has not met them, and the deployment can, the app is put into their Teams. */
export function NotReachedRow({ person }: { person: NotReachedView }) {
  const install = useCommand('member.installApp');
  const { memberId, name, mayInstall } = person;
  return (
    <MessageRow title={name} lines={linesOf(person)}>
      {mayInstall && (
        <>
          <ProblemBar error={install.error} />
          <Button
            size="small"
            aria-label={`Install Sentinel for them: ${name}`}
            disabledFocusable={install.isPending}
            onClick={() => install.mutate({ memberId }, { onSuccess: ({ text }) => say(text) })}
          >
            Install Sentinel for them
          </Button>
        </>
      )}
    </MessageRow>
  );
}

function linesOf({
  agencyName,
  phone,
  reasonText,
  reachedText,
  count,
  sinceText,
}: NotReachedView): (string | undefined)[] {
  const messages = count === 1 ? '1 message' : `${count} messages`;
  return [
    agencyName,
    phone === undefined ? undefined : `Telephone ${phone}`,
    reasonText,
    reachedText ?? `${messages}, since ${sinceText}`,
  ];
}
