import { Badge, Caption1, makeStyles, mergeClasses, ProgressBar, Text, tokens } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';

const useStyles = makeStyles({
  sum: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    fontVariantNumeric: 'tabular-nums',
  },
  bar: { flex: '1 1 80px', maxWidth: '160px' },
  // Below the head, which stays too.
  stays: {
    '@media (min-width: 1100px)': {
      position: 'sticky',
      top: '64px',
      zIndex: 2,
      paddingBlock: tokens.spacingVerticalS,
      backgroundColor: tokens.colorNeutralBackground2,
    },
  },
  freeze: { color: tokens.colorNeutralForeground3 },
});

/** "120 of 120 minutes: it fits", for those who can make it fit. `stays`: in sight however far one scrolls. */
export function AgendaSum({ meeting, stays = false }: { meeting: MeetingView; stays?: boolean }) {
  const styles = useStyles();
  const { agendaMinutes, durationMinutes, state, freezeText, may } = meeting;
  const over = agendaMinutes - durationMinutes;
  const words = over > 0 ? `${over} minutes too long` : over === 0 ? 'it fits' : `${-over} minutes free`;
  const freeze = state === 'planned' && <Caption1 className={styles.freeze}>{freezeText}</Caption1>;
  if (!may.edit) {
    return (
      <div className={styles.sum}>
        <Text>{agendaMinutes} minutes</Text>
        {freeze}
      </div>
    );
  }
  return (
    <div className={mergeClasses(styles.sum, stays && styles.stays)}>
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
        className={styles.bar}
        aria-label="Minutes of the agenda"
        value={Math.min(1, agendaMinutes / durationMinutes)}
        thickness="large"
      />
      {freeze}
    </div>
  );
}
