import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MinutesView } from '../../../../bot/contract';
import { ProblemBar } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { useCommand } from '../../../data/useCommand';
import { AgreeForm } from './AgreeForm';

const useStyles = makeStyles({
  actions: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly minutes: MinutesView;
  readonly onVersion: (version: number | undefined) => void;
}

/** Agree, start anew: whatever comes next, and nothing where nothing does. A draft is confirmed in the meeting’s head. */
export function MinutesActions({ minutes, onVersion }: Props) {
  const styles = useStyles();
  const [agrees, setAgrees] = useState(false);
  const reopen = useCommand('minutes.reopen');
  const { meetingId, may } = minutes;
  if (!may.agree && !may.reopen) return null;
  function startAgain(): void {
    const onSuccess = () => {
      onVersion(undefined);
      say(`Version ${minutes.version + 1} is a draft. Version ${minutes.version} stays as it was agreed.`);
    };
    reopen.mutate({ meetingId }, { onSuccess });
  }
  return (
    <div className={styles.actions}>
      <ProblemBar error={reopen.error} />
      {agrees && may.agree ? (
        <AgreeForm minutes={minutes} onDone={() => setAgrees(false)} />
      ) : (
        <div className={styles.buttons} role="group" aria-label="What you can do with the minutes">
          {may.agree && (
            <Button appearance="primary" onClick={() => setAgrees(true)}>
              Agree at a meeting
            </Button>
          )}
          {may.reopen && (
            <Button disabledFocusable={reopen.isPending} onClick={startAgain}>
              Start a new version
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
