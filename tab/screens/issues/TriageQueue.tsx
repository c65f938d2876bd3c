import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { IssueView } from '../../../bot/contract';
import { SideDrawer } from '../../components/SideDrawer';
import { useNarrow } from '../../components/useNarrow';
import { useQueryOf } from '../../data/useQueryOf';
import type { IssueAction, OpenForm } from './IssueActions';
import { IssueDetail } from './IssueDetail';
import { IssueRows } from './IssueRows';
import { KeyHints } from './KeyHints';
import { type TriagePress, useTriageKeys } from './triageKeys';
import { useQueuePlace } from './useQueuePlace';

const useStyles = makeStyles({
  queue: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    alignItems: 'start',
    gap: tokens.spacingHorizontalL,
  },
  beside: {
    position: 'sticky',
    top: tokens.spacingHorizontalL,
    // A long one scrolls by itself: its end must not wait for the end of the list.
    maxHeight: 'calc(100vh - 96px)',
    overflowY: 'auto',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** After these an issue has been dealt with, and the next one comes. */
const settling: readonly IssueAction[] = ['agenda', 'close', 'task', 'merge', 'flash'];

/** An open form stays with its issue, even when the issue leaves the list meanwhile. */
interface Acting {
  readonly issue: IssueView;
  readonly form: OpenForm;
}

/** The issues one after the other, by mouse or by keys, each shown beside the list where there is room. */
export function TriageQueue({ issues, stale }: { issues: readonly IssueView[]; stale: boolean }) {
  const styles = useStyles();
  const narrow = useNarrow();
  const [acting, setActing] = useState<Acting>();
  const [keysOn, setKeysOn] = useState(true);
  const [helping, setHelping] = useState(false);
  const { list, current, show, move } = useQueuePlace(issues);
  const shown = acting === undefined ? current : (issues.find(({ id }) => id === acting.issue.id) ?? acting.issue);

  function press(pressed: TriagePress): void {
    if (pressed.kind === 'help') setHelping(!helping);
    else if (acting !== undefined) return;
    else if (pressed.kind === 'move') move(pressed.step);
    else if (current?.may.triage === true) setActing({ issue: current, form: { action: pressed.action } });
  }
  useTriageKeys(keysOn, press);

  function change(form: OpenForm | undefined): void {
    if (form !== undefined && shown !== undefined) setActing({ issue: shown, form });
    if (form !== undefined) return;
    setActing(undefined);
    move(0);
  }
  const part = shown !== undefined && (
    <ShownIssue
      key={shown.id}
      issue={shown}
      form={acting?.form}
      onForm={change}
      onDone={(action) => move(settling.includes(action) ? 1 : 0)}
    />
  );
  return (
    <>
      <KeyHints on={keysOn} onSwitch={setKeysOn} helping={helping} />
      {narrow ? (
        <>
          <IssueRows ref={list} issues={issues} stale={stale} currentId={current?.id} />
          {acting !== undefined && (
            <SideDrawer title={acting.issue.reference} onClose={() => change(undefined)}>
              {part}
            </SideDrawer>
          )}
        </>
      ) : (
        <div className={styles.queue}>
          <IssueRows
            ref={list}
            issues={issues}
            stale={stale}
            currentId={shown?.id}
            onShow={acting === undefined ? show : undefined}
          />
          <section aria-label="The issue" className={styles.beside}>
            <Subtitle2 as="h2">{shown?.reference}</Subtitle2>
            {part}
          </section>
        </div>
      )}
    </>
  );
}

interface ShownProps {
  readonly issue: IssueView;
  readonly form: OpenForm | undefined;
  readonly onForm: (form: OpenForm | undefined) => void;
  readonly onDone: (action: IssueAction) => void;
}

/** What the list knows is there at once; the history follows. */
function ShownIssue({ issue, ...acting }: ShownProps) {
  const detail = useQueryOf('issues.get', { issueId: issue.id });
  const read = detail.data?.id === issue.id ? detail.data : undefined;
  return <IssueDetail issue={read ?? issue} history={read?.history} {...acting} />;
}
