import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Suspense, useEffect, useRef } from 'react';
import { Overs, PanelSwitch } from '../laterOvers';
import { IssueDrawer, screens, TaskDrawer } from '../laterScreens';
import { type Screen, setParameters, useAddress } from '../data/address';
import { useSession } from '../data/session';
import { Opened } from '../opening';
import { BetweenMarkings } from './BetweenMarkings';
import { FaultNotice } from './FaultNotice';
import { LoadingLines } from './LoadingLines';
import { OfflineBanner } from './OfflineBanner';
import { usePlaces } from './places';
import { QuietRail, Rail } from './Rail';
import { useNarrow, useRoomBeside } from './useNarrow';

const useStyles = makeStyles({
  shell: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  middle: { display: 'flex', flexGrow: 1, minHeight: 0 },
  stacked: { flexDirection: 'column' },
  content: { flexGrow: 1, minWidth: 0, minHeight: 0, overflow: 'auto', position: 'relative', outlineStyle: 'none' },
});

interface ShellProps {
  readonly inSidePanel: boolean;
  /** It comes after something that was answered: the keyboard goes on in it. */
  readonly takesOver: boolean;
}

/** Rail, marking, banner, and the screen of the address. */
export function Shell({ inSidePanel, takesOver }: ShellProps) {
  const styles = useStyles();
  const narrow = useNarrow() || inSidePanel;
  const { panel, panels } = useSession();
  const screen = useScreen();
  const content = useFreshStart(screen, takesOver);
  const ShownScreen = screens[screen];
  return (
    <div className={styles.shell}>
      <BetweenMarkings marking={panel.marking}>
        <OfflineBanner />
        {panels !== undefined && (
          <Suspense fallback={null}>
            <PanelSwitch />
          </Suspense>
        )}
        <div className={mergeClasses(styles.middle, narrow && styles.stacked)}>
          {!narrow && <Rail atFoot={false} />}
          <main ref={content} className={styles.content} tabIndex={-1}>
            <FaultNotice key={screen}>
              <Suspense fallback={<LoadingLines count={8} />}>
                <ShownScreen inSidePanel={inSidePanel} />
                <Opened />
              </Suspense>
            </FaultNotice>
          </main>
          {inSidePanel ? <QuietRail /> : narrow && <Rail atFoot />}
        </div>
      </BetweenMarkings>
      <Drawers />
      <Suspense fallback={null}>
        <Overs />
      </Suspense>
    </div>
  );
}

/** A screen that the person may not use is not there: Today is shown instead. */
function useScreen(): Screen {
  const { screen } = useAddress();
  return usePlaces().some((place) => place.screen === screen) ? screen : 'today';
}

/** A new screen starts at its top, and the keyboard starts there too, unless a drawer that came with it has taken it. */
function useFreshStart(screen: Screen, takesOver: boolean) {
  const { task, issue } = useAddress().parameters;
  const covered = task !== undefined || issue !== undefined;
  const content = useRef<HTMLElement>(null);
  const shown = useRef(takesOver ? undefined : screen);
  useEffect(() => {
    if (shown.current === screen) return;
    shown.current = screen;
    content.current?.scrollTo(0, 0);
    if (!covered) content.current?.focus({ preventScroll: true });
  }, [screen, covered]);
  return content;
}

/** A task or an issue opens over whatever screen one is on. */
function Drawers() {
  const beside = useRoomBeside();
  const { screen, parameters } = useAddress();
  // A list shows what is open in it beside itself, where there is room.
  const task = beside && screen === 'action-log' && parameters['view'] !== 'board' ? undefined : parameters['task'];
  const issue = beside && screen === 'issues' ? undefined : parameters['issue'];
  return (
    <Suspense fallback={null}>
      {task !== undefined && <TaskDrawer key={task} taskId={task} onClose={() => setParameters({ task: undefined })} />}
      {issue !== undefined && (
        <IssueDrawer key={issue} issueId={issue} onClose={() => setParameters({ issue: undefined })} />
      )}
    </Suspense>
  );
}
