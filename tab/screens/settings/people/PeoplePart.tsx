import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useState } from 'react';
import type { PeopleView } from '../../../../bot/contract';
import { EmptyNotice } from '../../../components/EmptyNotice';
import { useMutation } from '@tanstack/react-query';
import { LoadingLines } from '../../../components/LoadingLines';
import { Notice } from '../../../components/Notice';
import { ProblemBar, ProblemNotice } from '../../../components/ProblemNotice';
import { setParameters, useAddress } from '../../../data/address';
import { ask } from '../../../data/api';
import { offerFile } from '../../../data/offerFile';
import { useSession } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';
import { AddPerson } from './AddPerson';
import { DutyWeeks } from './DutyWeeks';
import { InviteAll } from './InviteAll';
import { ImportPeople } from './import/ImportPeople';
import { People } from './People';
import { importList, PeopleHead } from './PeopleHead';
import { fitting, isPeopleView, uninvited } from './peopleFilters';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Who sits on the panel, sat on it and will leave it, for those who keep them. */
export default function PeoplePart() {
  const people = useQueryOf('people.list');
  if (people.data !== undefined) return <Kept people={people.data} />;
  if (people.status === 'error') {
    return <ProblemNotice flush what="The people could not be loaded." error={people.error} onRetry={people.refetch} />;
  }
  return <LoadingLines count={8} />;
}

function Kept({ people }: { people: PeopleView }) {
  const styles = useStyles();
  const { view: asked = '', adding, importing } = useAddress().parameters;
  const [sought, setSought] = useState('');
  const [inviting, setInviting] = useState(false);
  const view = isPeopleView(asked) ? asked : undefined;
  const own = useSession().person.id;
  const waiting = people.areMailed ? uninvited(people.items, own) : [];
  const take = useMutation({ mutationFn: () => ask('people.export', {}), onSuccess: offerFile });
  if (importing !== undefined) {
    const from = importing === 'groups' ? 'groups' : 'list';
    return <ImportPeople key={from} people={people} from={from} />;
  }
  return (
    <div className={styles.part}>
      <PeopleHead
        view={view}
        sought={sought}
        onSearch={setSought}
        toInvite={waiting.length}
        onInvite={() => setInviting(true)}
        onExport={() => take.mutate()}
      />
      <ProblemBar error={take.error} />
      {people.brokenOffText !== undefined && (
        <Notice intent="warning" actions={<Button onClick={importList}>Import a list…</Button>}>
          {people.brokenOffText}
        </Notice>
      )}
      {view === 'account' && !people.areMailed && (
        <Text className={styles.quiet}>
          No invitation goes out by e-mail from here: open somebody, and hand over the link of theirs.
        </Text>
      )}
      <Shown people={people} view={view} sought={sought} own={own} />
      {inviting && <InviteAll waiting={waiting} onClose={() => setInviting(false)} />}
      {adding !== undefined && <AddPerson people={people} onClose={() => setParameters({ adding: undefined })} />}
    </div>
  );
}

interface ShownProps {
  readonly people: PeopleView;
  readonly view: string | undefined;
  readonly sought: string;
  readonly own: string;
}

function Shown({ people, view, sought, own }: ShownProps) {
  if (view === 'duty') return <DutyWeeks people={people.items} />;
  // Whoever reads this has opened Sentinel, whatever account local mode knows of.
  const items = fitting(people.items, view, sought).filter(({ id }) => view !== 'account' || id !== own);
  if (items.length > 0) return <People items={items} people={people} areWithout={view === 'account'} />;
  const clear =
    view === undefined ? undefined : <Button onClick={() => setParameters({ view: undefined })}>Show all</Button>;
  return (
    <EmptyNotice
      icon={<PeopleRegular />}
      title="Nobody fits this"
      why={whyNobody[view ?? ''] ?? 'Search by name, agency or e-mail address.'}
      {...(clear === undefined ? {} : { next: clear })}
    />
  );
}

const whyNobody: Readonly<Record<string, string>> = {
  leaving: 'Nobody has been given a last day.',
  vetting: 'Nobody’s vetting runs out within 60 days.',
  account: 'Everybody has signed in, or their seat is linked to an account.',
  statement: 'Everybody has accepted the panel’s confidentiality statement, or nobody is asked to.',
  former: 'Whoever leaves the panel stands here, by name.',
};
