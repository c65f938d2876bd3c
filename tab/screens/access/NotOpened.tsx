import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { NOT_OPENED_TO } from '../../../bot/domain/accessRequest';
import { askForAccess, type Missed } from '../../components/command/missed';
import { Notice } from '../../components/Notice';
import { useMay } from '../../data/session';

const useStyles = makeStyles({
  note: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  said: { alignSelf: 'stretch' },
});

interface Props {
  /** "task" */
  readonly name: string;
  readonly mayBeAskedFor?: Missed | undefined;
  /** A sentence, where nobody can be asked for it from here. */
  readonly whomToAsk?: string | undefined;
}

/** In the place of what is not opened to whoever asks, with the one thing to do: the same whether it is there or not. */
export default function NotOpened({ name, mayBeAskedFor, whomToAsk }: Props) {
  const styles = useStyles();
  const mayAsk = useMay('access.ask');
  return (
    <div className={styles.note}>
      <Notice intent="info" role="status" title={`The ${name} could not be opened.`} className={styles.said}>
        This {name} is not there, or is not shared with you.
      </Notice>
      {mayBeAskedFor !== undefined && mayAsk ? (
        <Button appearance="primary" onClick={() => askForAccess(mayBeAskedFor)}>
          Ask for access
        </Button>
      ) : (
        <Text>{whomToAsk ?? NOT_OPENED_TO}</Text>
      )}
    </div>
  );
}
