import type { NewFormProps } from './newForm';
import { makeStyles, Text, ToggleButton, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useRef } from 'react';
import { looks } from './entryKinds';
import { NewEntryForm } from './NewEntryForm';
import { NewTaskForm } from './NewTaskForm';
import { itemWith } from './runWords';
import { deeds, type FormKind } from './useDrafts';

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    '& > *': { flexGrow: 1, maxWidth: '280px' },
  },
});

const kinds: readonly FormKind[] = ['decision', 'note', 'task', 'disruption'];

/** Those that the viewer may use: on the item on which a draft was begun, else on the floor's, else on any. */
function offeredKinds({ meeting: { agenda }, floorItemId, drafts }: Omit<NewFormProps, 'onClose'>): FormKind[] {
  return kinds.filter((kind) => {
    const { itemId } = kind === 'task' ? drafts.task : drafts.entries[kind];
    const item = itemWith(agenda, itemId ?? floorItemId);
    return item === undefined ? agenda.some(({ may }) => may[deeds[kind]]) : item.may[deeds[kind]];
  });
}

/** What is recorded on the item: each form opens in place, and closed keeps what was written. */
export function ItemForms(props: Omit<NewFormProps, 'onClose'>) {
  const styles = useStyles();
  const group = useRef<HTMLDivElement>(null);
  const { setOpen } = props.drafts;
  const offered = offeredKinds(props);
  const open = offered.find((kind) => kind === props.drafts.open);
  const close = (): void => {
    // The keyboard goes back to where the form was opened.
    group.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setOpen(undefined);
  };
  if (offered.length === 0) return <Text>You have left for this item.</Text>;
  return (
    <>
      <div ref={group} className={styles.buttons} role="group" aria-label="Record on this item">
        {offered.map((kind) => (
          <ToggleButton
            key={kind}
            icon={<AddRegular />}
            checked={open === kind}
            aria-pressed={undefined}
            aria-expanded={open === kind}
            onClick={() => setOpen(open === kind ? undefined : kind)}
          >
            {looks[kind].name}
          </ToggleButton>
        ))}
      </div>
      {open === 'task' && <NewTaskForm {...props} onClose={close} />}
      {open !== undefined && open !== 'task' && <NewEntryForm key={open} {...props} kind={open} onClose={close} />}
    </>
  );
}
