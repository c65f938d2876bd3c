import { Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';
import { MinutesSum } from '../../../components/MinutesSum';

const useStyles = makeStyles({
  sum: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    fontVariantNumeric: 'tabular-nums',
  },
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
      <MinutesSum minutes={agendaMinutes} of={durationMinutes} />
      {freeze}
    </div>
  );
}
