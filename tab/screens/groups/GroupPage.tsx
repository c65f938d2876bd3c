import { Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { GroupDetailView } from '../../../bot/contract';
import type { GroupId } from '../../../bot/domain/ids';
import { useBears } from '../../components/BetweenMarkings';
import { useFocusBack } from '../../components/formFocus';
import { FormPlace } from '../../components/FormPlace';
import { LoadingLines } from '../../components/LoadingLines';
import { OpenRecord } from '../../components/OpenRecord';
import { useOpened } from '../../data/useOpened';
import { Facts } from '../settings/SettingsOf';
import { groupSections } from './GroupSections';

const RestrictRecord = lazy(async () => ({ default: (await import('../access/RestrictRecord')).RestrictRecord }));

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** One group, read by itself: its head, then a section for each thing that is known of it. */
export function GroupPage({ groupId }: { groupId: GroupId }) {
  const whole = useOpened('groups.get', { groupId });
  const group = whole.data?.id === groupId ? whole.data : undefined;
  useBears(group && [group]);
  return (
    <OpenRecord name="group" record={group} asked={whole} mayBeAskedFor={{ link: { type: 'group', groupId } }}>
      {(opened) => <Opened group={opened} />}
    </OpenRecord>
  );
}

function Opened({ group }: { group: GroupDetailView }) {
  const styles = useStyles();
  return (
    <article className={styles.group} aria-label={`Operation ${group.operation}`}>
      <GroupHead group={group} />
      {groupSections.map(({ name, Part }) => (
        <Suspense key={name} fallback={<LoadingLines flush count={3} />}>
          <Part groupId={group.id} group={group} />
        </Suspense>
      ))}
    </article>
  );
}

function GroupHead({ group }: { group: GroupDetailView }) {
  const { id, operation, reference, threats, lroName, restricted, restrictedText, mayRestrict } = group;
  const [restricting, setRestricting] = useState(false);
  const leave = () => setRestricting(false);
  const opener = useFocusBack(restricting);
  return (
    <>
      <Subtitle2 as="h2">Operation {operation}</Subtitle2>
      <Facts
        facts={[
          ['Reference', reference],
          ['Status', group.statusName],
          ['Threats', threats.join(', ') || 'None recorded'],
          ['Lead', lroName ?? 'Nobody leads it yet'],
          ...(restricted ? [['Need to know', restrictedText ?? 'Restricted'] as const] : []),
        ]}
      />
      {mayRestrict && !restricting && (
        <div>
          <Button ref={opener} onClick={() => setRestricting(true)}>
            Who needs to know…
          </Button>
        </div>
      )}
      {restricting && (
        <FormPlace onLeave={leave}>
          <Suspense>
            <RestrictRecord about={{ type: 'group', groupId: id }} record={group} onClose={leave} />
          </Suspense>
        </FormPlace>
      )}
    </>
  );
}
