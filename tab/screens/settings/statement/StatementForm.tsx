import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { MOST_OF_STATEMENT } from '../../../../bot/domain/statement';
import { TextField } from '../../../components/TextField';
import { SettingsForm } from '../SettingsForm';

export function StatementForm({ statement, onDone }: { statement: SettingsView['statement']; onDone: () => void }) {
  const [text, setText] = useState(statement.text);
  return (
    <SettingsForm
      title="The confidentiality statement"
      says="Other words are a new version: everybody, you too, is asked to accept it before they see anything again. Without words nobody is asked."
      version={statement.version}
      part={{ part: 'statement', text }}
      done={text.trim() === '' ? 'Nobody is asked any more.' : 'The statement is saved, and everybody is asked.'}
      onDone={onDone}
    >
      {(problems) => (
        <TextField
          label="What they accept"
          rows={14}
          hint={`At most ${MOST_OF_STATEMENT} characters.`}
          value={text}
          problem={problems['text']}
          onChange={setText}
        />
      )}
    </SettingsForm>
  );
}
