import { makeStyles, mergeClasses, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { MeetingView } from '../../../bot/contract';
import { useListBox } from '../../components/listBox';
import { AgendaSum } from './build/AgendaSum';
import { ItemFacts } from './build/ItemFacts';

const useStyles = makeStyles({
  agenda: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: { boxSizing: 'border-box' },
  item: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '40px',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  // What those who plan do it with is on its way: no row grows when it comes.
  awaits: { paddingInline: '40px 64px' },
  minutes: { minWidth: '56px', textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  divided: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
});

/** The items in order, each with when it starts, and whether they fit into the meeting. */
export function Agenda({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const box = useListBox();
  if (meeting.agenda.length === 0) return <Text>The agenda has not been written yet.</Text>;
  return (
    <section className={styles.agenda} aria-label="Agenda">
      <Subtitle2 as="h2">Agenda</Subtitle2>
      {meeting.state !== 'closed' && <AgendaSum meeting={meeting} />}
      <ol className={mergeClasses(box, styles.list)}>
        {meeting.agenda.map((item, index) => (
          <li
            key={item.id}
            className={mergeClasses(styles.item, index > 0 && styles.divided, meeting.may.edit && styles.awaits)}
          >
            <ItemFacts
              item={item}
              over={meeting.state === 'closed'}
              minutes={meeting.may.edit ? <Text className={styles.minutes}>{item.minutes} min</Text> : undefined}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
