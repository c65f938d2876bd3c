import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { TextField } from '../../components/TextField';
import { type Parameters, setParameters } from '../../data/address';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
});

/** Any days, both included. */
export function OwnPeriod({ parameters: { from = '', to = '' } }: { parameters: Parameters }) {
  const styles = useStyles();
  const isBackwards = from !== '' && to !== '' && to < from;
  return (
    <div className={styles.fields} role="group" aria-label="Days of the period">
      <TextField label="From" type="date" value={from} onChange={(day) => setParameters({ from: day })} />
      <TextField label="To" type="date" value={to} onChange={(day) => setParameters({ to: day })} />
      {(isBackwards || from === '' || to === '') && (
        <Text role="status">
          {isBackwards ? 'The last day comes before the first.' : 'Give the first and the last day.'}
        </Text>
      )}
    </div>
  );
}
