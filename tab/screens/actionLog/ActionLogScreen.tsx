import { Button, makeStyles, mergeClasses, Title3, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { Suspense } from 'react';
import { ProblemBar } from '../../components/ProblemNotice';
import { LoadingLines } from '../../components/LoadingLines';
import { MenuLater } from '../../components/MenuLater';
import { MoreButton } from '../../components/MoreButton';
import { showOver } from '../../components/over';
import { useNarrow, useRoomBeside } from '../../components/useNarrow';
import { useAddress } from '../../data/address';
import { useMay } from '../../data/session';
import { ExportMenu } from '../../laterParts';
import { TaskBoard } from './laterBoard';
import { TaskFilterBar } from './TaskFilterBar';
import { filterOf } from './taskFilters';
import { TaskList } from './TaskList';
import { useTaskExport } from './useTaskExport';
import { ViewSwitch } from '../../components/ViewSwitch';

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
  short: { minWidth: 0 },
  word: { '@media (max-width: 375px)': { display: 'none' } },
});

const MORE = 'More for the action log';

/** The panel's tasks: found by views and filters, opened beside the list, given by those who may. */
export default function ActionLogScreen() {
  const styles = useStyles();
  const { parameters } = useAddress();
  const narrow = useNarrow();
  const mayDirect = useMay('task.direct');
  const exporting = useTaskExport();
  const board = parameters['view'] === 'board';
  // A task that is open beside the list brings the one primary button of the screen.
  const open = useRoomBeside() && !board && parameters['task'] !== undefined;
  const seldom = (
    <MenuLater button={(open) => <MoreButton appearance="subtle" label={MORE} onClick={open} />}>
      {(pressed) => (
        <ExportMenu
          filter={filterOf(parameters)}
          exporting={exporting.isPending}
          onExport={exporting.mutate}
          label={MORE}
          pressed={pressed}
        />
      )}
    </MenuLater>
  );
  return (
    <div className={mergeClasses(styles.screen, !narrow && styles.whole)}>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          Action log
        </Title3>
        <ViewSwitch board={board} />
        {narrow && seldom}
        {mayDirect && (
          <Button
            appearance={open ? 'secondary' : 'primary'}
            icon={<AddRegular />}
            onClick={() => showOver('giveTask')}
            {...(narrow ? { className: styles.short, 'aria-label': 'Allocate a task', title: 'Allocate a task' } : {})}
          >
            {/* On a phone the head keeps to one line, as its outline does, on which the rows have come already. */}
            {narrow ? <span className={styles.word}>Allocate</span> : 'Allocate a task'}
          </Button>
        )}
        {!narrow && seldom}
      </header>
      <ProblemBar error={exporting.error} />
      <TaskFilterBar />
      {board ? (
        <Suspense fallback={<LoadingLines flush count={8} />}>
          <TaskBoard parameters={parameters} />
        </Suspense>
      ) : (
        <TaskList parameters={parameters} />
      )}
    </div>
  );
}
