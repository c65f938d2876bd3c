import { Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import type { MeetingRecordView, MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { OpenLink } from '../../../components/OpenLink';
import { useReachable } from '../../../data/connection';
import { useUnsent } from '../../../data/useUnsentCommands';
import type { TaskDraft } from '../../actionLog/taskDraft';
import { MakeTask } from '../MakeTask';
import { EntryForm } from './EntryForm';
import { EntryTask } from './EntryTask';
import { looks } from './entryKinds';
import { recordWithUnsent, type ShownEntry, type ShownTask } from './unsentInMeeting';
import { recordCommand } from './recordCommand';
import { itemWith } from './runWords';
import type { EntryDraft } from './useDrafts';
import type { Running } from './useRunning';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  entry: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  icon: { fontSize: tokens.fontSizeBase500, lineHeight: 1, color: tokens.colorNeutralForeground2 },
  words: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', minWidth: 0 },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  below: { color: tokens.colorNeutralForeground3 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  wide: { alignSelf: 'stretch' },
});

export interface ItemRecordProps {
  readonly meeting: MeetingView;
  readonly itemId: AgendaItemId;
  readonly record: UseQueryResult<MeetingRecordView>;
  readonly running: Running;
}

/** What has been recorded on an item, as it is recorded; what has not arrived yet says so. */
export function ItemRecord({ meeting, itemId, record, running }: ItemRecordProps) {
  const styles = useStyles();
  const { entries, tasks } = recordWithUnsent(record.data, useUnsent(), itemId);
  if (record.data === undefined && record.status === 'error') {
    return <ProblemNotice what="What is recorded could not be loaded." error={record.error} onRetry={record.refetch} />;
  }
  if (entries.length + tasks.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Recorded on this item">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} meeting={meeting} running={running} />
      ))}
      {tasks.map((task) => (
        <Task key={task.id} task={task} />
      ))}
    </ul>
  );
}

function Entry({ entry, meeting, running }: { entry: ShownEntry } & Pick<ItemRecordProps, 'meeting' | 'running'>) {
  const styles = useStyles();
  const [draft, setDraft] = useState<EntryDraft>();
  const [task, setTask] = useState<TaskDraft>();
  const { kind, text, itemId, grade, fourP, agencyIds } = entry;
  const { name, icon } = looks[kind];
  const may = itemWith(meeting.agenda, itemId)?.may;
  const isIdle = draft === undefined && task === undefined;
  function correct(corrected: EntryDraft): void {
    running.add(recordCommand(meeting, itemId, kind, entry.id, corrected), `${name}: ${corrected.text.trim()}`);
    running.announce(`${name} saved.`);
    setDraft(undefined);
  }
  return (
    <li className={styles.entry}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <div className={styles.words}>
        <EntryWords entry={entry} onMakeTask={may?.giveTask === true && isIdle ? setTask : undefined} />
        <span className={styles.line}>
          <BelowLine waits={entry.waits}>{entry.statusText}</BelowLine>
          {may?.record === true && isIdle && (
            <Button
              size="small"
              appearance="subtle"
              aria-label={`Edit ${name.toLowerCase()}: ${text}`}
              onClick={() => setDraft({ entryId: entry.id, text, grade, fourP, agencyIds })}
            >
              Edit
            </Button>
          )}
        </span>
        {task !== undefined && (
          <div className={styles.wide}>
            <EntryTask
              {...{ meeting, entry, running }}
              draft={task}
              onChange={setTask}
              onClose={() => setTask(undefined)}
            />
          </div>
        )}
        {draft !== undefined && (
          <div className={styles.wide}>
            <EntryForm
              kind={kind}
              title={`Edit the ${name.toLowerCase()}`}
              submit={`Save the ${name.toLowerCase()}`}
              draft={draft}
              onChange={setDraft}
              onSubmit={() => correct(draft)}
              onCancel={() => setDraft(undefined)}
            />
          </div>
        )}
      </div>
    </li>
  );
}

function EntryWords({
  entry,
  onMakeTask,
}: {
  entry: ShownEntry;
  onMakeTask: ((draft: TaskDraft) => void) | undefined;
}) {
  const styles = useStyles();
  const words = useRef<HTMLSpanElement>(null);
  const { kind, text, grade, fourP } = entry;
  return (
    <Text className={styles.text}>
      <Text weight="semibold">{[looks[kind].name, grade, fourP].filter((word) => word !== undefined).join(', ')}:</Text>{' '}
      <span ref={words} dir="auto">
        {text}
      </span>
      {onMakeTask !== undefined && <MakeTask words={text} within={words} onMake={onMakeTask} />}
    </Text>
  );
}

function Task({ task }: { task: ShownTask }) {
  const styles = useStyles();
  const { icon } = looks.task;
  return (
    <li className={styles.entry}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <div className={styles.words}>
        <Text className={styles.text}>
          <Text weight="semibold">Task:</Text>{' '}
          {!task.waits && (
            <>
              <OpenLink to={{ task: task.id }}>{task.reference}</OpenLink>{' '}
            </>
          )}
          {task.title}
        </Text>
        <BelowLine waits={task.waits}>
          {task.holderText}, due {task.dueText}
        </BelowLine>
      </div>
    </li>
  );
}

function BelowLine({ waits, children }: { waits: boolean; children: ReactNode }) {
  const styles = useStyles();
  const reachable = useReachable();
  return (
    <Caption1 className={styles.below}>{waits ? (reachable ? 'Sending…' : 'Waiting to be sent') : children}</Caption1>
  );
}
