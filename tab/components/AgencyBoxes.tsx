import { Checkbox, makeStyles, Text, tokens, useId } from '@fluentui/react-components';
import type { AgencyId } from '../../bot/domain/ids';
import { useQueryOf } from '../data/useQueryOf';
import { ProblemBar } from './ProblemNotice';

const useStyles = makeStyles({
  agencies: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 224px), 1fr))',
    alignItems: 'start',
    columnGap: tokens.spacingHorizontalM,
  },
});

interface Props {
  readonly chosen: readonly AgencyId[];
  /** Not offered. */
  readonly except?: AgencyId | undefined;
  readonly onChange: (ids: readonly AgencyId[]) => void;
}

/** The agencies that need to know. No Field around them: it would give all the boxes one id, and their labels too. */
export function AgencyBoxes({ chosen, except, onChange }: Props) {
  const styles = useStyles();
  const label = useId('agencies');
  const agencies = useQueryOf('agencies.list');
  return (
    <div role="group" aria-labelledby={label}>
      <Text id={label}>Agencies</Text>
      <ProblemBar error={agencies.error} />
      <div className={styles.agencies}>
        {(agencies.data?.items ?? [])
          .filter(({ id }) => id !== except)
          .map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={(_event, { checked }) =>
                onChange(checked === true ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            />
          ))}
      </div>
    </div>
  );
}
