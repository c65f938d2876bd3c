import { Button, Caption1, Input, makeStyles, MenuItem, Select, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { purposeNames } from '../../../../bot/domain/agendaWords';
import { More } from '../../../components/More';
import type { RowPlace } from '../../../components/movable/MovableRows';
import { type DraftLine, kindTexts } from './templateLine';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    flexGrow: 1,
    minWidth: 0,
    gap: tokens.spacingHorizontalXS,
  },
  // Wide enough for a title: where it is not beside the choices, it has a line of its own.
  title: { flex: '3 1 280px', minWidth: 0, '& input': { textOverflow: 'ellipsis' } },
  rest: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    flex: '2 1 432px',
    minWidth: 0,
    gap: tokens.spacingHorizontalXS,
  },
  choice: { flex: '1 1 136px', minWidth: 0, '& select': { textOverflow: 'ellipsis' } },
  minutes: { width: '64px', minWidth: 0, '& input': { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } },
  problem: { flexBasis: '100%', color: tokens.colorStatusDangerForeground1 },
});

const kinds = (['standing', 'group', 'issue', 'taskReview', 'otherBusiness'] as const).map((value) => ({
  value,
  label: kindTexts[value],
}));
const purposes = (['note', 'discuss', 'decide'] as const).map((value) => ({ value, label: purposeNames[value] }));

interface Props {
  readonly line: DraftLine;
  readonly place: RowPlace;
  readonly number: number;
  readonly problem: string | undefined;
  readonly onChange: (line: DraftLine) => void;
  readonly onRemove: () => void;
}

/** One line of the template, changed in place. */
export function LineFields({ line, place, number, problem, onChange, onRemove }: Props) {
  const styles = useStyles();
  const what = line.title === '' ? `line ${number}` : line.title;
  return (
    <div className={styles.row}>
      <Input
        className={styles.title}
        dir="auto"
        aria-label={`Title of line ${number}`}
        aria-invalid={problem !== undefined}
        value={line.title}
        onChange={(_event, { value }) => onChange({ ...line, title: value })}
      />
      <div className={styles.rest}>
        <OneOf
          label={`What ${what} is`}
          choices={kinds}
          chosen={line.kind}
          onChoose={(kind) => onChange({ ...line, kind })}
        />
        <OneOf
          label={`Purpose of ${what}`}
          choices={purposes}
          chosen={line.purpose}
          onChoose={(purpose) => onChange({ ...line, purpose })}
        />
        <Input
          className={styles.minutes}
          type="number"
          min={1}
          max={240}
          aria-label={`Minutes of ${what}`}
          value={line.minutes === 0 ? '' : String(line.minutes)}
          onChange={(_event, { value }) => onChange({ ...line, minutes: Math.round(Number(value)) })}
        />
        {place.narrow ? (
          <More label={`More for ${what}`}>
            <MenuItem onClick={() => place.onStep(-1)}>Move up</MenuItem>
            <MenuItem onClick={() => place.onStep(1)}>Move down</MenuItem>
            <MenuItem onClick={onRemove}>Take off</MenuItem>
          </More>
        ) : (
          <Button appearance="subtle" icon={<DeleteRegular />} aria-label={`Take off ${what}`} onClick={onRemove} />
        )}
      </div>
      {problem !== undefined && <Caption1 className={styles.problem}>{problem}</Caption1>}
    </div>
  );
}

interface OneOfProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function OneOf<Value extends string>({ label, choices, chosen, onChoose }: OneOfProps<Value>) {
  const styles = useStyles();
  return (
    <Select
      className={styles.choice}
      aria-label={label}
      value={chosen}
      onChange={(_event, { value }) => onChoose(choices.find((each) => each.value === value)?.value ?? chosen)}
    >
      {choices.map(({ value, label: words }) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Select>
  );
}
