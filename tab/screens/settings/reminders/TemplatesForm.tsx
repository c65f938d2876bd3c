import { makeStyles } from '@fluentui/react-components';
import type { SettingsView } from '../../../../bot/contract';
import { CountField } from '../../../components/CountField';
import { TextField } from '../../../components/TextField';
import { SettingsForm } from '../SettingsForm';
import { LineList } from './LineList';
import { useLines } from './useLines';

const useStyles = makeStyles({ wide: { flex: '1 1 240px' }, days: { width: '96px' } });

/** Common tasks, to start from. */
export function TemplatesForm({ templates, onDone }: { templates: SettingsView['templates']; onDone: () => void }) {
  const lines = useLines<Draft>(
    templates.templates.map(({ title, detail = '', workingDays }) => ({ title, detail, workingDays })),
  );
  const taskTemplates = lines.values.map(({ detail, ...rest }) => ({
    ...rest,
    ...(detail.trim() === '' ? {} : { detail }),
  }));
  return (
    <SettingsForm
      title="Change the templates"
      says="For whoever gives tasks from now on. Tasks that were given stay as they are."
      version={templates.version}
      part={{ part: 'templates', taskTemplates }}
      within="taskTemplates."
      done="The task templates are saved."
      onDone={onDone}
    >
      {(problems) => (
        <LineList
          lines={lines}
          label={({ title }) => title || 'the new one'}
          add="Add a template"
          blank={{ title: '', detail: '', workingDays: 10 }}
          fields={(line, index, put) => (
            <TemplateFields line={line} problemOf={(field) => problems[`${index}.${field}`]} onChange={put} />
          )}
        />
      )}
    </SettingsForm>
  );
}

interface Draft {
  readonly title: string;
  readonly detail: string;
  readonly workingDays: number;
}

interface FieldProps {
  readonly line: Draft;
  readonly problemOf: (field: keyof Draft) => string | undefined;
  readonly onChange: (line: Draft) => void;
}

function TemplateFields({ line, problemOf, onChange }: FieldProps) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.wide}>
        <TextField
          label="What is to be done"
          required
          value={line.title}
          onChange={(title) => onChange({ ...line, title })}
          problem={problemOf('title')}
        />
      </div>
      <div className={styles.wide}>
        <TextField
          label="Detail"
          value={line.detail}
          onChange={(detail) => onChange({ ...line, detail })}
          problem={problemOf('detail')}
        />
      </div>
      <div className={styles.days}>
        <CountField
          label="Working days"
          min={1}
          max={120}
          value={line.workingDays}
          onChange={(count) => onChange({ ...line, workingDays: Math.round(count) })}
          problem={problemOf('workingDays')}
        />
      </div>
    </>
  );
}
