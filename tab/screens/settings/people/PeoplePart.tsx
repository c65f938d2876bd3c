import { Button, makeStyles, MenuItem, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { useState } from 'react';
import type { PeopleView } from '../../../../bot/contract';
import { Chips } from '../../../components/Chips';
import { EmptyNotice } from '../../../components/EmptyNotice';
import { useMutation } from '@tanstack/react-query';
import { LoadingLines } from '../../../components/LoadingLines';
import { More } from '../../../components/More';
import { ProblemBar, ProblemNotice } from '../../../components/ProblemNotice';
import { SearchBox } from '../../../components/SearchBox';
import { useRoomBeside } from '../../../components/useNarrow';
import { setParameters, useAddress } from '../../../data/address';
import { ask } from '../../../data/api';
import { offerFile } from '../../../data/offerFile';
import { useQueryOf } from '../../../data/useQueryOf';
import { AddPerson } from './AddPerson';
import { DutyWeeks } from './DutyWeeks';
import { ImportPeople } from './import/ImportPeople';
import { People } from './People';
import { fitting, isPeopleView, type PeopleChip, peopleChips } from './peopleFilters';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  // A line of their own: what is sought and who is added stand below.
  chips: { flex: '1 1 100%', minWidth: 0 },
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
  const { view: asked = '', adding, importing, person } = useAddress().parameters;
  // Who is open beside the list brings the one primary button of the screen.
  const isOpen = useRoomBeside() && person !== undefined;
  const [sought, setSought] = useState('');
  const view = isPeopleView(asked) ? asked : undefined;
  const add = () => setParameters({ adding: 'yes' });
  const take = useMutation({ mutationFn: () => ask('people.export', {}), onSuccess: offerFile });
  if (importing !== undefined) {
    const from = importing === 'groups' ? 'groups' : 'list';
    return <ImportPeople key={from} people={people} from={from} />;
  }
  return (
    <div className={styles.part}>
      <div className={styles.head} role="search" aria-label="Filter the people">
        <div className={styles.chips}>
          <Chips label="Views" chips={peopleChips.map((chip) => chipOf(chip, view))} />
        </div>
        <SearchBox label="Search the people" value={sought} onSearch={setSought} />
        <Button appearance={isOpen ? 'secondary' : 'primary'} icon={<AddRegular />} onClick={add}>
          Add somebody
        </Button>
        <More label="More for the people">
          <MenuItem onClick={() => setParameters({ importing: 'yes', person: undefined })}>Import a list…</MenuItem>
          <MenuItem onClick={() => setParameters({ importing: 'groups', person: undefined })}>
            Look at the groups of Entra…
          </MenuItem>
          <MenuItem onClick={() => take.mutate()}>Export as CSV</MenuItem>
        </More>
      </div>
      <ProblemBar error={take.error} />
      <Shown people={people} view={view} sought={sought} />
      {adding !== undefined && <AddPerson people={people} onClose={() => setParameters({ adding: undefined })} />}
    </div>
  );
}

function chipOf({ view, name }: PeopleChip, on: string | undefined) {
  const isOn = view === on;
  return { name, on: isOn, onToggle: () => setParameters({ view: isOn ? undefined : view, person: undefined }) };
}

function Shown({ people, view, sought }: { people: PeopleView; view: string | undefined; sought: string }) {
  if (view === 'duty') return <DutyWeeks people={people.items} />;
  const items = fitting(people.items, view, sought);
  if (items.length > 0) return <People items={items} people={people} />;
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
  former: 'Whoever leaves the panel stands here, by name.',
};
