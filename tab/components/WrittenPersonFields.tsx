import { columnNames, type PeopleColumn, type PersonRow } from '../../bot/domain/personColumns';
import { type WrittenField, WrittenFields } from './WrittenFields';

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
  const { agencies, problems, onChange } = props;
  const choices: Readonly<Partial<Record<PeopleColumn, readonly string[]>>> = {
    agency: agencies.filter((each) => each !== ''),
    role: roles.filter((each) => each !== without),
  };
  const isUsual = (column: PeopleColumn) => column === 'role' && usualRole !== undefined;
  const fields = columns.map((column): WrittenField<PeopleColumn> => ({
    ...{ column, label: labels[column] ?? columnNames[column], required: required.includes(column) },
    ...{ value: person[column] ?? (column === 'role' ? (usualRole ?? '') : ''), problem: problems[column] },
    choices: choices[column],
    none: isUsual(column) ? undefined : column === 'role' ? 'As it is; who is new is a member' : 'Choose',
  }));
  return <WrittenFields fields={fields} onChange={(column, text) => onChange({ ...person, [column]: text })} />;
}
