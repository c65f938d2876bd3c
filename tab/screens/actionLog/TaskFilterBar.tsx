import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useState } from 'react';
import { useNarrow } from '../../components/useNarrow';
import { SearchBox } from '../../components/SearchBox';
import { type Parameters, setParameters, useAddress } from '../../data/address';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { TaskChips } from './TaskChips';
import { isFiltered, orderOf, stateWords, withoutFilters } from './taskFilters';

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  choice: { minWidth: 0 },
  select: { minWidth: 0, '> select': { width: '100%', textOverflow: 'ellipsis' } },
  selects: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 240px))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
});

/** Every choice goes into the address, and from there into the request. */
export function TaskFilterBar() {
  const styles = useStyles();
  const narrow = useNarrow();
  const [unfolded, setUnfolded] = useState(false);
  const { parameters } = useAddress();
  return (
    <div className={styles.bar} role="search" aria-label="Filter the action log">
      <div className={styles.line}>
        <TaskChips parameters={parameters} />
        <SearchBox label="Search the action log" value={parameters['search'] ?? ''} onSearch={search} />
        {narrow && (
          <Button icon={<FilterRegular />} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            Filters
          </Button>
        )}
        {isFiltered(parameters) && (
          <Button appearance="transparent" onClick={() => setParameters(withoutFilters)}>
            Clear filters
          </Button>
        )}
      </div>
      {(!narrow || unfolded) && <Selects parameters={parameters} narrow={narrow} />}
    </div>
  );
}

function search(text: string): void {
  setParameters({ search: text }, { replace: true });
}

function Selects({ parameters, narrow }: { parameters: Parameters; narrow: boolean }) {
  const styles = useStyles();
  const maySeePeople = useMay('people.see');
  const order = orderOf(parameters);
  return (
    <div className={styles.selects}>
      {maySeePeople && <PeopleSelects agencyId={parameters['agencyId']} ownerId={parameters['ownerId']} />}
      <Choice
        label="State"
        name="state"
        value={parameters['state']}
        all="Any state"
        options={Object.entries(stateWords)}
      />
      <Choice
        label="Show"
        name="open"
        value={parameters['open']}
        all="Open tasks"
        options={[
          ['no', 'Closed tasks'],
          ['any', 'All tasks'],
        ]}
      />
      {narrow && (
        <Choice
          label="Sort by"
          name="sort"
          value={order.sort === 'dueOn' ? undefined : order.sort}
          all="Due date"
          options={[
            ['number', 'Reference'],
            ['changedAt', 'Last change'],
          ]}
        />
      )}
    </div>
  );
}

function PeopleSelects({ agencyId, ownerId }: { agencyId: string | undefined; ownerId: string | undefined }) {
  const agencies = useQueryOf('agencies.list');
  const members = useQueryOf('members.list', { agencyId });
  return (
    <>
      <Choice
        label="Agency"
        name="agencyId"
        value={agencyId}
        all="All agencies"
        options={(agencies.data?.items ?? []).map(({ id, name }) => [id, name])}
        alsoClears={['ownerId']}
      />
      <Choice
        label="Owner"
        name="ownerId"
        value={ownerId}
        all="Any owner"
        options={(members.data?.items ?? []).map(({ id, name }) => [id, name])}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly value: string | undefined;
  /** The words for no choice. */
  readonly all: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly alsoClears?: readonly string[];
}

function Choice({ label, name, value = '', all, options, alsoClears = [] }: ChoiceProps) {
  const styles = useStyles();
  const cleared = Object.fromEntries(alsoClears.map((each) => [each, undefined]));
  return (
    <Field label={label} className={styles.choice}>
      <Select
        className={styles.select}
        value={value}
        onChange={(_event, data) => setParameters({ ...cleared, [name]: data.value })}
      >
        <option value="">{all}</option>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
