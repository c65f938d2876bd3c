import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { setParameters, useAddress } from '../../../data/address';
import { ProblemBar } from '../../../components/ProblemNotice';
import { AddToAgenda } from './AddToAgenda';
import { AgendaSum } from './AgendaSum';
import { MovableItems } from './MovableItems';
import { useAgendaOrder } from './useAgendaOrder';

const useStyles = makeStyles({
  agenda: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** The agenda as those who plan see it: put in order, changed and added to in place. */
export default function EditAgenda({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const order = useAgendaOrder(meeting);
  const [edited, setEdited] = useState<readonly AgendaItemView[]>([]);
  // What is being edited stays, even when somebody takes it off meanwhile: nothing typed is lost.
  const gone = edited.filter(({ id }) => meeting.agenda.every((item) => item.id !== id));
  useItemAskedFor(meeting, (item) => setEdited((before) => [...before.filter(({ id }) => id !== item.id), item]));
  const close = (id: AgendaItemId) => setEdited((before) => before.filter((item) => item.id !== id));
  return (
    <section className={styles.agenda} aria-label="Agenda">
      <Subtitle2 as="h2">Agenda</Subtitle2>
      <AgendaSum meeting={meeting} stays />
      <ProblemBar error={order.error} />
      <MovableItems
        meeting={meeting}
        items={order.items}
        gone={gone}
        isEdited={(id) => edited.some((item) => item.id === id)}
        onEdit={(item) => setEdited((before) => [...before, item])}
        onEditEnd={close}
        onMove={order.move}
      />
      <AddToAgenda meeting={meeting} />
    </section>
  );
}

/** What is not ready yet leads to its item with `item=`: its form opens once, and the address forgets it. */
function useItemAskedFor({ agenda }: MeetingView, open: (item: AgendaItemView) => void): void {
  const asked = useAddress().parameters['item'];
  useEffect(() => {
    if (asked === undefined) return;
    const item = agenda.find(({ id }) => id === asked);
    if (item !== undefined) open(item);
    setParameters({ item: undefined }, { replace: true });
  });
}
