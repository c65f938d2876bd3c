import { makeStyles, tokens } from '@fluentui/react-components';
import { ChoiceField } from './ChoiceField';
import { TextField } from './TextField';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 176px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    paddingBottom: tokens.spacingVerticalS,
    // Boxes are as wide as each other, in a narrow pane too.
    '& > *, & > * > *, & input': { minWidth: 0 },
    '& input': { textOverflow: 'ellipsis' },
  },
});

/** A cell of a row that somebody wrote. */
export interface WrittenField<Column extends string> {
  readonly column: Column;
  readonly label: string;
  readonly value: string;
  readonly required?: boolean;
  readonly problem?: string | undefined;
  /** Of several lines. */
  readonly isLong?: boolean | undefined;
  /** What may stand in it. */
  readonly choices?: readonly string[] | undefined;
  /** The words for none of them, where nothing else is written. */
  readonly none?: string | undefined;
}

interface Props<Column extends string> {
  readonly fields: readonly WrittenField<Column>[];
  readonly onChange: (column: Column, text: string) => void;
}

/** A row as it is written, cell by cell. */
export function WrittenFields<Column extends string>({ fields, onChange }: Props<Column>) {
  const styles = useStyles();
  return (
    <div className={styles.fields}>
      {fields.map(({ column, label, value, required = false, problem, isLong = false, choices, none }) => {
        const shared = { label, required, problem };
        const put = (text: string | undefined) => onChange(column, text ?? '');
        if (choices === undefined) {
          const lines = isLong ? { rows: 3 } : {};
          return <TextField key={column} {...shared} {...lines} value={value} onChange={put} />;
        }
        const chosen = choices.find((each) => each.toLowerCase() === value.toLowerCase());
        // What is written and nobody understands stands there, until one of those is chosen.
        const other = chosen === undefined && value !== '' ? value : none;
        return (
          <ChoiceField
            key={column}
            {...shared}
            {...(other === undefined ? {} : { none: other })}
            choices={choices.map((each) => ({ value: each, label: each }))}
            chosen={chosen}
            onChoose={put}
          />
        );
      })}
    </div>
  );
}
