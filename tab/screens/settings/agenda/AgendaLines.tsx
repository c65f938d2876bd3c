import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { MinutesSum } from '../../../components/MinutesSum';
import { MovableRows } from '../../../components/movable/MovableRows';
import { LineFields } from './LineFields';
import { type DraftLine, minutesIn, newLine } from './templateLine';

const useStyles = makeStyles({
  sum: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  add: { alignSelf: 'flex-start' },
});

interface Props {
  readonly lines: readonly DraftLine[];
  readonly durationMinutes: number;
  /** By place and field ("3.title"). */
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (change: (lines: readonly DraftLine[]) => readonly DraftLine[]) => void;
}

/** Lines of an agenda, put in order by drag and by key, with their minutes adding up against the length of a meeting. */
export function AgendaLines({ lines, durationMinutes, problems, onChange }: Props) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.sum}>
        <MinutesSum minutes={minutesIn(lines)} of={durationMinutes} />
      </div>
      <MovableRows
        items={lines}
        onMove={(id, beforeId) => onChange((before) => moved(before, id, beforeId))}
        row={(line, place) => (
          <LineFields
            place={place}
            line={line}
            number={lines.indexOf(line) + 1}
            problem={problems[`${lines.indexOf(line)}.title`] ?? problems[`${lines.indexOf(line)}.minutes`]}
            onChange={(next) => onChange((before) => before.map((each) => (each.id === next.id ? next : each)))}
            onRemove={() => onChange((before) => before.filter(({ id }) => id !== line.id))}
          />
        )}
      />
      <Button
        className={styles.add}
        icon={<AddRegular />}
        disabled={lines.length >= 40}
        onClick={() => onChange((before) => [...before, newLine()])}
      >
        Add a line
      </Button>
    </>
  );
}

function moved(lines: readonly DraftLine[], id: string, beforeId: string | undefined): readonly DraftLine[] {
  const line = lines.find((each) => each.id === id);
  if (line === undefined) return lines;
  const others = lines.filter((each) => each !== line);
  const at = beforeId === undefined ? others.length : others.findIndex((each) => each.id === beforeId);
  return [...others.slice(0, at), line, ...others.slice(at)];
}
