import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupId } from '../../../../bot/domain/ids';
import { useFocusBack } from '../../../components/formFocus';
import { FormPlace } from '../../../components/FormPlace';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { useQueryOf } from '../../../data/useQueryOf';
import { LinksShown } from './LinksShown';
import { MakeLink } from './MakeLink';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  start: { alignSelf: 'flex-start' },
});

/** Of a group's page: what it, its people and its places have to do with others. */
export default function LinksOfGroup({ groupId }: { groupId: GroupId }) {
  const styles = useStyles();
  const links = useQueryOf('links.ofGroup', { groupId });
  const [making, setMaking] = useState(false);
  const opener = useFocusBack(making);
  const leave = () => setMaking(false);
  const { data } = links;
  return (
    <section aria-label="Links" className={styles.section}>
      <Subtitle2 as="h3">Links</Subtitle2>
      {data !== undefined && !links.isPlaceholderData ? (
        <>
          <LinksShown map={data} />
          {data.may.make && !making && (
            <Button ref={opener} className={styles.start} onClick={() => setMaking(true)}>
              Add a link
            </Button>
          )}
          {making && (
            <FormPlace onLeave={leave}>
              <MakeLink groupId={groupId} onDone={leave} />
            </FormPlace>
          )}
        </>
      ) : links.status === 'error' ? (
        <ProblemNotice flush what="The links could not be loaded." error={links.error} onRetry={links.refetch} />
      ) : (
        <LoadingLines flush count={3} />
      )}
    </section>
  );
}
