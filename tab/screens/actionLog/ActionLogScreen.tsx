import { Button, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { Suspense, useState } from 'react';
import { AllocateTask } from '../../laterParts';
import { ProblemBar } from '../../components/ProblemNotice';
import { useNarrow } from '../../components/useNarrow';
import { useAddress } from '../../data/address';
import { useMay } from '../../data/session';
import { TaskFilterBar } from './TaskFilterBar';
import { filterOf } from './taskFilters';
import { TaskList } from './TaskList';
import { useTaskExport } from './useTaskExport';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1 },
});

/** The panel's tasks: found by filters, opened in a drawer, given by those who may. */
export default function ActionLogScreen() {
  const styles = useStyles();
  const { parameters } = useAddress();
  const narrow = useNarrow();
  const mayDirect = useMay('task.direct');
  const [allocating, setAllocating] = useState<'never' | 'yes' | 'no'>('never');
  const exporting = useTaskExport(filterOf(parameters));
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          Action log
        </Title3>
        <Button
          icon={<ArrowDownloadRegular />}
          aria-label="Export CSV"
          disabledFocusable={exporting.isPending}
          onClick={() => exporting.mutate()}
        >
          {narrow ? undefined : 'Export CSV'}
        </Button>
        {mayDirect && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setAllocating('yes')}>
            Allocate a task
          </Button>
        )}
      </header>
      <ProblemBar error={exporting.error} />
      <TaskFilterBar />
      <TaskList parameters={parameters} />
      {allocating !== 'never' && (
        <Suspense fallback={null}>
          <AllocateTask open={allocating === 'yes'} onClose={() => setAllocating('no')} />
        </Suspense>
      )}
    </div>
  );
}
