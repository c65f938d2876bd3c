import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { DueRecordView } from '../../../../bot/contract';
import { useOneForm } from '../../../components/OneForm';
import { DisposeForm } from './DisposeForm';
import { KeepForm } from './KeepForm';

const useStyles = makeStyles({
  // In sight however long the list is: at its foot, or at that of the view.
  foot: {
    ...{ position: 'sticky', bottom: 0, zIndex: 1 },
    ...{ maxHeight: '80vh', overflowY: 'auto' },
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** More are disposed of in a second round: each is several batches. */
const MOST_DISPOSED = 10;

interface Props {
  readonly chosen: readonly DueRecordView[];
  readonly onDone: () => void;
}

/** What may be done with what was chosen. */
export function Decision({ chosen, onDone }: Props) {
  const styles = useStyles();
  const { form, open, close } = useOneForm('due', ['keep', 'dispose']);
  const isOfOneClass = new Set(chosen.map((item) => item.class)).size === 1;
  const mayDispose = isOfOneClass && chosen.length <= MOST_DISPOSED && chosen.every(({ may }) => may.dispose);
  const doing = form === 'dispose' && !mayDispose ? undefined : form;
  const done = () => {
    close();
    onDone();
  };
  return (
    <div className={styles.foot}>
      {doing === 'keep' && <KeepForm chosen={chosen} onDone={done} onLeave={close} />}
      {doing === 'dispose' && <DisposeForm chosen={chosen} onDone={done} onLeave={close} />}
      {doing === undefined && (
        <div className={styles.buttons}>
          <Text>{chosen.length === 1 ? '1 chosen' : `${chosen.length} chosen`}</Text>
          <Button appearance="primary" onClick={() => open('keep')}>
            Keep until…
          </Button>
          {mayDispose ? (
            <Button onClick={() => open('dispose')}>Dispose of…</Button>
          ) : (
            <Text>To dispose of several, choose up to {MOST_DISPOSED} of one class that are not on hold.</Text>
          )}
        </div>
      )}
    </div>
  );
}
