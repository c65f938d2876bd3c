import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { aloud } from '../aloud';
import { useListBox } from '../listBox';
import { useBelow } from '../useNarrow';
import { MovableRow } from './MovableRow';
import { type Movable, moveAnnouncements, moveInstructions, placeText } from './moveWords';

const useStyles = makeStyles({
  list: { boxSizing: 'border-box' },
  aloud,
});

/** Below it a handle would take the room of the title: there a row is moved from its three dots. */
const HANDLE_PX = 480;

/** How a row is moved where it stands. */
export interface RowPlace {
  readonly gone: boolean;
  /** Without a handle. */
  readonly narrow: boolean;
  readonly onStep: (by: 1 | -1) => void;
}

interface Props<Item extends Movable> {
  readonly items: readonly Item[];
  /** Shown below them, with no place of their own any more. */
  readonly gone?: readonly Item[];
  /** It stays where it is, as long as it is being edited. */
  readonly isStill?: (id: Item['id']) => boolean;
  readonly onMove: (id: Item['id'], beforeId: Item['id'] | undefined) => void;
  readonly row: (item: Item, place: RowPlace) => ReactNode;
}

const never = () => false;

/** Put in order with the mouse, a finger or the keyboard. */
export function MovableRows<Item extends Movable>({ items, gone = [], isStill = never, onMove, row }: Props<Item>) {
  const styles = useStyles();
  const box = useListBox();
  const narrow = useBelow(HANDLE_PX);
  const [said, setSaid] = useState('');
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  function moveTo(from: number, to: number): void {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || to === from) return;
    onMove(item.id, items[to > from ? to + 1 : to]?.id);
    setSaid(`${item.title} is now ${placeText(to, items.length)}.`);
  }
  function drop({ active, over }: DragEndEvent): void {
    const indexOf = (sought: string | number | undefined) => items.findIndex(({ id }) => id === sought);
    if (over !== null) moveTo(indexOf(active.id), indexOf(over.id));
  }

  const accessibility = { announcements: moveAnnouncements(items), screenReaderInstructions: moveInstructions };
  return (
    <>
      <DndContext sensors={sensors} collisionDetection={closestCenter} accessibility={accessibility} onDragEnd={drop}>
        <SortableContext items={items.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ol className={mergeClasses(box, styles.list)}>
            {[...items, ...gone].map((item, index) => {
              const place = {
                ...{ gone: index >= items.length, narrow },
                onStep: (by: 1 | -1) => moveTo(index, index + by),
              };
              return (
                <MovableRow
                  key={item.id}
                  item={item}
                  first={index === 0}
                  still={place.gone || isStill(item.id)}
                  {...place}
                >
                  {row(item, place)}
                </MovableRow>
              );
            })}
          </ol>
        </SortableContext>
      </DndContext>
      <div role="status" className={styles.aloud}>
        {said}
      </div>
    </>
  );
}
