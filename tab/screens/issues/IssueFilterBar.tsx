import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { FiltersButton } from '../../components/FiltersButton';
import type { Chip } from '../../components/chip';
import { Chips } from '../../components/Chips';
import { SearchBox } from '../../components/SearchBox';
import { useNarrow } from '../../components/useNarrow';
import { type Parameters, setParameters } from '../../data/address';
import { useMay } from '../../data/session';
import { withoutFilters } from './issueFilters';
import { isFiltered, tagNames } from './issueTags';

const IssueFilterFields = lazy(() => import('./IssueFilterFields'));

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  chips: { flex: '1 1 240px', minWidth: 0 },
  // A label and its field: what is below stays where it is when they come.
  fields: { minHeight: '58px' },
});

/** Every choice goes into the address, and from there into the request. */
export function IssueFilterBar({ parameters }: { parameters: Parameters }) {
  const styles = useStyles();
  const narrow = useNarrow();
  const mayChoose = useMay('group.see');
  const [unfolded, setUnfolded] = useState(false);
  const shown = mayChoose && (!narrow || unfolded);
  const chips = issueChips(parameters, !shown);
  return (
    <div className={styles.bar} role="search" aria-label="Filter the issues">
      <div className={styles.line}>
        <div className={styles.chips}>
          <Chips label="Views" chips={chips} />
        </div>
        <SearchBox label="Search the issues" value={parameters['search'] ?? ''} onSearch={search} />
        {mayChoose && narrow && <FiltersButton unfolded={unfolded} onToggle={() => setUnfolded(!unfolded)} />}
        {isFiltered(parameters) && (
          <Button appearance="transparent" onClick={() => setParameters(withoutFilters)}>
            Clear filters
          </Button>
        )}
      </div>
      {shown && (
        <div className={styles.fields}>
          <Suspense fallback={null}>
            <IssueFilterFields parameters={parameters} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

const views = [
  { name: 'Mine', key: 'mine', value: 'true' },
  { name: 'To look at', key: 'state', value: 'raised' },
  { name: 'Closed too', key: 'open', value: 'any' },
] as const;

/** Views, and whatever else narrows the list without a field that says so. */
function issueChips(parameters: Parameters, withTags: boolean): readonly Chip[] {
  const { state, raisedFrom: from, raisedTo: to } = parameters;
  const further: Chip[] = [
    ...(state === undefined || state === 'raised' ? [] : [chipOf(stateWords(state), ['state'])]),
    ...(from === undefined && to === undefined ? [] : [chipOf('Chosen days', ['raisedFrom', 'raisedTo'])]),
    ...(withTags ? tagNames : []).flatMap((name) => {
      const value = parameters[name];
      return value === undefined ? [] : [chipOf(value, [name])];
    }),
  ];
  return [
    ...views.map(({ name, key, value }) => {
      const on = parameters[key] === value;
      return { name, on, onToggle: () => setParameters({ [key]: on ? undefined : value }) };
    }),
    ...further,
  ];
}

function chipOf(name: string, keys: readonly string[]): Chip {
  return { name, on: true, onToggle: () => setParameters(Object.fromEntries(keys.map((key) => [key, undefined]))) };
}

/** What a link asks for may be more than one can choose here. */
function stateWords(state: string): string {
  return state.split(',').includes('closed') ? 'Whatever came of them' : 'Some states';
}

function search(text: string): void {
  setParameters({ search: text }, { replace: true });
}
