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

type Person = FoundingDraft['people'][number];

/** Who sits on it: pasted, out of a file, or typed row by row, each with what does not fit beside it. */
export function PeopleStep({ founding, start }: { founding: Founding; start: FoundingStart }) {
  const styles = useStyles();
  const box = useListBox();
  const { draft, change, faultsOf } = founding;
  const [open, setOpen] = useState<number>();
  const faults = faultsOf('people');
  const put = (people: Person[]) => change({ ...draft, people });
  const { people } = draft;
  return (
    <>
      <OwnFields founding={founding} start={start} problems={problemsIn(faults)} />
      <PastePeople founding={founding} />
      {faults
        .filter(({ row, field }) => row === undefined && !field.startsWith('you.'))
        .map(({ field, message }) => (
          <Notice key={message} intent={field === 'pasted' ? 'info' : 'warning'}>
            {message}
          </Notice>
        ))}
      {people.length > 0 && (
        <ul className={box} aria-label="People of the panel">
          {people.map((person, row) => (
            <PersonRow
              key={row}
              person={person}
              number={row + 1}
              agencies={agencyNames(draft)}
              problems={problemsIn(faults, row)}
              open={open === row}
              onOpen={() => setOpen(open === row ? undefined : row)}
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
          setOpen(people.length);
          put([...people, { role: 'Member' }]);
        }}
      >
        Add a person
      </Button>
      {people.length > 0 && <Text role="status">{people.length === 1 ? '1 person' : `${people.length} people`}</Text>}
    </>
  );
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
