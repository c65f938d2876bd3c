import { Button, makeStyles, MenuItem, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { More } from '../../../components/More';
import { ProblemBar } from '../../../components/ProblemNotice';
import { type OpenerRef, useFocusBack, useFocusInside, useFocusPassedOn } from '../../../components/formFocus';
import { LateDecision } from './LateDecision';
import { isPutBack, useItemDeeds } from './useItemDeeds';

const useStyles = makeStyles({
  tools: { display: 'flex', gap: tokens.spacingHorizontalXS },
  wide: { flexBasis: '100%', minWidth: 0, padding: `${tokens.spacingVerticalS} 0` },
});

interface Props {
  readonly meeting: MeetingView;
  readonly item: AgendaItemView;
  /** No room for anything but the three dots. */
  readonly narrow: boolean;
  readonly editor: OpenerRef;
  readonly onEdit: () => void;
  readonly onStep: (by: 1 | -1) => void;
}

/** Edit, and what is done seldom; for the chair also what becomes of an item that came late. */
export function ItemTools({ meeting, item, narrow, editor, onEdit, onStep }: Props) {
  const styles = useStyles();
  const [removes, setRemoves] = useState(false);
  const more = useFocusBack(removes);
  // Taken off from the menu, the row takes its buttons along.
  const tools = useFocusPassedOn<HTMLDivElement>();
  const deeds = useItemDeeds(meeting);
  if (removes) return <RemoveForm item={item} deeds={deeds} onDone={() => setRemoves(false)} />;
  return (
    <>
      <div ref={tools} className={styles.tools}>
        {!narrow && (
          <Button
            ref={editor}
            size="small"
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={`Edit ${item.title}`}
            title="Edit"
            onClick={onEdit}
          />
        )}
        <More label={`More for ${item.title}`} size="small" opener={narrow ? editor : more}>
          {narrow && <MenuItem onClick={onEdit}>Edit</MenuItem>}
          {narrow && <MenuItem onClick={() => onStep(-1)}>Move up</MenuItem>}
          {narrow && <MenuItem onClick={() => onStep(1)}>Move down</MenuItem>}
          {deeds.mayCarry(item) && <MenuItem onClick={() => deeds.carryOn(item)}>Move to {deeds.next}</MenuItem>}
          <MenuItem onClick={() => (isPutBack(meeting, item) ? deeds.remove(item) : setRemoves(true))}>
            Take off the agenda
          </MenuItem>
        </More>
      </div>
      {!deeds.isPending && deeds.error !== null && (
        <div className={styles.wide}>
          <ProblemBar error={deeds.error} />
        </div>
      )}
      {meeting.may.acceptLate && item.late === 'waiting' && <LateDecision meeting={meeting} item={item} />}
    </>
  );
}

interface RemoveProps extends Pick<Props, 'item'> {
  readonly deeds: ReturnType<typeof useItemDeeds>;
  readonly onDone: () => void;
}

/** What would not come back as it was is asked about. */
function RemoveForm({ item, deeds, onDone }: RemoveProps) {
  const styles = useStyles();
  const opened = useFocusInside<HTMLDivElement>();
  return (
    <div ref={opened} className={styles.wide}>
      <InlineForm
        title={`Take “${item.title}” off the agenda?`}
        submit="Remove the item"
        leave="Keep it"
        sending={deeds.isPending}
        error={deeds.error}
        onCancel={onDone}
        onSubmit={() => deeds.remove(item)}
      >
        {null}
      </InlineForm>
    </div>
  );
}
