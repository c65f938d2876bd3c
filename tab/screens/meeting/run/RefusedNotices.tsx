import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';
import type { Held } from '../../../data/heldCommands';
import { useHeld, useHeldQueue } from '../../../data/useHeldCommands';

const useStyles = makeStyles({
  text: { overflowWrap: 'anywhere', paddingBlock: tokens.spacingVerticalXS },
});

interface Props {
  readonly meeting: MeetingView;
  /** Opens what was refused as a draft again. */
  readonly onRewrite: ((held: Held) => void) | undefined;
}

/** What the server did not take, and why. It stays until it has been read: nothing written is lost. */
export function RefusedNotices({ meeting, onRewrite }: Props) {
  const styles = useStyles();
  const queue = useHeldQueue();
  const refused = useHeld().filter((held) => held.refused !== undefined && isOf(held, meeting));
  return refused.map((held) => (
    <MessageBar key={held.id} intent="error" layout="multiline" role="alert">
      <MessageBarBody className={styles.text}>
        ‘{held.what}’ was not done: {held.refused}
      </MessageBarBody>
      <MessageBarActions>
        {onRewrite !== undefined && isText(held) && (
          <Button
            size="small"
            onClick={() => {
              onRewrite(held);
              queue.forget(held.id);
            }}
          >
            Put it right
          </Button>
        )}
        <Button size="small" onClick={() => queue.forget(held.id)}>
          Understood
        </Button>
      </MessageBarActions>
    </MessageBar>
  ));
}

function isOf({ command }: Held, meeting: MeetingView): boolean {
  return command.input.meetingId === meeting.id;
}

function isText({ command }: Held): boolean {
  return command.name === 'meeting.record' || command.name === 'meeting.giveTask';
}
