import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { FiltersButton } from '../../components/FiltersButton';
import { Chips } from '../../components/Chips';
import { ChoiceField } from '../../components/ChoiceField';
import { SearchBox } from '../../components/SearchBox';
import { TextField } from '../../components/TextField';
import { type Parameters, setParameters } from '../../data/address';
import { usePagesOf } from '../../data/usePagesOf';
import {
  calledInEntries,
  isShown,
  kindWords,
  type LogChoices,
  logFilterOf,
  logViews,
  showing,
  withoutLogFilters,
} from './logFilters';

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  // The further ones on one line of a desk's width, two beside each other on a phone.
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(160px, 100%), 1fr))',
    alignItems: 'end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  first: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    '& .fui-Input': { minWidth: 0 },
    '@media (min-width: 720px)': { gridTemplateColumns: 'minmax(0, 240px) minmax(0, 280px) auto' },
  },
  // On a phone it stands with the further ones: the first entry is in sight.
  person: { minWidth: 0, gridColumn: '1 / -1', '@media (min-width: 720px)': { gridColumn: 'auto' } },
  folded: { display: 'none', '@media (min-width: 720px)': { display: 'block' } },
  buttons: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    '& .fui-Button': { minWidth: 0 },
    '@media (min-width: 720px)': { order: 1 },
  },
});

interface Props {
  readonly parameters: Parameters;
  readonly choices: LogChoices | undefined;
}

/** Every choice goes into the address, and from there into the request. */
export function LogFilterBar({ parameters, choices }: Props) {
  const styles = useStyles();
  const [unfolded, setUnfolded] = useState(false);
  const { by, reader } = parameters;
  const record = useRecordAsked(parameters);
  const isOpen = unfolded || isNarrowed(parameters);
  const isPersonShown = isOpen || (by ?? reader) !== undefined;
  return (
    <div className={styles.bar} role="search" aria-label="Search the log">
      <Chips
        label="Views of the log"
        chips={logViews.map((view) => ({
          ...{ name: view.name, on: isShown(view, parameters) },
          onToggle: () => setParameters(showing(view, parameters)),
        }))}
      />
      <div className={styles.first}>
        <RecordField key={record} record={record} />
        <div className={styles.buttons}>
          <FiltersButton unfolded={unfolded} onToggle={() => setUnfolded(!unfolded)} />
          {Object.keys(logFilterOf(parameters)).length > 0 && (
            <Button appearance="transparent" onClick={() => setParameters(withoutLogFilters)}>
              Clear
            </Button>
          )}
        </div>
        <div className={mergeClasses(styles.person, !isPersonShown && styles.folded)}>
          <PersonChoice parameters={parameters} choices={choices} />
        </div>
      </div>
      {isOpen && <FurtherFields parameters={parameters} choices={choices} />}
    </div>
  );
}

/** What narrows the list is in sight. */
function isNarrowed({ action, agencyId, from, to, kind, reason }: Parameters): boolean {
  const isOfNoView = kind !== undefined && !logViews.some(({ chosen }) => chosen.kind === kind);
  return isOfNoView || [action, agencyId, from, to, reason].some((each) => each !== undefined);
}

/** As whoever reads the log calls it; of one that is named by its id, nothing until that is known. */
function useRecordAsked(parameters: Parameters): string {
  const { about = '' } = parameters;
  const { data, isPending } = usePagesOf('log.find', logFilterOf(parameters));
  const isById = about.includes(':');
  return isById && isPending
    ? ''
    : (calledInEntries(
        about,
        data?.pages.flatMap(({ items }) => items),
      ) ?? '');
}

function RecordField({ record }: { record: string }) {
  const [typed, setTyped] = useState(record);
  const show = () => {
    if (typed.trim() !== record) setParameters({ about: typed.trim() });
  };
  return (
    <form
      onBlur={show}
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <TextField label="Record, such as I-27-006" value={typed} onChange={setTyped} />
    </form>
  );
}

function PersonChoice({ parameters, choices }: Props) {
  const isOfSight = parameters['seen'] === 'true';
  const name = isOfSight ? 'reader' : 'by';
  const people = (choices?.people ?? []).map((person): Option => ({
    value: person.id,
    label: `${person.name}, ${person.agencyName}${person.hasLeft ? ' (has left)' : ''}`,
  }));
  return (
    <ChoiceField
      label={isOfSight ? 'Who saw it' : 'Who did it'}
      none="Anybody"
      choices={isOfSight ? people : [...people, { value: 'system', label: 'Sentinel itself' }]}
      chosen={parameters[name]}
      onChoose={(chosen) => setParameters({ [name]: chosen })}
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function searchReason(reason: string): void {
  setParameters({ reason }, { replace: true });
}

function FurtherFields({ parameters, choices }: Props) {
  const styles = useStyles();
  const { kind, action, agencyId, from = '', to = '', reason = '' } = parameters;
  return (
    <div className={styles.fields}>
      <TextField label="From" type="date" value={from} onChange={(day) => setParameters({ from: day })} />
      <TextField label="To" type="date" value={to} onChange={(day) => setParameters({ to: day })} />
      <SearchBox label="Words of the reason" value={reason} onSearch={searchReason} />
      <ChoiceField
        label="Told to"
        none="Any agency, or none"
        choices={(choices?.agencies ?? []).map(({ id, name }): Option => ({ value: id, label: name }))}
        chosen={agencyId}
        onChoose={(chosen) => setParameters({ agencyId: chosen })}
      />
      <ChoiceField
        label="Kind"
        none="Any kind"
        choices={Object.entries(kindWords).map(([value, label]): Option => ({ value, label }))}
        chosen={kind}
        onChoose={(chosen) => setParameters({ kind: chosen, action: undefined })}
      />
      <ChoiceField
        label="What was done"
        none="Anything"
        choices={(choices?.actions ?? [])
          .filter((each) => kind === undefined || each.kind === kind)
          .map(({ action: value, text: label }): Option => ({ value, label }))}
        chosen={action}
        onChoose={(chosen) => setParameters({ action: chosen })}
      />
    </div>
  );
}
