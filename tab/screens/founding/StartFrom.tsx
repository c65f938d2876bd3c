import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { FaultList } from '../../components/FaultList';
import { FileButton } from '../../components/FileButton';
import type { Founding } from './useFounding';

const useStyles = makeStyles({
  start: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  faults: { alignSelf: 'stretch' },
});

/** The first choice: what another force has found to work, or Sentinel's own beginning. */
export function StartFrom({ founding: { paste, pastedInto, draft } }: { founding: Founding }) {
  const styles = useStyles();
  const [read, setRead] = useState(false);
  const faults = pastedInto('panel').map(({ message }) => message);
  const isFilled = draft.further !== undefined && faults.length === 0;
  return (
    <div className={styles.start}>
      <Text>
        Another force may have given you its configuration: one file, with no person and no record in it. It fills the
        steps with its organisations, seats, agenda, reminders and powers, and you change what differs at your force.
        Without one, begin below.
      </Text>
      <FileButton
        accept=".json,application/json"
        label="Configuration of another force"
        busy={paste.isPending}
        onText={(configurationText) => paste.mutate({ configurationText }, { onSuccess: () => setRead(true) })}
      >
        Start from another force’s configuration
      </FileButton>
      {faults.length > 0 && (
        <div className={styles.faults}>
          <FaultList title="Nothing was filled in, for this file does not fit." faults={faults} />
        </div>
      )}
      {isFilled && (
        <Text role="status" weight="semibold">
          {read ? 'The steps are filled' : 'The steps were filled'} from another force’s configuration. Names, people
          and the first day are yours to say.
        </Text>
      )}
    </div>
  );
}
