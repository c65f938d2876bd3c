import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { OpportunitiesView } from '../../../../bot/contract';
import { useFocusBack } from '../../../components/formFocus';
import { FormPlace } from '../../../components/FormPlace';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { useQueryOf } from '../../../data/useQueryOf';
import type { GroupSectionProps } from '../groupSectionProps';
import { OpportunityCard } from './OpportunityCard';
import { RaiseOpportunity } from './RaiseOpportunity';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  start: { alignSelf: 'flex-start' },
  // Four beside each other where there is room, below each other on a phone.
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What could be done about a group: undecided, tasked, parked, rejected. */
export default function OpportunitiesOfGroup({ groupId }: Pick<GroupSectionProps, 'groupId'>) {
  const styles = useStyles();
  const found = useQueryOf('opportunities.ofGroup', { groupId });
  return (
    <section aria-label="Opportunities" className={styles.section}>
      <Subtitle2 as="h3">Opportunities</Subtitle2>
      {found.data !== undefined && !found.isPlaceholderData ? (
        <Columns view={found.data} />
      ) : found.status === 'error' ? (
        <ProblemNotice
          flush
          what="The opportunities could not be loaded."
          error={found.error}
          onRetry={found.refetch}
        />
      ) : (
        <LoadingLines flush count={3} />
      )}
    </section>
  );
}

function Columns({ view }: { view: OpportunitiesView }) {
  const styles = useStyles();
  const [raising, setRaising] = useState(false);
  const opener = useFocusBack(raising);
  const leave = () => setRaising(false);
  const { id: groupId, columns, may } = view;
  return (
    <>
      <div className={styles.columns}>
        {columns.map(({ state, title, items }) => (
          <section key={state} className={styles.column} aria-label={title}>
            <Text weight="semibold">
              {title} ({items.length})
            </Text>
            {items.length === 0 ? (
              <Text className={styles.quiet}>None</Text>
            ) : (
              <ul className={styles.list}>
                {items.map((opportunity) => (
                  <li key={opportunity.id}>
                    <OpportunityCard opportunity={opportunity} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
      {may.raise &&
        (raising ? (
          <FormPlace onLeave={leave}>
            <RaiseOpportunity groupId={groupId} onDone={leave} />
          </FormPlace>
        ) : (
          <Button ref={opener} className={styles.start} onClick={() => setRaising(true)}>
            Add an opportunity
          </Button>
        ))}
    </>
  );
}
