import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupId } from '../../../../bot/domain/ids';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useDeed } from '../../../data/useDeed';
import { useQueryOf } from '../../../data/useQueryOf';
import { calledWhole, type LinkNode } from './linkMap';

const useStyles = makeStyles({
  end: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    border: 'none',
    margin: 0,
    padding: 0,
  },
});

type End = LinkNode['end'];

/** Both ends are chosen from lists, in which typing finds; what is between them is said in a few words. */
export function MakeLink({ groupId, onDone }: { groupId: GroupId; onDone: () => void }) {
  const [from, setFrom] = useState<End>({ kind: 'group', groupId });
  const [to, setTo] = useState<End>();
  const [what, setWhat] = useState('');
  const [source, setSource] = useState('');
  const make = useDeed('link.make', () => {
    onDone();
    say('The link is added.');
  });
  const problems = fieldProblems(make.error);
  return (
    <InlineForm
      title="Add a link"
      submit="Add it"
      sending={make.isPending}
      error={make.error}
      onCancel={onDone}
      onSubmit={() => to !== undefined && make.mutate({ from, to, what, ...(source.trim() === '' ? {} : { source }) })}
    >
      <Text>
        Two people in two groups who are one person: link them with “is the same person as”. Two records of one person
        in one group are merged on the person.
      </Text>
      <EndFields label="From" end={from} onChoose={setFrom} />
      <TextField
        label="Link"
        hint="Read between the two, without anybody’s name: works for, owns, is the same person as"
        required
        value={what}
        onChange={setWhat}
        problem={problems['what']}
      />
      <EndFields label="To" end={to} onChoose={setTo} problem={problems['to']} />
      <TextField
        label="Source"
        hint="The reference of the force’s system; never who a source is"
        value={source}
        onChange={setSource}
        problem={problems['source']}
      />
    </InlineForm>
  );
}

interface EndProps {
  readonly label: string;
  readonly end: End | undefined;
  readonly onChoose: (end: End) => void;
  readonly problem?: string | undefined;
}

/** First the group, then itself or somebody in it. */
function EndFields({ label, end, onChoose, problem }: EndProps) {
  const styles = useStyles();
  const groups = useQueryOf('groups.list');
  const chosen = end?.groupId;
  const ends = useQueryOf('links.ends', { groupId: chosen }, chosen !== undefined);
  const items = ends.data?.items.filter(({ groupId }) => groupId === chosen) ?? [];
  const at = items.find((node) => end !== undefined && isSame(node.end, end));
  return (
    <fieldset className={styles.end} aria-label={label}>
      <ChoiceField
        label={`${label}: group`}
        none="Choose a group"
        required
        choices={(groups.data?.items ?? []).map(({ id, operation, reference }) => ({
          value: id,
          label: `${operation} (${reference})`,
        }))}
        chosen={chosen}
        onChoose={(groupId) => groupId !== undefined && onChoose({ kind: 'group', groupId })}
        problem={problem}
      />
      {chosen !== undefined && (
        <ChoiceField
          label={`${label}: who or what`}
          choices={items.map((node) => ({
            value: node.key,
            label: node.kind === 'group' ? 'The group itself' : calledWhole(node),
          }))}
          chosen={at?.key}
          onChoose={(key) => {
            const node = items.find((each) => each.key === key);
            if (node !== undefined) onChoose(node.end);
          }}
        />
      )}
    </fieldset>
  );
}

function isSame(a: End, b: End): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
