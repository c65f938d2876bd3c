import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { KeptPersonView } from '../../../../bot/contract';
import { TextField } from '../../../components/TextField';
import { isLocalDate } from '../../../data/days';
import { useSession } from '../../../data/session';

type Duties = KeptPersonView['duties'];
type Duty = Duties[number];

const useStyles = makeStyles({
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    border: 'none',
    margin: 0,
    padding: 0,
  },
  duty: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 128px), 1fr))',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  button: { alignSelf: 'flex-start', justifySelf: 'start' },
});

interface Props {
  readonly duties: Duties;
  readonly onChange: (duties: Duties) => void;
  readonly problems: Readonly<Record<string, string>>;
}

/** The days on which somebody is told at once of what is urgent; within hours, where they are named. */
export function DutyFields({ duties, onChange, problems }: Props) {
  const styles = useStyles();
  const { today } = useSession();
  const put = (at: number, duty: Duty) => onChange(duties.map((each, index) => (index === at ? duty : each)));
  return (
    <fieldset className={styles.fields}>
      <legend>
        <Text>On duty</Text>
      </legend>
      <Text size={200} className={styles.quiet}>
        Told at once of what is urgent, besides whoever runs the panel. Without hours: day and night.
      </Text>
      {duties.map((duty, at) => (
        <DutyRow
          key={at}
          duty={duty}
          nth={at + 1}
          problem={problems[`duties.${at}.to`]}
          onChange={(next) => put(at, next)}
          onRemove={() => onChange(duties.filter((_, index) => index !== at))}
        />
      ))}
      <Button
        className={styles.button}
        size="small"
        icon={<AddRegular />}
        onClick={() => onChange([...duties, { from: today, to: today }])}
      >
        Add days of duty
      </Button>
    </fieldset>
  );
}

interface RowProps {
  readonly duty: Duty;
  readonly nth: number;
  readonly problem: string | undefined;
  readonly onChange: (duty: Duty) => void;
  readonly onRemove: () => void;
}

type Hours = NonNullable<Duty['hours']>;

function DutyRow({ duty, nth, problem, onChange, onRemove }: RowProps) {
  const styles = useStyles();
  const { from, to, hours } = duty;
  function withHours(side: keyof Hours, text: string): void {
    const { hours: _, ...days } = duty;
    if (!isTime(text)) onChange(days);
    else onChange({ ...days, hours: { ...(hours ?? { from: text, to: text }), [side]: text } });
  }
  return (
    <div className={styles.duty}>
      <TextField
        label="From"
        type="date"
        value={from}
        onChange={(text) => isLocalDate(text) && onChange({ ...duty, from: text })}
      />
      <TextField
        label="To"
        type="date"
        value={to}
        problem={problem}
        onChange={(text) => isLocalDate(text) && onChange({ ...duty, to: text })}
      />
      <TextField label="From hour" type="time" value={hours?.from ?? ''} onChange={(text) => withHours('from', text)} />
      <TextField label="To hour" type="time" value={hours?.to ?? ''} onChange={(text) => withHours('to', text)} />
      <Button
        className={styles.button}
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={`Take away days of duty ${nth}`}
        onClick={onRemove}
      />
    </div>
  );
}

function isTime(text: string): text is Hours['from'] {
  return /^\d{2}:\d{2}$/.test(text);
}
