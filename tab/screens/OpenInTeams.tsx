import { MarkedPage } from '../components/MarkedPage';
import { makeStyles, Text, Title2, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    minHeight: '100%',
    padding: tokens.spacingHorizontalXXL,
    boxSizing: 'border-box',
    textAlign: 'center',
  },
  text: { maxWidth: '48ch', color: tokens.colorNeutralForeground2 },
});

/** Shown where no Teams answers: somebody followed a link in a browser. */
export default function OpenInTeams() {
  const styles = useStyles();
  return (
    <MarkedPage>
      <div className={styles.page}>
        <Title2 as="h1">Open Sentinel in Microsoft Teams</Title2>
        <Text className={styles.text}>
          This page works inside Teams, where it knows who you are. Open Teams, choose Apps in the rail, look for
          Sentinel and open it there.
        </Text>
        <Text className={styles.text}>
          If you are in Teams already, close this tab and open it again. If that does not help, the panel’s coordinator
          can.
        </Text>
      </div>
    </MarkedPage>
  );
}
