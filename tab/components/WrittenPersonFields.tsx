import { makeStyles, tokens } from '@fluentui/react-components';
import { columnNames, type PeopleColumn, type PersonRow } from '../../bot/domain/personColumns';
import { ChoiceField } from './ChoiceField';
import { TextField } from './TextField';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 176px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalS,
  },
});

/** As the server reads them. */
const roles = [
  'Chair',
  'Deputy chair',
  'Coordinator',
  'Lead responsible officer',
  'Agency lead',
  'Member',
  'Substitute',
  'Observer',
  'Auditor',
  'Administrator',
];

interface Props {
  readonly person: PersonRow;
  readonly columns: readonly PeopleColumn[];
  readonly required: readonly PeopleColumn[];
  /** Other words than usual. */
  readonly labels?: Readonly<Partial<Record<PeopleColumn, string>>>;
  /** Roles that cannot be chosen here. */
  readonly without?: string;
  /** Shown where no role is named; without it none is. */
  readonly usualRole?: string;
  readonly agencies: readonly string[];
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (person: PersonRow) => void;
}

/** One person of a list as it is written, cell by cell. */
export function WrittenPersonFields({ person, columns, required, labels = {}, without, usualRole, ...props }: Props) {
  const styles = useStyles();
  const { agencies, problems, onChange } = props;
  const choices: Readonly<Partial<Record<PeopleColumn, readonly string[]>>> = {
    agency: agencies.filter((each) => each !== ''),
    role: roles.filter((each) => each !== without),
  };
  return (
    <div className={styles.fields}>
      {columns.map((column) => {
        const shared = {
          label: labels[column] ?? columnNames[column],
          required: required.includes(column),
          problem: problems[column],
        };
        const put = (text: string | undefined) => onChange({ ...person, [column]: text ?? '' });
        const value = person[column] ?? (column === 'role' ? (usualRole ?? '') : '');
        const words = choices[column];
        if (words === undefined) return <TextField key={column} {...shared} value={value} onChange={put} />;
        const none = column === 'role' && usualRole !== undefined ? {} : { none: noneText(column, value) };
        return (
          <ChoiceField
            key={column}
            {...shared}
            {...none}
            choices={words.map((each) => ({ value: each, label: each }))}
            chosen={words.find((each) => each.toLowerCase() === value.toLowerCase())}
            onChoose={put}
          />
        );
      })}
    </div>
  );
}

/** What is written and nobody understands stands there, until one of those is chosen. */
function noneText(column: PeopleColumn, value: string): string {
  if (value !== '') return value;
  return column === 'role' ? 'As it is; who is new is a member' : 'Choose';
}
