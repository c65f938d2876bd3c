import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupDetailView } from '../../../bot/contract';
import { FormPlace } from '../../components/FormPlace';
import { useFocusBack } from '../../components/formFocus';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { linesIn } from './GroupFields';
import type { GroupSectionProps } from './groupSectionProps';
import { useGroupChange } from './useGroupChange';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  start: { alignSelf: 'flex-start' },
  line: { overflowWrap: 'anywhere' },
});

/** Where the force's systems have more: references, never who told it. */
export default function GroupSources({ group }: GroupSectionProps) {
  const styles = useStyles();
  const { sources, may } = group;
  const [writing, setWriting] = useState(false);
  const opener = useFocusBack(writing);
  const leave = () => setWriting(false);
  return (
    <section aria-label="References" className={styles.section}>
      <Subtitle2 as="h3">References</Subtitle2>
      {sources.length === 0 && <Text>None recorded.</Text>}
      {sources.map((source) => (
        <Text key={lineOf(source)} dir="auto" className={styles.line}>
          {lineOf(source)}
        </Text>
      ))}
      {writing ? (
        <FormPlace onLeave={leave}>
          <WriteSources group={group} onDone={leave} />
        </FormPlace>
      ) : (
        may.change && (
          <Button ref={opener} className={styles.start} onClick={() => setWriting(true)}>
            Change the references
          </Button>
        )
      )}
    </section>
  );
}

type Source = GroupDetailView['sources'][number];

/** "NM/52, Niche" */
function lineOf({ reference, system }: Source): string {
  return [reference, system].filter((each) => each !== undefined).join(', ');
}

function sourceIn(line: string): Source {
  const [reference = '', ...system] = line.split(',');
  const named = system.join(',').trim();
  return { reference, ...(named === '' ? {} : { system: named }) };
}

function WriteSources({ group, onDone }: { group: GroupDetailView; onDone: () => void }) {
  const [text, setText] = useState(() => group.sources.map(lineOf).join('\n'));
  const { save, ...sent } = useGroupChange(group, onDone);
  return (
    <InlineForm
      title="References to the force’s systems"
      submit="Save"
      {...sent}
      onCancel={onDone}
      onSubmit={() => save({ sources: linesIn(text).map(sourceIn) })}
    >
      <TextField
        label="References"
        hint="One a line: the number, a comma, the system. Never who a source is."
        rows={4}
        value={text}
        onChange={setText}
        problem={Object.values(fieldProblems(sent.error))[0]}
      />
    </InlineForm>
  );
}
