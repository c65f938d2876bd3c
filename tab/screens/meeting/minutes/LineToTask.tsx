import { makeStyles } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { MinutesView } from '../../../../bot/contract';
import { say } from '../../../components/say';
import { useMay } from '../../../data/session';
import { useCommand } from '../../../data/useCommand';
import type { TaskDraft } from '../../actionLog/taskDraft';
import { TaskDraftForm } from '../../actionLog/TaskDraftForm';
import { MakeTask } from '../MakeTask';

const useStyles = makeStyles({ words: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' } });

interface Props {
  readonly minutes: MinutesView;
  readonly section: MinutesView['sections'][number];
  readonly words: string;
}

/** What the minutes say, of which those who run the panel make a task: it is for nobody for whom the words are not. */
export function LineToTask({ minutes: { meetingId, version }, section: { itemId, title }, words }: Props) {
  const styles = useStyles();
  const [draft, setDraft] = useState<TaskDraft>();
  const line = useRef<HTMLSpanElement>(null);
  const mayGive = useMay('meeting.run');
  const give = useCommand('meeting.giveTask');
  return (
    <>
      <span ref={line} dir="auto" className={styles.words}>
        {words}
      </span>
      {mayGive && draft === undefined && <MakeTask words={words} within={line} onMake={setDraft} />}
      {draft !== undefined && (
        <TaskDraftForm
          title={`Task on ${title}`}
          draft={draft}
          onChange={setDraft}
          sending={give.isPending}
          error={give.error}
          onCancel={() => setDraft(undefined)}
          onSend={(input) =>
            give.mutate(
              { ...input, meetingId, itemId, from: { kind: 'minutes', version } },
              {
                onSuccess: ({ reference, agencyName, ownerName }) => {
                  setDraft(undefined);
                  say(`${reference} given to ${agencyName}.`, `${ownerName} has a card in chat.`);
                },
              },
            )
          }
        />
      )}
    </>
  );
}
