import { useDraggable } from '@dnd-kit/core';
import { makeStyles, MenuItem, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
} from 'react';
import { useFocusBack } from './formFocus';
import { More } from './More';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
    cursor: 'grab',
    ':hover': shorthands.borderColor(tokens.colorBrandStroke1),
  },
  carried: { position: 'relative', zIndex: 2, boxShadow: tokens.shadow16, cursor: 'grabbing' },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  head: { flexGrow: 1, minWidth: 0 },
});

/** The card that was moved last: drawn anew in another column, it has the keyboard there. */
export const MovedCard = createContext<RefObject<string | undefined>>({ current: undefined });

interface Props {
  readonly id: string;
  /** "Move SEN-27-014" */
  readonly moveLabel: string;
  /** Where it may be moved. */
  readonly moves: readonly { readonly name: string; readonly onMove: () => void }[];
  /** Alt and an arrow: to the side. */
  readonly onStep: (by: 1 | -1) => void;
  /** What its menu opened is open: closed, the keyboard is back at the menu. */
  readonly isAsked?: boolean;
  readonly head: ReactNode;
  readonly children?: ReactNode;
}

/** A card of a board: dragged, moved with Alt and an arrow key, or from its menu. */
export function BoardCard({ id, moveLabel, moves, onStep, isAsked = false, head, children }: Props) {
  const styles = useStyles();
  const opener = useFocusBack(isAsked);
  const movedRef = useContext(MovedCard);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (movedRef.current !== id) return;
    movedRef.current = undefined;
    // What opens it, not the menu that moves it.
    const opens = place.current?.querySelector<HTMLElement>('button:not([aria-haspopup])');
    if (document.activeElement === document.body) opens?.focus();
  }, [movedRef, id]);
  const { listeners, setNodeRef, transform, isDragging } = useDraggable({ id });
  // The arrows are the card’s own: nothing is picked up by key.
  const { onKeyDown: _, ...pointing } = listeners ?? {};
  function byKey(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    movedRef.current = id;
    onStep(event.key === 'ArrowRight' ? 1 : -1);
  }
  const carried = transform === null ? {} : { transform: `translate3d(${transform.x}px, ${transform.y}px, 0)` };
  return (
    <div
      ref={(element) => {
        place.current = element;
        setNodeRef(element);
      }}
      style={carried}
      className={mergeClasses(styles.card, isDragging && styles.carried)}
      {...pointing}
      onKeyDown={byKey}
    >
      <div className={styles.line}>
        <span className={styles.head}>{head}</span>
        {moves.length > 0 && (
          <More label={moveLabel} size="small" opener={opener}>
            {moves.map(({ name, onMove }) => (
              <MenuItem
                key={name}
                onClick={() => {
                  movedRef.current = id;
                  onMove();
                }}
              >
                {name}
              </MenuItem>
            ))}
          </More>
        )}
      </div>
      {children}
    </div>
  );
}
