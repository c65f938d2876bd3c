import { Button, makeStyles, mergeClasses, Title3, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { lazy, Suspense, useState } from 'react';
import type { GroupView } from '../../../bot/contract';
import { GroupId } from '../../../bot/domain/ids';
import { useBears } from '../../components/BetweenMarkings';
import { Chips } from '../../components/Chips';
import { ChoiceField } from '../../components/ChoiceField';
import { useFocusBack } from '../../components/formFocus';
import { FormPlace } from '../../components/FormPlace';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { RowSkeleton } from '../../components/RowSkeleton';
import { useNarrow } from '../../components/useNarrow';
import { type Parameters, setParameters, useAddress } from '../../data/address';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { partChips, partShown } from './allGroupsParts';
import { chipsOf, shownOf, threatsIn } from './groupFilters';
import { GroupList, NoGroups } from './GroupList';
import { GroupPage } from './GroupPage';
import { WaitingLine } from './WaitingLine';

const RecordGroup = lazy(() => import('./RecordGroup'));

const useStyles = makeStyles({
  screen: {
    ...{ display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, boxSizing: 'border-box' },
    padding: tokens.spacingHorizontalL,
  },
  whole: { height: '100%', paddingBottom: 0 },
  scrolls: { flexGrow: 1, minHeight: 0, position: 'relative', overflowY: 'auto' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1 },
  chips: { flex: '1 1 240px', minWidth: 0 },
  parts: { flexShrink: 0 },
});

/** The groups that one may see; one of them has a page of its own, read without the others. */
export default function GroupsScreen() {
  const { parameters } = useAddress();
  const asked = GroupId.safeParse(parameters['group']).data;
  const [last, setLast] = useState(asked);
  if (asked !== undefined && asked !== last) setLast(asked);
  return asked === undefined ? (
    <Groups parameters={parameters} last={last} />
  ) : (
    <GroupPage key={asked} groupId={asked} />
  );
}

function Groups({ parameters, last }: { parameters: Parameters; last: GroupId | undefined }) {
  const styles = useStyles();
  const narrow = useNarrow();
  const mayRecord = useMay('group.keep');
  const recording = mayRecord && parameters['recording'] !== undefined;
  const opener = useFocusBack(recording);
  const setRecording = (on: boolean) => setParameters({ recording: on ? 'yes' : undefined });
  const part = partShown(parameters);
  return (
    <div className={mergeClasses(styles.screen, !narrow && !recording && part === undefined && styles.whole)}>
      <header className={styles.head}>
        <Title3 as="h1" className={styles.title}>
          Groups
        </Title3>
        {mayRecord && !recording && (
          <Button ref={opener} appearance="primary" icon={<AddRegular />} onClick={() => setRecording(true)}>
            Record a group
          </Button>
        )}
      </header>
      <div className={styles.parts}>
        <Chips label="What is shown" chips={partChips(parameters, mayRecord)} />
      </div>
      {recording && (
        <FormPlace onLeave={() => setRecording(false)}>
          <Suspense>
            <RecordGroup onLeave={() => setRecording(false)} />
          </Suspense>
        </FormPlace>
      )}
      {part === undefined ? (
        <Shown {...{ parameters, last }} onRecord={mayRecord ? () => setRecording(true) : undefined} />
      ) : (
        <Suspense fallback={<LoadingLines flush count={6} />}>
          <part.Part />
        </Suspense>
      )}
    </div>
  );
}

/** The list in each of its states; offline is drawn by the banner above what was there. */
function Shown({ parameters, ...listed }: Omit<ListedProps, 'items'>) {
  const groups = useQueryOf('groups.list');
  const items = groups.data?.items;
  useBears(items);
  if (items !== undefined) return <Listed {...{ items, parameters, ...listed }} />;
  if (groups.status === 'error')
    return <ProblemNotice what="The groups could not be loaded." error={groups.error} onRetry={groups.refetch} />;
  return <RowSkeleton label="Loading the groups" count={8} row={undefined} parts={[16, 16, 16]} />;
}

interface ListedProps {
  readonly items: readonly GroupView[];
  readonly parameters: Parameters;
  readonly last: GroupId | undefined;
  readonly onRecord: (() => void) | undefined;
}

function Listed({ items, parameters, last, onRecord }: ListedProps) {
  const styles = useStyles();
  const narrow = useNarrow();
  const shown = shownOf(items, parameters);
  const threats = threatsIn(items).map((value) => ({ value, label: value }));
  return (
    <>
      <div className={styles.head} role="search" aria-label="Filter the groups">
        <div className={styles.chips}>
          <Chips label="Views" chips={chipsOf(parameters)} />
        </div>
        {threats.length > 1 && (
          <ChoiceField
            label="Threat"
            none="Any threat"
            choices={threats}
            chosen={threats.find(({ value }) => value === parameters['threat'])?.value}
            onChoose={(threat) => setParameters({ threat })}
          />
        )}
      </div>
      <WaitingLine />
      {shown.length === 0 ? (
        <NoGroups filtered={items.length > 0} onRecord={onRecord} />
      ) : (
        <div className={mergeClasses(!narrow && styles.scrolls)} data-scrolls={!narrow}>
          <GroupList items={shown} last={last} />
        </div>
      )}
    </>
  );
}
