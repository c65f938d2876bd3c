import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { CommandResult, KeptPersonView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { Notice } from '../../../components/Notice';
import { say } from '../../../components/say';
import { SideDrawer } from '../../../components/SideDrawer';
import { newStepId } from '../../../data/newIds';
import { useCommand } from '../../../data/useCommand';

type Left = CommandResult<'member.inviteAll'>['left'];

const AT_ONCE = 10;

const useStyles = makeStyles({
  names: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    listStyleType: 'none',
    boxSizing: 'border-box',
    // Twelve whole lines.
    maxHeight: `calc(12 * ${tokens.lineHeightBase300} + ${tokens.spacingVerticalS} + 2 * ${tokens.strokeWidthThin})`,
    overflowY: 'auto',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  done: { alignSelf: 'flex-start' },
});

interface Props {
  readonly waiting: readonly KeptPersonView[];
  readonly onClose: () => void;
}

/** Whoever has no account yet, each by a mail with a link of their own: told as it goes on. */
export function InviteAll({ waiting, onClose }: Props) {
  const styles = useStyles();
  // The list is read again, and grows shorter, while they are invited.
  const [people] = useState(waiting);
  const { send, done, left, isDone, sending, error } = useInviting(people, onClose);
  return (
    <SideDrawer title={`Invite ${countText(people.length)}`} onClose={onClose}>
      {isDone ? (
        <>
          <Notice intent="warning" role="alert" title={`${countText(left.length)} could not be invited.`}>
            {left.map(({ name, why }) => `${name} (${why})`).join(', ')}. Look at the address, or open them and hand
            their link over.
          </Notice>
          {/* In place of the form's: what loses the keyboard is hidden from readers. */}
          <Button className={styles.done} appearance="primary" autoFocus onClick={onClose}>
            Done
          </Button>
        </>
      ) : (
        <InlineForm
          submit={done === 0 ? 'Send the invitations' : 'Go on'}
          leave={sending ? 'Stop' : 'Cancel'}
          sending={sending}
          error={error}
          onSubmit={send}
          onCancel={onClose}
        >
          <Text>
            Each gets an e-mail with a link of their own, at the address that is kept. Whoever opens it first, signed in
            where their agency signs in, and says that they are who is invited, has the seat. It works once, for two
            weeks. Nobody who was invited already is written to again.
          </Text>
          <ul className={styles.names} tabIndex={0} aria-label="Who is invited">
            {people.map(({ id, name, agencyName }) => (
              <li key={id}>
                <bdi>{name}</bdi> <span className={styles.quiet}>{agencyName}</span>
              </li>
            ))}
          </ul>
          <Text role="status">{done > 0 || sending ? `${done} of ${people.length} done.` : ''}</Text>
        </InlineForm>
      )}
    </SideDrawer>
  );
}

interface Told {
  readonly done: number;
  readonly invited: number;
  readonly left: Left;
  readonly sending: boolean;
}

/** Some at a time, under one id: what is sent again after a lost answer invites nobody twice. */
function useInviting(people: readonly KeptPersonView[], onClose: () => void) {
  const [invitationId] = useState(newStepId);
  const [told, setTold] = useState<Told>({ done: 0, invited: 0, left: [], sending: false });
  const { mutateAsync, error } = useCommand('member.inviteAll');
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => void (isOpen.current = false);
  }, []);
  async function goOn(before: Told): Promise<void> {
    const memberIds = people.slice(before.done, before.done + AT_ONCE).map(({ id }) => id);
    const { invited, left } = await mutateAsync({ memberIds, invitationId });
    const now = {
      done: before.done + memberIds.length,
      invited: before.invited + invited,
      left: [...before.left, ...left],
      sending: before.done + memberIds.length < people.length,
    };
    if (!isOpen.current) return;
    setTold(now);
    if (now.sending) await goOn(now);
    else if (now.left.length === 0) {
      say(`${countText(now.invited)} ${now.invited === 1 ? 'is' : 'are'} invited.`);
      onClose();
    }
  }
  function send(): void {
    const begun = { ...told, sending: true };
    setTold(begun);
    // The error stands above the form, and what is done stays done.
    goOn(begun).catch(() => setTold((now) => ({ ...now, sending: false })));
  }
  return { ...told, send, error, isDone: told.done === people.length };
}

function countText(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}
