import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { TextField } from '../../../components/TextField';
import { grades as choices } from '../../../components/disruptionChoices';
import { SettingsForm } from '../SettingsForm';

export function GradesForm({ grades, onDone }: { grades: SettingsView['grades']; onDone: () => void }) {
  const [texts, setTexts] = useState(grades.gradeTexts);
  return (
    <SettingsForm
      title="Change what the grades mean"
      says="Shown to whoever proposes or moderates a disruption, from now on. Grades that were given stay as they are."
      version={grades.version}
      part={{ part: 'grades', gradeTexts: texts }}
      within="gradeTexts."
      done="What the grades mean is saved."
      onDone={onDone}
    >
      {(problems) =>
        choices.map(({ value, label }) => (
          <TextField
            key={value}
            label={label}
            required
            rows={2}
            value={texts[value]}
            onChange={(text) => setTexts({ ...texts, [value]: text })}
            problem={problems[value]}
          />
        ))
      }
    </SettingsForm>
  );
}
