import type { MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { ChoiceField } from '../../../components/ChoiceField';
import { numberedTitle } from '../../../../bot/domain/agendaWords';
import { onAgenda } from './unsentInMeeting';
import { deeds, type FormKind } from './useDrafts';

interface Props {
  readonly meeting: MeetingView;
  readonly kind: FormKind;
  readonly floorItemId: AgendaItemId | undefined;
  /** The one on which the draft was begun, if any. */
  readonly itemId: AgendaItemId | undefined;
  readonly missing: boolean;
  readonly onChoose: (itemId: AgendaItemId | undefined) => void;
}

/** On which item it goes: asked only once the floor has moved on since the draft was begun, or nothing is on the floor. */
export function ItemChoice({ meeting, kind, floorItemId, itemId, missing, onChoose }: Props) {
  if (floorItemId !== undefined && (itemId === undefined || itemId === floorItemId)) return null;
  const items = onAgenda(meeting).filter(({ may }) => may[deeds[kind]]);
  return (
    <ChoiceField
      label="On which item"
      required
      none="Choose an item"
      choices={items.map((item) => ({ value: item.id, label: numberedTitle(item) }))}
      chosen={itemId}
      onChoose={onChoose}
      problem={missing ? 'Choose an item.' : undefined}
    />
  );
}
