import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { MinutesSum } from '../../../components/MinutesSum';
import { MovableRows } from '../../../components/movable/MovableRows';
import { fieldProblems } from '../../../components/ProblemNotice';
import { usePanelChange } from '../usePanelChange';
import { LineFields } from './LineFields';
import { type DraftLine, draftOf, minutesIn, newLine } from './templateLine';

const useStyles = makeStyles({
  sum: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  add: { alignSelf: 'flex-start' },
});

/** The lines, put in order by drag and by key, with their minutes adding up against the length of a meeting. */
export function AgendaForm({ agenda, onDone }: { agenda: SettingsView['agenda']; onDone: () => void }) {
  const styles = useStyles();
  const [lines, setLines] = useState(() => draftOf(agenda.lines));
  const change = usePanelChange(
    agenda.version,
    'The agenda template is saved. Meetings that are planned keep theirs.',
    onDone,
  );
  const problems = fieldProblems(change.error, 'agendaTemplate.');
  const put = (line: DraftLine) => setLines((before) => before.map((each) => (each.id === line.id ? line : each)));
  return (
    <InlineForm
      title="Change the agenda template"
      submit="Save"
      sending={change.isPending}
      error={change.error}
      onCancel={onDone}
      onSubmit={() => change.save({ part: 'agenda', agendaTemplate: lines.map(({ id: _, ...line }) => line) })}
    >
      <Text>
        For meetings that are planned from now on. Those that are planned keep their agenda: change it under Meeting.
        Issues and groups that are put on an agenda stand in their section and use its minutes.
      </Text>
      <div className={styles.sum}>
        <MinutesSum minutes={minutesIn(lines)} of={agenda.durationMinutes} />
      </div>
      <MovableRows
        items={lines}
        onMove={(id, beforeId) => setLines((before) => moved(before, id, beforeId))}
        row={(line, place) => (
          <LineFields
            place={place}
            line={line}
            number={lines.indexOf(line) + 1}
            problem={problems[`${lines.indexOf(line)}.title`] ?? problems[`${lines.indexOf(line)}.minutes`]}
            onChange={put}
            onRemove={() => setLines((before) => before.filter(({ id }) => id !== line.id))}
          />
        )}
      />
      <Button
        className={styles.add}
        icon={<AddRegular />}
        disabled={lines.length >= 40}
        onClick={() => setLines((before) => [...before, newLine()])}
      >
        Add a line
      </Button>
    </InlineForm>
  );
}

function moved(lines: readonly DraftLine[], id: string, beforeId: string | undefined): DraftLine[] {
  const line = lines.find((each) => each.id === id);
  if (line === undefined) return [...lines];
  const others = lines.filter((each) => each !== line);
  const at = beforeId === undefined ? others.length : others.findIndex((each) => each.id === beforeId);
  return [...others.slice(0, at), line, ...others.slice(at)];
}
