import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AskedWhy } from '../data/useOpened';
import { useFocusPassedOn } from './formFocus';
import { InlineForm } from './InlineForm';
import { TextField } from './TextField';

const useStyles = makeStyles({
  ask: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  reasons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Asked before anything of it is shown: one tap answers. */
export default function AskWhy({ reference = 'this', reasons, problem, onSay }: AskedWhy) {
  const styles = useStyles();
  const place = useFocusPassedOn<HTMLDivElement>();
  const [isWriting, setWriting] = useState(problem !== undefined);
  const [words, setWords] = useState('');
  const question = `Why do you open ${reference}?`;
  return (
    <div ref={place} role="group" aria-label={question} className={styles.ask}>
      <Text>{question} It stands in the log beside your name.</Text>
      <div className={styles.reasons}>
        {reasons.map((each) => (
          <Button key={each} size="small" onClick={() => onSay(each)}>
            {each}
          </Button>
        ))}
        {!isWriting && (
          <Button size="small" appearance="subtle" onClick={() => setWriting(true)}>
            In my own words
          </Button>
        )}
      </div>
      {isWriting && (
        <InlineForm
          submit="Open"
          sending={false}
          error={null}
          onSubmit={() => words.trim() !== '' && onSay(words.trim())}
          onCancel={() => setWriting(false)}
        >
          <TextField label="Why" required value={words} onChange={setWords} problem={problem} />
        </InlineForm>
      )}
    </div>
  );
}
