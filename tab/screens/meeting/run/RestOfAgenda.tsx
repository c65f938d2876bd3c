import type { AgendaProps } from './agendaProps';
import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useId, useState } from 'react';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { AgendaRow } from './AgendaRow';
import { onAgenda } from './unsentInMeeting';
import { itemWith } from './runWords';

const useStyles = makeStyles({
  agenda: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
  },
  toggle: { justifyContent: 'flex-start', paddingLeft: tokens.spacingHorizontalXS },
  list: {
    alignSelf: 'stretch',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** All items in their order, with what became of each; closed up where there is little room. */
export function RestOfAgenda({ collapsed, ...props }: AgendaProps & { collapsed: boolean }) {
  const styles = useStyles();
  const listId = useId();
  const [isOpen, setIsOpen] = useState(!collapsed);
  const { meeting, running } = props;

  /** One place up or down, next to a named neighbour: two people who move items at once both get their way. */
  function move(itemId: AgendaItemId, by: -1 | 1): void {
    const agenda = onAgenda(meeting);
    const at = agenda.findIndex(({ id }) => id === itemId);
    if (at < 0 || at + by < 0 || at + by >= agenda.length) return;
    const before = agenda[by === -1 ? at - 1 : at + 2];
    running.take({ kind: 'move', itemId, ...(before === undefined ? {} : { beforeId: before.id }) });
    running.announce(`${itemWith(agenda, itemId)?.title ?? ''} is now number ${at + by + 1} of ${agenda.length}.`);
  }
  return (
    <section className={styles.agenda} aria-label="Agenda">
      <Subtitle2 as="h2">
        <Button
          appearance="subtle"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={listId}
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          onClick={() => setIsOpen(!isOpen)}
        >
          Agenda, {meeting.agenda.length} items
        </Button>
      </Subtitle2>
      <ol id={listId} className={styles.list} hidden={!isOpen}>
        {isOpen &&
          meeting.agenda.map((item, index) => (
            <AgendaRow key={item.id} {...props} item={item} divided={index > 0} onMove={move} />
          ))}
      </ol>
    </section>
  );
}
