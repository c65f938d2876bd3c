import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { choosePanel } from '../data/chosenPanel';
import { useSession } from '../data/session';

const useStyles = makeStyles({
  bar: {
    flexShrink: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  choice: { maxWidth: '360px', minWidth: 0 },
});

/** For whoever sits on several panels: which one stands here. */
export default function PanelSwitch() {
  const styles = useStyles();
  const { panel, panels = [] } = useSession();
  return (
    <div className={styles.bar}>
      <Select
        className={styles.choice}
        size="small"
        aria-label="Panel"
        value={panel.id}
        onChange={(_event, { value }) => choosePanel(value)}
      >
        {panels.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
