import type { NewFormProps } from './newForm';
import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { looks } from './entryKinds';
import { NewEntryForm } from './NewEntryForm';
import { NewTaskForm } from './NewTaskForm';
import { itemWith } from './runWords';
import { deeds, type FormKind } from './useDrafts';

const useStyles = makeStyles({
  forms: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  kinds: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  kind: { minWidth: 0, flexGrow: 1 },
});

const kinds: readonly FormKind[] = ['decision', 'note', 'task', 'disruption'];

/** Those that the viewer may use: on the item on which a draft was begun, else on the floor's, else on any. */
export function offeredKinds({ meeting: { agenda }, floorItemId, drafts }: Omit<NewFormProps, 'onClose'>): FormKind[] {
  return kinds.filter((kind) => {
    const { itemId } = kind === 'task' ? drafts.task : drafts.entries[kind];
    const item = itemWith(agenda, itemId ?? floorItemId);
    return item === undefined ? agenda.some(({ may }) => may[deeds[kind]]) : item.may[deeds[kind]];
  });
}

/** What is recorded on the item, a line each, one after another; closed, it keeps what was written. */
export function RecordForms(props: NewFormProps) {
  const styles = useStyles();
  const { open, setOpen } = props.drafts;
  const offered = offeredKinds(props);
  const shown = offered.find((kind) => kind === open) ?? offered[0];
  return (
    <div className={styles.forms}>
      <div className={styles.kinds} role="group" aria-label="What to record">
        {offered.map((kind) => (
          <ToggleButton
            key={kind}
            size="small"
            className={styles.kind}
            appearance={shown === kind ? 'outline' : 'subtle'}
            checked={shown === kind}
            onClick={() => setOpen(kind)}
          >
            {looks[kind].name}
          </ToggleButton>
        ))}
      </div>
      {shown === 'task' && <NewTaskForm {...props} />}
      {shown !== undefined && shown !== 'task' && <NewEntryForm key={shown} {...props} kind={shown} />}
    </div>
  );
}
