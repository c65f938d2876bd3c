import { Button, Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { GroupDetailView } from '../../../bot/contract';
import { FourP } from '../../../bot/domain/disruption';
import { FormPlace } from '../../components/FormPlace';
import { useFocusBack } from '../../components/formFocus';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import type { GroupSectionProps } from './groupSectionProps';
import { useGroupChange } from './useGroupChange';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  start: { alignSelf: 'flex-start' },
  strands: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 260px), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  strand: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What is to be done, by the four strands. */
export default function GroupPlan({ group }: GroupSectionProps) {
  const styles = useStyles();
  const { plan, may } = group;
  const [writing, setWriting] = useState(false);
  const opener = useFocusBack(writing);
  return (
    <section aria-label="Plan" className={styles.section}>
      <Subtitle2 as="h3">Plan</Subtitle2>
      {plan.length === 0 && <Text>Nothing is planned yet.</Text>}
      <div className={styles.strands}>
        {plan.map(({ fourP, text, changedText }) => (
          <div key={fourP} className={styles.strand}>
            <Text weight="semibold">{fourP}</Text>
            <Text dir="auto" className={styles.text}>
              {text}
            </Text>
            <Caption1 className={styles.quiet}>{changedText}</Caption1>
          </div>
        ))}
      </div>
      {writing ? (
        <FormPlace onLeave={() => setWriting(false)}>
          <WritePlan group={group} onDone={() => setWriting(false)} />
        </FormPlace>
      ) : (
        may.change && (
          <Button ref={opener} className={styles.start} onClick={() => setWriting(true)}>
            {plan.length === 0 ? 'Write the plan' : 'Change the plan'}
          </Button>
        )
      )}
    </section>
  );
}

function WritePlan({ group, onDone }: { group: GroupDetailView; onDone: () => void }) {
  const [texts, setTexts] = useState(() => new Map(group.plan.map(({ fourP, text }) => [fourP, text])));
  const { save, ...sent } = useGroupChange(group, onDone);
  const problems = fieldProblems(sent.error);
  const written = [...texts].filter(([, text]) => text.trim() !== '');
  return (
    <InlineForm
      title="The plan"
      submit="Save"
      long
      {...sent}
      onCancel={onDone}
      onSubmit={() => save({ plan: Object.fromEntries(written) })}
    >
      {FourP.options.map((fourP) => (
        <TextField
          key={fourP}
          label={fourP}
          rows={3}
          value={texts.get(fourP) ?? ''}
          onChange={(text) => setTexts(new Map(texts).set(fourP, text))}
          problem={problems[`plan.${fourP}`]}
        />
      ))}
    </InlineForm>
  );
}
