import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { classBegins, classNames, recordClasses, type RetentionPeriods } from '../../../../bot/domain/retention';
import { TextField } from '../../../components/TextField';
import { SettingsForm } from '../SettingsForm';

type Typed = Readonly<Record<keyof RetentionPeriods, string>>;

export function PeriodsForm({ retention, onDone }: { retention: SettingsView['retention']; onDone: () => void }) {
  const { task, issue, meeting, group, nominal, member, message, turnedAway } = retention.periods;
  const [typed, setTyped] = useState<Typed>({
    ...{ task: String(task), issue: String(issue), meeting: String(meeting) },
    ...{ group: String(group), nominal: String(nominal) },
    ...{ member: String(member), message: String(message), turnedAway: String(turnedAway) },
  });
  return (
    <SettingsForm
      title="Change the periods"
      says="In months. They hold at once, for what is over already too. What was kept until a day stays until that day."
      version={retention.version}
      part={{ part: 'retention', retention: monthsIn(typed) }}
      within="retention."
      done="The periods are saved."
      onDone={onDone}
    >
      {(problems) =>
        recordClasses.map((each) => (
          <TextField
            key={each}
            label={`${classNames[each]}, months`}
            hint={classBegins[each]}
            required
            type="number"
            min={1}
            max={1200}
            value={typed[each]}
            onChange={(text) => setTyped({ ...typed, [each]: text })}
            problem={problems[each]}
          />
        ))
      }
    </SettingsForm>
  );
}

function monthsIn({ task, issue, meeting, group, nominal, member, message, turnedAway }: Typed): RetentionPeriods {
  return {
    ...{ task: Number(task), issue: Number(issue), meeting: Number(meeting) },
    ...{ group: Number(group), nominal: Number(nominal) },
    ...{ member: Number(member), message: Number(message), turnedAway: Number(turnedAway) },
  };
}
