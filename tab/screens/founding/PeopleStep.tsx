import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { FoundingDraft, FoundingStart } from '../../../bot/contract';
import { useListBox } from '../../components/listBox';
import { Notice } from '../../components/Notice';
import { TextField } from '../../components/TextField';
import { PastePeople } from './PastePeople';
import { PersonRow } from './PersonRow';
import { type Founding, problemsIn } from './useFounding';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 176px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  add: { alignSelf: 'flex-start' },
});

/** While it is open a row stays where it was opened, whether it fits meanwhile or not. */
interface Opened {
  readonly row: number;
  readonly wasWrong: boolean;
}

type Person = FoundingDraft['people'][number];

/** Who sits on it: pasted, out of a file, or typed row by row, each with what does not fit beside it. */
export function PeopleStep({ founding, start }: { founding: Founding; start: FoundingStart }) {
  const styles = useStyles();
  const box = useListBox();
  const { draft, change, faultsOf } = founding;
  const [open, setOpen] = useState<Opened>();
  const faults = faultsOf('people');
  const put = (people: Person[]) => change({ ...draft, people });
  const { people } = draft;
  const wrongRows = new Set(faults.flatMap(({ row }) => (row === undefined ? [] : [row])));
  const stands = (row: number) => (row === open?.row ? open.wasWrong : wrongRows.has(row));
  const order = [...people.keys()].sort((a, b) => Number(stands(b)) - Number(stands(a)));
  return (
    <>
      <OwnFields founding={founding} start={start} problems={problemsIn(faults)} />
      <PastePeople founding={founding} />
      {faults
        .filter(({ row, field }) => row === undefined && !field.startsWith('you.'))
        .map(({ field, message }) => (
          <div key={message} {...(field === 'pasted' ? {} : { 'data-fault': true, tabIndex: -1 })}>
            <Notice intent={field === 'pasted' ? 'info' : 'warning'}>{message}</Notice>
          </div>
        ))}
      {people.length > 0 && <Text role="status">{countText(people.length, wrongRows.size)}</Text>}
      {people.length > 0 && (
        <ul className={box} aria-label="People of the panel">
          {order.map((row) => (
            <PersonRow
              key={row}
              person={people[row] ?? {}}
              number={row + 1}
              agencies={agencyNames(draft)}
              faults={faults.filter((each) => each.row === row)}
              open={open?.row === row}
              onOpen={() => setOpen(open?.row === row ? undefined : { row, wasWrong: wrongRows.has(row) })}
              onChange={(next) => put(people.map((each, at) => (at === row ? next : each)))}
              onRemove={() => {
                setOpen(undefined);
                put(people.filter((_, at) => at !== row));
              }}
            />
          ))}
        </ul>
      )}
      <Button
        className={styles.add}
        icon={<AddRegular />}
        onClick={() => {
          setOpen({ row: people.length, wasWrong: false });
          put([...people, { role: 'Member' }]);
        }}
      >
        Add a person
      </Button>
    </>
  );
}

function countText(people: number, wrong: number): string {
  const all = people === 1 ? '1 person' : `${people} people`;
  if (wrong === 0) return all;
  return `${all}; ${wrong === 1 ? '1 does not fit yet and stands first' : `${wrong} do not fit yet and stand first`}`;
}

function agencyNames({ agencies, panel }: FoundingDraft): readonly string[] {
  return agencies.map(({ name, kind }) => (name === '' && kind === 'police' ? panel.force : name));
}

interface OwnProps {
  readonly founding: Founding;
  readonly start: FoundingStart;
  readonly problems: Readonly<Record<string, string>>;
}

/** Whoever founds the panel sits on it too. */
function OwnFields({ founding: { draft, change }, start, problems }: OwnProps) {
  const styles = useStyles();
  const { you } = draft;
  return (
    <div className={styles.pair}>
      <TextField
        label="Your own name"
        required
        hint={`You are its administrator, as ${start.you.email}.`}
        value={you.name}
        onChange={(name) => change({ ...draft, you: { ...you, name } })}
        problem={problems['you.name']}
      />
      <TextField
        label="Your title"
        value={you.title}
        onChange={(title) => change({ ...draft, you: { ...you, title } })}
        problem={problems['you.title']}
      />
    </div>
  );
}
