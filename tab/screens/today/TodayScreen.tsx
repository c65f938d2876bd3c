import { makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { longDayText } from '../../data/days';
import { useMay, useSession } from '../../data/session';
import { MyIssues } from './MyIssues';
import { MyTasks } from './MyTasks';
import { NeedsYou } from './NeedsYou';
import { NextMeeting } from './NextMeeting';
import { WaitingForMe } from './WaitingForMe';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: tokens.spacingHorizontalL,
  },
  head: { display: 'flex', flexDirection: 'column' },
  who: { color: tokens.colorNeutralForeground2 },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 360px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXL,
    maxWidth: '1200px',
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, minWidth: 0 },
});

/** What waits for this person, and nothing else. */
export function TodayScreen() {
  const styles = useStyles();
  const { person, today } = useSession();
  const mayDirect = useMay('task.direct');
  const mayAnswer = useMay('task.answer');
  const mayRaise = useMay('issue.raise');
  const maySeeAgenda = useMay('agenda.see');
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Title3 as="h1">{longDayText(today)}</Title3>
        <Text className={styles.who}>
          {person.name}, {person.roleName}, {person.agencyName}
        </Text>
      </header>
      {mayDirect && <NeedsYou />}
      <div className={styles.columns}>
        {mayAnswer && (
          <div className={styles.column}>
            <WaitingForMe />
            <MyTasks />
          </div>
        )}
        <div className={styles.column}>
          {maySeeAgenda && <NextMeeting withAgenda={!mayAnswer} />}
          {mayRaise && <MyIssues />}
          {!maySeeAgenda && <Text>Your role sees no tasks, issues or meetings. Nothing here waits for you.</Text>}
        </div>
      </div>
    </div>
  );
}
