import { makeStyles, tokens } from '@fluentui/react-components';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { EditItemForm } from './EditItemForm';
import { useFocusBack } from '../../../components/formFocus';
import { ItemFacts } from './ItemFacts';
import { ItemTools } from './ItemTools';
import { MinutesField } from './MinutesField';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    flexGrow: 1,
    minWidth: 0,
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
  },
  // Without a width of its own the title would leave no room beside it for the tools.
  facts: { display: 'flex', flex: '1 1 120px', minWidth: 0 },
  form: {
    flexGrow: 1,
    minWidth: 0,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
  },
});

interface Props {
  readonly meeting: MeetingView;
  readonly item: AgendaItemView;
  readonly gone: boolean;
  /** No room for a handle: it is moved from its three dots. */
  readonly narrow: boolean;
  readonly edited: boolean;
  readonly onEdit: () => void;
  readonly onEditEnd: () => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** What stands in a row of the agenda; edits of others slide in, and the form that is open stays where it is. */
export function MovableItem({ meeting, item, gone, narrow, edited, onEdit, onEditEnd, onStep }: Props) {
  const styles = useStyles();
  const editor = useFocusBack(edited);
  if (edited) {
    return (
      <div className={styles.form}>
        <EditItemForm meeting={meeting} item={item} gone={gone} onDone={onEditEnd} />
      </div>
    );
  }
  return (
    <div className={styles.row}>
      <div className={styles.facts}>
        <ItemFacts item={item} over={false} minutes={<MinutesField meeting={meeting} item={item} />} />
      </div>
      <ItemTools {...{ meeting, item, narrow, editor, onEdit, onStep }} />
    </div>
  );
}
