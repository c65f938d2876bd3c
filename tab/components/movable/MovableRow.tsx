import { defaultAnimateLayoutChanges, useSortable } from '@dnd-kit/sortable';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ReOrderDotsVerticalRegular } from '@fluentui/react-icons/svg/re-order-dots-vertical';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Movable } from './moveWords';

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
});

interface Props {
  readonly item: Movable;
  readonly first: boolean;
  readonly still: boolean;
  readonly narrow: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly children: ReactNode;
}

/** A row with its handle; moves of others slide in, and what is being edited stays where it is. */
export function MovableRow({ item, first, still, narrow, onStep, children }: Props) {
  const styles = useStyles();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: item.id,
    disabled: still,
    attributes: { roleDescription: 'movable item' },
    animateLayoutChanges: (what) => defaultAnimateLayoutChanges({ ...what, wasDragging: true }),
  });
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
      {...(still ? {} : { onKeyDown: step })}
    >
      {!still && !narrow && (
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
      {children}
    </li>
  );
}
