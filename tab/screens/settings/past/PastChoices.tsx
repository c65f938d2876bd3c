import { makeStyles, tokens } from '@fluentui/react-components';
import type { PastPreview } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { TextField } from '../../../components/TextField';
import { GatewayField } from '../../actionLog/HolderFields';
import type { Past } from './usePast';

const useStyles = makeStyles({
  // Beside one another where there is room: the rows are what one came for.
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
});

const strands = (['Pursue', 'Prevent', 'Protect', 'Prepare'] as const).map((value) => ({ value, label: value }));

export function isAsked({ asksFourP, asksGateway }: PastPreview): boolean {
  return asksFourP || asksGateway.length > 0;
}

/** What has to be said once for all rows that say nothing of it. */
export function PastChoices({ preview, past }: { preview: PastPreview; past: Past }) {
  const styles = useStyles();
  const { asksFourP, asksGateway } = preview;
  const { wanted, change } = past;
  if (!isAsked(preview)) return null;
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
            required
            hint={`${asksGateway.join(', ')}: told only through a gateway and for a stated purpose. Both stand on the tasks.`}
            value={wanted.purpose ?? ''}
            onChange={(purpose) => change({ purpose: purpose === '' ? undefined : purpose })}
          />
        </>
      )}
    </div>
  );
}
