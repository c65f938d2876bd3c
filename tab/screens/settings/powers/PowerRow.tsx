import { Badge, Button, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PowerView } from '../../../../bot/contract';
import { confidenceTexts } from '../../../../bot/domain/power';
import { FormPlace } from '../../../components/FormPlace';
import { useFocusBack } from '../../../components/formFocus';
import { ProblemBar } from '../../../components/ProblemNotice';
import { useCommand } from '../../../data/useCommand';
import { inputOf } from './powerInput';
import { PowerForm } from './PowerForm';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottomStyle: 'none' },
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  name: { flex: '1 1 200px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What it is, on what law it stands, whether it is offered, and when it was last held against current law. */
export function PowerRow({ power, mayKeep }: { power: PowerView; mayKeep: boolean }) {
  const styles = useStyles();
  const [changing, setChanging] = useState(false);
  const opener = useFocusBack(changing);
  const keep = useCommand('power.keep');
  const leave = () => setChanging(false);
  const isOn = keep.isPending ? keep.variables.on : power.on;
  if (changing) {
    return (
      <li className={styles.row}>
        <FormPlace onLeave={leave}>
          <PowerForm power={power} onDone={leave} />
        </FormPlace>
      </li>
    );
  }
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <Text dir="auto" weight="semibold" className={styles.name}>
          {power.power}
        </Text>
        {power.confidence === 'R' && (
          <Badge appearance="tint" color="warning" shape="rounded">
            {confidenceTexts.R}
          </Badge>
        )}
        {mayKeep ? (
          <>
            <Switch
              label={isOn ? 'On' : 'Off'}
              aria-label={`Offer ${power.power}`}
              checked={isOn}
              onChange={(_event, { checked }) => keep.mutate({ ...inputOf(power), on: checked })}
            />
            <Button ref={opener} size="small" aria-label={`Change ${power.power}`} onClick={() => setChanging(true)}>
              Change
            </Button>
          </>
        ) : (
          <Text className={styles.quiet}>{power.on ? 'On' : 'Off'}</Text>
        )}
      </div>
      <ProblemBar error={keep.error} />
      <Text dir="auto">
        {power.agency} · {power.legalBasis} · {power.fourP}
      </Text>
      <Text dir="auto" className={styles.quiet}>
        {power.lever}. For example: {power.typicalOpportunity}.
      </Text>
      <Text size={200} className={styles.quiet}>
        {[power.checkText, power.changedText].filter((text) => text !== undefined).join(' · ')}
      </Text>
    </li>
  );
}
