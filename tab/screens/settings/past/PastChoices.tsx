import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PastPreview } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { TextField } from '../../../components/TextField';
import { GatewayField } from '../../actionLog/HolderFields';
import type { Past } from './usePast';

const useStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '560px' },
  button: { alignSelf: 'flex-start' },
});

const strands = (['Pursue', 'Prevent', 'Protect', 'Prepare'] as const).map((value) => ({ value, label: value }));

/** What has to be said once for all rows that say nothing of it. */
export function PastChoices({ preview, past }: { preview: PastPreview; past: Past }) {
  const styles = useStyles();
  const { asksFourP, asksGateway } = preview;
  const { wanted, change } = past;
  if (!asksFourP && asksGateway.length === 0) return null;
  return (
    <div className={styles.choices}>
      {asksFourP && (
        <ChoiceField
          label="4P of closed tasks that say none"
          none="Choose one"
          choices={strands}
          chosen={wanted.fourP}
          onChoose={(fourP) => change({ fourP })}
        />
      )}
      {asksGateway.length > 0 && (
        <>
          <GatewayField chosen={wanted.gateway} onChoose={(gateway) => change({ gateway })} />
          <TextField
            label="Purpose"
            hint={`${asksGateway.join(', ')}: told only through a gateway and for a stated purpose. Both stand on the tasks.`}
            value={wanted.purpose ?? ''}
            onChange={(purpose) => change({ purpose: purpose === '' ? undefined : purpose })}
          />
        </>
      )}
      <Button className={styles.button} disabled={past.isLooking} onClick={past.lookAgain}>
        Look again
      </Button>
    </div>
  );
}
