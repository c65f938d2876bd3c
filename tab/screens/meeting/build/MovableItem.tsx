import { defaultAnimateLayoutChanges, useSortable } from '@dnd-kit/sortable';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ReOrderDotsVerticalRegular } from '@fluentui/react-icons/svg/re-order-dots-vertical';
import type { KeyboardEvent } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { EditItemForm } from './EditItemForm';
import { useFocusBack } from '../../../components/formFocus';
import { useBelow } from '../../../components/useNarrow';
import { ItemFacts } from './ItemFacts';
import { ItemTools } from './ItemTools';
import { MinutesField } from './MinutesField';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '40px',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    // The sum stays in sight above: what takes the focus is not hidden below it.
    '& button, & input, & select': { scrollMarginTop: '120px', scrollMarginBottom: '24px' },
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0s !important' },
  },
  divided: {
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderTopLeftRadius: 0,
    borderTopRightRadius: 0,
  },
  carried: { position: 'relative', zIndex: 1, boxShadow: tokens.shadow16 },
  // A finger on the handle moves the item; elsewhere it scrolls.
  handle: { touchAction: 'none', cursor: 'grab' },
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

/** Below it a handle would take the room of the title: there an item is moved from its three dots. */
const HANDLE_PX = 480;

interface Props {
  readonly meeting: MeetingView;
  readonly item: AgendaItemView;
  readonly first: boolean;
  readonly gone: boolean;
  readonly edited: boolean;
  readonly onEdit: () => void;
  readonly onEditEnd: () => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** A row with its handle; edits of others slide in, and the form that is open stays where it is. */
export function MovableItem({ meeting, item, first, gone, edited, onEdit, onEditEnd, onStep }: Props) {
  const styles = useStyles();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: item.id,
    disabled: gone || edited,
    attributes: { roleDescription: 'movable item' },
    animateLayoutChanges: (what) => defaultAnimateLayoutChanges({ ...what, wasDragging: true }),
  });
  const editor = useFocusBack(edited);
  const narrow = useBelow(HANDLE_PX);
  function step(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onStep(event.key === 'ArrowUp' ? -1 : 1);
  }
  const place = { transition, ...(transform === null ? {} : { transform: `translate3d(0, ${transform.y}px, 0)` }) };
  return (
    <li
      ref={setNodeRef}
      style={place}
      className={mergeClasses(styles.item, !first && styles.divided, isDragging && styles.carried)}
      {...(edited ? {} : { onKeyDown: step })}
    >
      {edited ? (
        <div className={styles.form}>
          <EditItemForm meeting={meeting} item={item} gone={gone} onDone={onEditEnd} />
        </div>
      ) : (
        <>
          {!narrow && (
            <Button
              ref={setActivatorNodeRef}
              appearance="subtle"
              className={styles.handle}
              icon={<ReOrderDotsVerticalRegular />}
              {...attributes}
              {...listeners}
              aria-label={`Move ${item.title}`}
            />
          )}
          <div className={styles.row}>
            <div className={styles.facts}>
              <ItemFacts item={item} over={false} minutes={<MinutesField meeting={meeting} item={item} />} />
            </div>
            <ItemTools {...{ meeting, item, narrow, editor, onEdit, onStep }} />
          </div>
        </>
      )}
    </li>
  );
}
