import { Button } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';
import { Notice } from '../../../components/Notice';
import type { Unsent } from '../../../data/unsentCommands';
import { useUnsent, useUnsentQueue } from '../../../data/useUnsentCommands';

interface Props {
  readonly meeting: MeetingView;
  /** Opens what was refused as a draft again. */
  readonly onRewrite: ((unsent: Unsent) => void) | undefined;
}

/** What the server did not take, and why. It stays until it has been read: nothing written is lost. */
export function RefusedNotices({ meeting, onRewrite }: Props) {
  const queue = useUnsentQueue();
  const refused = useUnsent().filter((unsent) => unsent.refused !== undefined && isOf(unsent, meeting));
  return refused.map((unsent) => (
    <Notice
      key={unsent.id}
      intent="error"
      role="alert"
      actions={
        <>
          {onRewrite !== undefined && isText(unsent) && (
            <Button
              size="small"
              onClick={() => {
                onRewrite(unsent);
                queue.forget(unsent.id);
              }}
            >
              Put it right
            </Button>
          )}
          <Button size="small" onClick={() => queue.forget(unsent.id)}>
            Understood
          </Button>
        </>
      }
    >
      ‘{unsent.what}’ was not done: {unsent.refused}
    </Notice>
  ));
}

function isOf({ command }: Unsent, meeting: MeetingView): boolean {
  return command.input.meetingId === meeting.id;
}

function isText({ command }: Unsent): boolean {
  return command.name === 'meeting.record' || command.name === 'meeting.giveTask';
}
