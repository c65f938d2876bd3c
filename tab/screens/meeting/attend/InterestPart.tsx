import { Button, Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MeetingView, OwnAttendanceView } from '../../../../bot/contract';
import { numberedTitle } from '../../../../bot/domain/agendaWords';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { ChoiceField } from '../../../components/ChoiceField';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';
import { useFocusBack, useFocusInside } from '../../../components/formFocus';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  form: { alignSelf: 'stretch' },
});

interface Props {
  readonly meeting: MeetingView;
  readonly own: OwnAttendanceView;
}

/** What was declared, and one more. */
export function InterestPart({ meeting, own }: Props) {
  const styles = useStyles();
  const [declares, setDeclares] = useState(false);
  const opener = useFocusBack(declares);
  if (meeting.agenda.length === 0) return null;
  const titleOf = (id: AgendaItemId) => meeting.agenda.find((item) => item.id === id)?.title;
  return (
    <div className={styles.part}>
      {own.interests
        .filter(({ itemId }) => titleOf(itemId) !== undefined)
        .map(({ itemId, text, recused }) => (
          <Caption1 key={itemId}>
            Interest in “<bdi>{titleOf(itemId)}</bdi>”: <bdi>{text}</bdi>
            {recused && ' (you leave for this item)'}
          </Caption1>
        ))}
      {declares ? (
        <div className={styles.form}>
          <InterestForm meeting={meeting} onDone={() => setDeclares(false)} />
        </div>
      ) : (
        <Button ref={opener} size="small" onClick={() => setDeclares(true)}>
          Declare an interest
        </Button>
      )}
    </div>
  );
}

function InterestForm({ meeting, onDone }: { meeting: MeetingView; onDone: () => void }) {
  const floor = meeting.run?.floor;
  const [itemId, setItemId] = useState(floor === undefined || floor.kind === 'finished' ? undefined : floor.itemId);
  const [text, setText] = useState('');
  const [recused, setRecused] = useState(false);
  const [missing, setMissing] = useState<string>();
  const opened = useFocusInside<HTMLDivElement>();
  const declare = useCommand('attendance.declareInterest');
  const problems = fieldProblems(declare.error);
  function send(): void {
    setMissing(itemId === undefined ? 'Choose the item.' : undefined);
    if (itemId === undefined) return;
    declare.mutate({ meetingId: meeting.id, itemId, text, recused }, { onSuccess: onDone });
  }
  return (
    <div ref={opened}>
      <InlineForm
        title="Declare an interest"
        submit="Declare it"
        sending={declare.isPending}
        error={declare.error}
        onCancel={onDone}
        onSubmit={send}
      >
        <ChoiceField
          label="Item"
          required
          none="Choose an item"
          choices={meeting.agenda.map((item) => ({ value: item.id, label: numberedTitle(item) }))}
          chosen={itemId}
          onChoose={setItemId}
          problem={missing ?? problems['itemId']}
        />
        <TextField
          label="Your interest"
          required
          hint="It stands in the minutes."
          value={text}
          onChange={setText}
          problem={problems['text']}
        />
        <Checkbox
          label="and I leave for this item: I see nothing that is recorded on it"
          checked={recused}
          onChange={(_event, { checked }) => setRecused(checked === true)}
        />
      </InlineForm>
    </div>
  );
}
