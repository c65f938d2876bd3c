import { Checkbox } from '@fluentui/react-components';
import type { SettingsView } from '../../../../bot/contract';
import { ruleReaders, readerTexts } from '../../../../bot/domain/reminderReaders';
import { ChoiceField } from '../../../components/ChoiceField';
import { TextField } from '../../../components/TextField';
import { SettingsForm } from '../SettingsForm';
import { LineList } from './LineList';
import type { Reader, Rule } from './readers';
import { useLines } from './useLines';

const abouts = [
  { value: 'task', label: 'a task is due' },
  { value: 'meeting', label: 'a meeting is held' },
  { value: 'agreement', label: 'an agreement ends' },
] as const;
const sides = [
  { value: 'before', label: 'days before' },
  { value: 'after', label: 'days after' },
] as const;

const blank: Rule = { about: 'task', days: -1, to: ['owner'] };

/** What is said, when and to whom. What is said after the due day is what escalates. */
export function RulesForm({ rules, onDone }: { rules: SettingsView['rules']; onDone: () => void }) {
  const lines = useLines<Rule>(rules.rules.map(ruleOf));
  return (
    <SettingsForm
      title="Change the rules"
      says="For all tasks, meetings and agreements, those that stand too, from the next morning on. What has gone out is not sent again. A rule after the due day escalates: it tells the agency lead or the chair."
      version={rules.version}
      part={{ part: 'rules', reminderRules: lines.values }}
      within="reminderRules."
      done="The reminder rules are saved."
      onDone={onDone}
    >
      {(problems) => (
        <LineList
          lines={lines}
          label={({ about, days }) => `${Math.abs(days)} ${days > 0 ? 'after' : 'before'}, ${about}`}
          add="Add a rule"
          blank={blank}
          fields={(rule, index, put) => (
            <RuleFields
              rule={rule}
              problem={problems[`${index}.days`]}
              noReader={problems[`${index}.to`]}
              onChange={put}
            />
          )}
        />
      )}
    </SettingsForm>
  );
}

/** Whoever cannot be meant has no box to be unticked. */
function ruleOf({ about, days, to }: Rule): Rule {
  return { about, days, to: to.filter((reader) => ruleReaders[about].includes(reader)) };
}

interface FieldProps {
  readonly rule: Rule;
  readonly problem: string | undefined;
  readonly noReader: string | undefined;
  readonly onChange: (rule: Rule) => void;
}

function RuleFields({ rule, problem, noReader, onChange }: FieldProps) {
  const side = rule.days > 0 ? 'after' : 'before';
  const signed = (count: number, which: 'before' | 'after') => (which === 'after' ? count : -count);
  const toggle = (reader: Reader) =>
    rule.to.includes(reader) ? rule.to.filter((each) => each !== reader) : [...rule.to, reader];
  const [first = 'owner'] = ruleReaders[rule.about];
  return (
    <>
      <TextField
        label="Days"
        type="number"
        min={0}
        max={120}
        value={String(Math.abs(rule.days))}
        onChange={(text) => onChange({ ...rule, days: signed(Math.abs(Math.round(Number(text))), side) })}
        problem={problem}
      />
      <ChoiceField
        label="Side"
        choices={sides}
        chosen={side}
        onChoose={(which = side) => onChange({ ...rule, days: signed(Math.abs(rule.days), which) })}
      />
      <ChoiceField
        label="What"
        choices={abouts}
        chosen={rule.about}
        onChoose={(about = rule.about) =>
          onChange({ ...rule, about, to: about === rule.about ? rule.to : [firstOf(about)] })
        }
        problem={noReader ?? (rule.to.length === 0 ? `Nobody is told yet: choose ${readerTexts[first]}.` : undefined)}
      />
      <div role="group" aria-label="Told">
        {ruleReaders[rule.about].map((reader) => (
          <Checkbox
            key={reader}
            label={readerTexts[reader]}
            checked={rule.to.includes(reader)}
            onChange={() => onChange({ ...rule, to: toggle(reader) })}
          />
        ))}
      </div>
    </>
  );
}

function firstOf(about: Rule['about']): Reader {
  return ruleReaders[about][0] ?? 'coordinator';
}
