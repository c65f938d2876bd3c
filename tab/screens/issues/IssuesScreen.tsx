import { Button, makeStyles, mergeClasses, Title3, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { showOver } from '../../components/over';
import { useNarrow, useRoomBeside } from '../../components/useNarrow';
import { useAddress } from '../../data/address';
import { useMay } from '../../data/session';
import { IssueFilterBar } from './IssueFilterBar';
import { IssueList } from './IssueList';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
  },
  // The list scrolls in its own box, below a head that stays.
  whole: { height: '100%', paddingBottom: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1 },
});

/** What members raised between and at meetings. */
export default function IssuesScreen() {
  const styles = useStyles();
  const mayRaise = useMay('issue.raise');
  const { parameters } = useAddress();
  const narrow = useNarrow();
  const raise = () => showOver('raiseIssue');
  const mayTriage = useMay('issue.triage');
  // An issue that is open beside the list brings the one primary button of the screen: for whoever triages, the first is.
  const open = useRoomBeside() && (mayTriage || parameters['issue'] !== undefined);
  return (
    <div className={mergeClasses(styles.screen, !narrow && styles.whole)}>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          Issues
        </Title3>
        {mayRaise && (
          <Button appearance={open ? 'secondary' : 'primary'} icon={<AddRegular />} onClick={raise}>
            Raise an issue
          </Button>
        )}
      </header>
      <IssueFilterBar parameters={parameters} />
      <IssueList parameters={parameters} onRaise={mayRaise ? raise : undefined} />
    </div>
  );
}
