import { FluentProvider } from '@fluentui/react-components';
import { PeoplePage } from './PeoplePage';
import { TeamsWindow } from './TeamsWindow';
import { themes, useTheme } from './themes';

/** Each window is one person, whom its address names: /local/?as=priya-sandhu */
export function LocalPage() {
  const [theme, setTheme] = useTheme();
  const as = new URLSearchParams(location.search).get('as');
  return (
    // A class would be copied to what opens over the page, which would then cover the whole of it.
    <FluentProvider theme={themes[theme]} style={{ height: '100%' }}>
      {as === null ? <PeoplePage /> : <TeamsWindow as={as} theme={theme} onTheme={setTheme} />}
    </FluentProvider>
  );
}
