import { FluentProvider, makeStyles } from '@fluentui/react-components';
import { PeoplePage } from './PeoplePage';
import { TeamsWindow } from './TeamsWindow';
import { themes, useTheme } from './themes';

const useStyles = makeStyles({ provider: { height: '100%' } });

/** Each window is one person, whom its address names: /local/?as=priya-sandhu */
export function LocalPage() {
  const styles = useStyles();
  const [theme, setTheme] = useTheme();
  const as = new URLSearchParams(location.search).get('as');
  return (
    <FluentProvider theme={themes[theme]} className={styles.provider}>
      {as === null ? <PeoplePage /> : <TeamsWindow as={as} theme={theme} onTheme={setTheme} />}
    </FluentProvider>
  );
}
