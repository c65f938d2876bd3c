import { Button } from '@fluentui/react-components';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { EmptyNotice } from '../../components/EmptyNotice';
import { setParameters } from '../../data/address';
import { withoutFilters } from './taskFilters';

export function NoTasks({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyNotice
      icon={<ClipboardTaskListLtrRegular />}
      title="No task fits these filters"
      why="Only tasks that are shared with you are searched."
      next={<Button onClick={() => setParameters(withoutFilters)}>Clear filters</Button>}
    />
  ) : (
    <EmptyNotice
      icon={<ClipboardTaskListLtrRegular />}
      title="No open tasks"
      why="When the panel gives a task to an agency it appears here, and its owner gets a card in chat."
      next={<Button onClick={() => setParameters({ open: 'no' })}>Show closed tasks</Button>}
    />
  );
}
