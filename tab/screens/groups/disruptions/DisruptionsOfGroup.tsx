import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupId } from '../../../../bot/domain/ids';
import { useFocusBack } from '../../../components/formFocus';
import { FormPlace } from '../../../components/FormPlace';
import { useListBox } from '../../../components/listBox';
import { LoadingLines } from '../../../components/LoadingLines';
import { OneForm } from '../../../components/OneForm';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { usePagesOf } from '../../../data/usePagesOf';
import { DisruptionRow } from './DisruptionRow';
import { ProposeForm } from './ProposeForm';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  start: { alignSelf: 'flex-start' },
});

/** What was achieved against a group, the latest first. */
export default function DisruptionsOfGroup({ groupId }: { groupId: GroupId }) {
  const styles = useStyles();
  const [proposing, setProposing] = useState(false);
  const leave = () => setProposing(false);
  const opener = useFocusBack(proposing);
  return (
    <section aria-label="Disruptions" className={styles.section}>
      <Subtitle2 as="h3">Disruptions</Subtitle2>
      <OneForm>
        <Disruptions groupId={groupId} />
      </OneForm>
      {proposing ? (
        <FormPlace onLeave={leave}>
          <ProposeForm groupId={groupId} onClose={leave} />
        </FormPlace>
      ) : (
        <Button ref={opener} className={styles.start} onClick={() => setProposing(true)}>
          Propose a disruption
        </Button>
      )}
    </section>
  );
}

function Disruptions({ groupId }: { groupId: GroupId }) {
  const styles = useStyles();
  const box = useListBox();
  const pages = usePagesOf('disruptions.ofGroup', { groupId });
  if (pages.data === undefined)
    return pages.status === 'error' ? (
      <ProblemNotice flush what="The disruptions could not be loaded." error={pages.error} onRetry={pages.refetch} />
    ) : (
      <LoadingLines flush count={3} />
    );
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return <Text>None yet. Closing a task with a grade makes one, and so does proposing it here.</Text>;
  return (
    <>
      <ul className={box} aria-label="Disruptions">
        {items.map((disruption) => (
          <DisruptionRow key={disruption.id} disruption={disruption} namesGroup={false} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button className={styles.start} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
