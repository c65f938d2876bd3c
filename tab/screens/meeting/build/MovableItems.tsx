import { Text } from '@fluentui/react-components';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { MovableRows } from '../../../components/movable/MovableRows';
import { MovableItem } from './MovableItem';

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

/** The agenda, put in order with the mouse, a finger or the keyboard. */
export function MovableItems({ meeting, items, gone, isEdited, onEdit, onEditEnd, onMove }: Props) {
  return (
    <>
      {items.length + gone.length === 0 && <Text>The agenda is empty. Add its first item.</Text>}
      <MovableRows
        items={items}
        gone={gone}
        isStill={isEdited}
        onMove={onMove}
        row={(item, place) => (
          <MovableItem
            meeting={meeting}
            item={item}
            {...place}
            edited={isEdited(item.id)}
            onEdit={() => onEdit(item)}
            onEditEnd={() => onEditEnd(item.id)}
          />
        )}
      />
    </>
  );
}
