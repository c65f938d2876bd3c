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
import { makeStyles, mergeClasses, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { aloud } from '../../../components/aloud';
import { useListBox } from '../../../components/listBox';
import { MovableItem } from './MovableItem';
import { moveAnnouncements, moveInstructions, placeText } from './moveWords';

const useStyles = makeStyles({
  list: { boxSizing: 'border-box' },
  aloud,
});

interface Props {
  readonly meeting: MeetingView;
  readonly items: readonly AgendaItemView[];
  /** Being edited, and taken off by somebody meanwhile. */
  readonly gone: readonly AgendaItemView[];
  readonly isEdited: (id: AgendaItemId) => boolean;
  readonly onEdit: (item: AgendaItemView) => void;
  readonly onEditEnd: (id: AgendaItemId) => void;
  readonly onMove: (id: AgendaItemId, beforeId: AgendaItemId | undefined) => void;
}

/** Put in order with the mouse, a finger or the keyboard. */
export function MovableItems({ meeting, items, gone, isEdited, onEdit, onEditEnd, onMove }: Props) {
  const styles = useStyles();
  const box = useListBox();
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
      {items.length + gone.length === 0 && <Text>The agenda is empty. Add its first item.</Text>}
      <DndContext sensors={sensors} collisionDetection={closestCenter} accessibility={accessibility} onDragEnd={drop}>
        <SortableContext items={items.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ol className={mergeClasses(box, styles.list)}>
            {[...items, ...gone].map((item, index) => (
              <MovableItem
                key={item.id}
                meeting={meeting}
                item={item}
                first={index === 0}
                gone={index >= items.length}
                edited={isEdited(item.id)}
                onEdit={() => onEdit(item)}
                onEditEnd={() => onEditEnd(item.id)}
                onStep={(by) => moveTo(index, index + by)}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <div role="status" className={styles.aloud}>
        {said}
      </div>
    </>
  );
}
