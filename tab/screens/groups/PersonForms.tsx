import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { NominalView } from '../../../bot/contract';
import { NominalId, type GroupId } from '../../../bot/domain/ids';
import { categoryNames, NominalCategory } from '../../../bot/domain/nominal';
import { audienceOf, readersIn, whyOf } from '../../components/AudienceFields';
import { ChoiceField } from '../../components/ChoiceField';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { useCommand } from '../../data/useCommand';
import { PersonReaders } from './RestrictPerson';

const categories = NominalCategory.options.map((value) => ({ value, label: categoryNames[value] }));
const decades = ['1930s', '1940s', '1950s', '1960s', '1970s', '1980s', '1990s', '2000s', '2010s'].map((value) => ({
  value,
  label: `Born in the ${value}`,
}));

interface Draft {
  readonly name: string;
  readonly category: NominalCategory;
  readonly role: string;
  readonly bornIn: string | undefined;
  readonly forceReference: string;
}

const blank: Draft = { name: '', category: 'suspect', role: '', bornIn: undefined, forceReference: '' };

/** What is empty is not sent. */
function factsOf({ name, category, role, bornIn, forceReference }: Draft) {
  return {
    ...{ name, category },
    ...(role.trim() === '' ? {} : { role }),
    ...(bornIn === undefined ? {} : { bornIn }),
    ...(forceReference.trim() === '' ? {} : { forceReference }),
  };
}

export function RecordPerson({ groupId, onDone }: { groupId: GroupId; onDone: () => void }) {
  const [draft, setDraft] = useState(blank);
  const [nominalId] = useState(() => NominalId.parse(crypto.randomUUID()));
  const [readers, setReaders] = useState(() => readersIn(undefined));
  const record = useCommand('nominal.record');
  return (
    <InlineForm
      title="Record a person"
      submit="Record"
      sending={record.isPending}
      error={record.error}
      onCancel={onDone}
      onSubmit={() =>
        record.mutate(
          { groupId, nominalId, audience: audienceOf(readers), ...whyOf(readers), ...factsOf(draft) },
          {
            onSuccess: ({ called }) => {
              onDone();
              say(`${called} is recorded.`);
            },
          },
        )
      }
    >
      <FactFields draft={draft} onChange={setDraft} problems={fieldProblems(record.error)} />
      <PersonReaders readers={readers} onChange={setReaders} />
    </InlineForm>
  );
}

export function CorrectPerson({ person, onDone }: { person: NominalView; onDone: () => void }) {
  const { groupId, id: nominalId, version, name, category, role = '', bornIn, forceReference = '' } = person;
  const [draft, setDraft] = useState<Draft>({ name, category, role, bornIn, forceReference });
  const [wrong, setWrong] = useState('');
  const [reason, setReason] = useState('');
  const correct = useCommand('nominal.correct');
  const problems = fieldProblems(correct.error);
  return (
    <InlineForm
      title="Correct it"
      submit="Correct it and tell those who saw it"
      sending={correct.isPending}
      error={correct.error}
      onCancel={onDone}
      onSubmit={() =>
        correct.mutate(
          { groupId, nominalId, version, wrong, reason, ...factsOf(draft) },
          {
            onSuccess: ({ called }) => {
              onDone();
              say(`${called} is corrected.`, 'Those who saw what was wrong are told, and nobody else.');
            },
          },
        )
      }
    >
      <Text>Everybody who saw what stands here now is told that it was wrong. The former text stays in the log.</Text>
      <FactFields draft={draft} onChange={setDraft} problems={problems} />
      <TextField label="What was wrong" required value={wrong} onChange={setWrong} problem={problems['wrong']} />
      <TextField label="How it is known" required value={reason} onChange={setReason} problem={problems['reason']} />
    </InlineForm>
  );
}

interface FieldProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly problems: Readonly<Record<string, string>>;
}

function FactFields({ draft, onChange, problems }: FieldProps) {
  const put = (more: Partial<Draft>) => onChange({ ...draft, ...more });
  return (
    <>
      <TextField
        label="Name"
        required
        value={draft.name}
        onChange={(name) => put({ name })}
        problem={problems['name']}
      />
      <ChoiceField
        label="Category"
        required
        choices={categories}
        chosen={draft.category}
        onChoose={(category) => category !== undefined && put({ category })}
      />
      <TextField
        label="Role in the group"
        hint="Shown in the list, so without anybody’s name: driver, keeps the books"
        value={draft.role}
        onChange={(role) => put({ role })}
        problem={problems['role']}
      />
      <ChoiceField
        label="Age band"
        none="Not known"
        choices={decades}
        chosen={draft.bornIn}
        onChoose={(bornIn) => put({ bornIn })}
        problem={problems['bornIn']}
      />
      <TextField
        label="Force reference"
        value={draft.forceReference}
        onChange={(forceReference) => put({ forceReference })}
        problem={problems['forceReference']}
      />
    </>
  );
}
