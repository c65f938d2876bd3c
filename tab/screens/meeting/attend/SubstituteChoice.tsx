import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { useState } from 'react';
import type { CommandInput, OwnAttendanceView } from '../../../../bot/contract';
import type { MeetingId } from '../../../../bot/domain/ids';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { TextField } from '../../../components/TextField';
import { useCommand } from '../../../data/useCommand';
import { useFocusInside } from '../../../components/formFocus';

const useStyles = makeStyles({
  people: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  person: { textAlign: 'start', justifyContent: 'flex-start', maxWidth: '100%' },
});

interface Props {
  readonly meetingId: MeetingId;
  readonly own: OwnAttendanceView;
  readonly onCancel: () => void;
  readonly onSent: (own: OwnAttendanceView) => void;
}

/** A colleague by one tap, each with what they will see, or somebody by name. */
export default function SubstituteChoice({ meetingId, own, onCancel, onSent }: Props) {
  const styles = useStyles();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState<string>();
  const opened = useFocusInside<HTMLDivElement>();
  const reply = useCommand('attendance.reply');
  const send = (
    who: Pick<Extract<CommandInput<'attendance.reply'>, { answer: 'substitute' }>, 'substituteId' | 'substituteName'>,
  ) => reply.mutate({ meetingId, answer: 'substitute', ...who }, { onSuccess: onSent });
  function sendName(): void {
    const nobody = name.trim() === '';
    setMissing(nobody ? 'Write who comes.' : undefined);
    if (!nobody) send({ substituteName: name });
  }
  return (
    <div ref={opened}>
      <InlineForm
        title="Who comes instead of you?"
        submit="Send this name"
        sending={reply.isPending}
        error={reply.error}
        onCancel={onCancel}
        onSubmit={sendName}
      >
        {own.substitutes.length > 0 && (
          <div className={styles.people}>
            {own.substitutes.map(({ id, name: words, seesContent }) => (
              <Button
                key={id}
                className={styles.person}
                icon={seesContent ? <EyeRegular /> : <EyeOffRegular />}
                disabledFocusable={reply.isPending}
                onClick={() => send({ substituteId: id })}
              >
                {`${words}: ${seesContent ? 'sees content' : 'sees what an observer sees'}`}
              </Button>
            ))}
          </div>
        )}
        <TextField
          label="Somebody else"
          hint="They may attend. In Sentinel they see nothing."
          value={name}
          onChange={setName}
          problem={missing ?? fieldProblems(reply.error)['substituteName']}
        />
      </InlineForm>
    </div>
  );
}
