import { MenuItem } from '@fluentui/react-components';
import type { AgendaItemView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { More } from '../../../components/More';
import type { Running } from './useRunning';

interface Props {
  readonly item: AgendaItemView;
  readonly here: boolean;
  /** How much is recorded on it. */
  readonly recorded: number;
  readonly onMove: (itemId: AgendaItemId, by: -1 | 1) => void;
  readonly onShowRecord: () => void;
  readonly running: Running;
}

/** Everything the keys and the large button do, for one item. */
export function ItemMenu({ item, here, recorded, onMove, onShowRecord, running: { take } }: Props) {
  const { id: itemId, outcome } = item;
  return (
    <More label={`More for ${item.title}`}>
      {!here && (
        <MenuItem onClick={() => take({ kind: 'goTo', itemId, leave: 'done' })}>
          {outcome === 'done' ? 'Take again now' : 'Take now'}
        </MenuItem>
      )}
      <MenuItem secondaryContent="Alt+↑" onClick={() => onMove(itemId, -1)}>
        Move up
      </MenuItem>
      <MenuItem secondaryContent="Alt+↓" onClick={() => onMove(itemId, 1)}>
        Move down
      </MenuItem>
      {outcome === 'open' && <MenuItem onClick={() => take({ kind: 'defer', itemId })}>Defer</MenuItem>}
      {outcome === 'deferred' && <MenuItem onClick={() => take({ kind: 'restore', itemId })}>Take after all</MenuItem>}
      {recorded > 0 && !here && <MenuItem onClick={onShowRecord}>What is recorded ({recorded})</MenuItem>}
    </More>
  );
}
