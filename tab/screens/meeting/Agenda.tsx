import {
  Badge,
  Caption1,
  makeStyles,
  mergeClasses,
  ProgressBar,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { AgendaItemView, MeetingView } from '../../../bot/contract';

const useStyles = makeStyles({
  agenda: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    maxWidth: '960px',
  },
  item: {
    display: 'grid',
    gridTemplateColumns: '48px 1fr auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  divided: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  time: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  title: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  below: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground3 },
  minutes: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  sum: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, maxWidth: '360px' },
});

const purposes: Record<AgendaItemView['purpose'], string> = {
  note: 'To note',
  discuss: 'To discuss',
  decide: 'To decide',
};

/** The items in order, each with when it starts, and whether they fit into the meeting. */
export function Agenda({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  if (meeting.agenda.length === 0) return <Text>The agenda has not been written yet.</Text>;
  return (
    <section className={styles.agenda} aria-label="Agenda">
      <Subtitle2 as="h3">Agenda</Subtitle2>
      <Sum meeting={meeting} />
      <ol className={styles.list}>
        {meeting.agenda.map((item, index) => (
          <Item key={item.id} item={item} divided={index > 0} />
        ))}
      </ol>
    </section>
  );
}

function Item({ item, divided }: { item: AgendaItemView; divided: boolean }) {
  const styles = useStyles();
  return (
    <li className={mergeClasses(styles.item, divided && styles.divided)}>
      <Text className={styles.time}>{item.startsAt}</Text>
      <span className={styles.title}>
        <Text weight="semibold">
          {item.number}. {item.title}
        </Text>
        <Caption1 className={styles.below}>
          <span>{purposes[item.purpose]}</span>
          {item.presenterName !== undefined && <span>{item.presenterName}</span>}
        </Caption1>
      </span>
      <Text className={styles.minutes}>{item.minutes} min</Text>
    </li>
  );
}

/** "120 of 120 minutes: it fits" */
function Sum({ meeting: { agendaMinutes, durationMinutes } }: { meeting: MeetingView }) {
  const styles = useStyles();
  const over = agendaMinutes - durationMinutes;
  const words = over > 0 ? `${over} minutes too long` : over === 0 ? 'it fits' : `${-over} minutes free`;
  return (
    <div className={styles.sum}>
      <Text>
        {agendaMinutes} of {durationMinutes} minutes:{' '}
        {over > 0 ? (
          <Badge appearance="tint" color="danger" shape="rounded">
            {words}
          </Badge>
        ) : (
          words
        )}
      </Text>
      <ProgressBar
        aria-label="Minutes of the agenda"
        value={Math.min(1, agendaMinutes / durationMinutes)}
        thickness="large"
        color={over > 0 ? 'error' : 'brand'}
      />
    </div>
  );
}
