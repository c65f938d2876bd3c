import { Checkbox, makeStyles, Text, tokens, useId } from '@fluentui/react-components';
import type { AgencyView } from '../../bot/contract';
import type { AgencyId } from '../../bot/domain/ids';
import { useQueryOf } from '../data/useQueryOf';
import { NamedOf } from './NamedOf';
import { ProblemBar } from './ProblemNotice';
import { useNarrow } from './useNarrow';

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

/** The agencies that need to know: boxes where there is room for them. */
export function AgencyBoxes({ chosen, except, onChange }: Props) {
  const agencies = useQueryOf('agencies.list');
  const all = (agencies.data?.items ?? []).filter(({ id }) => id !== except);
  const problem = agencies.error?.message;
  if (useNarrow()) return <NamedOf label="Agencies" none="Name an agency" {...{ all, chosen, onChange, problem }} />;
  return <Boxes {...{ all, chosen, onChange }} error={agencies.error} />;
}

interface BoxesProps extends Omit<Props, 'except'> {
  readonly all: readonly Pick<AgencyView, 'id' | 'name'>[];
  readonly error: Error | null;
}

/** No Field around them: it would give all the boxes one id, and their labels too. */
function Boxes({ all, chosen, onChange, error }: BoxesProps) {
  const styles = useStyles();
  const label = useId('agencies');
  return (
    <div role="group" aria-labelledby={label}>
      <Text id={label}>Agencies</Text>
      <ProblemBar error={error} />
      <div className={styles.agencies}>
        {all.map(({ id, name }) => (
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
