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
import { type OpenerRef, useFocusInside } from '../../../components/formFocus';

const useStyles = makeStyles({
  part: {
    ...{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
    ...{ flexGrow: 1, minWidth: 0 },
  },
  form: { alignSelf: 'stretch' },
});

interface Props {
  readonly meeting: MeetingView;
  readonly own: OwnAttendanceView;
  readonly declares: boolean;
  readonly onDeclares: (declares: boolean) => void;
  /** Of its own button; undefined where it is opened from elsewhere. */
  readonly opener: OpenerRef | undefined;
}

/** What was declared, and one more. */
export function InterestPart({ meeting, own, declares, onDeclares, opener }: Props) {
  const styles = useStyles();
  const titleOf = (id: AgendaItemId) => meeting.agenda.find((item) => item.id === id)?.title;
  const declared = own.interests.filter(({ itemId }) => titleOf(itemId) !== undefined);
  if (meeting.agenda.length === 0 || (declared.length === 0 && !declares && opener === undefined)) return null;
  return (
    <div className={styles.part}>
      {declared.map(({ itemId, text, recused }) => (
        <Caption1 key={itemId}>
          Interest in “<bdi>{titleOf(itemId)}</bdi>”: <bdi>{text}</bdi>
          {recused && ' (you leave for this item)'}
        </Caption1>
      ))}
      {declares && (
        <div className={styles.form}>
          <InterestForm meeting={meeting} onDone={() => onDeclares(false)} />
        </div>
      )}
      {!declares && opener !== undefined && (
        <Button ref={opener} size="small" onClick={() => onDeclares(true)}>
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
