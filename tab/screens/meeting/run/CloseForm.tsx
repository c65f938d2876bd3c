import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MeetingView } from '../../../../bot/contract';
import type { MeetingId } from '../../../../bot/domain/ids';
import { InlineForm } from '../../../components/InlineForm';
import { useMay } from '../../../data/session';
import { useQueryOf } from '../../../data/useQueryOf';
import { FormBox } from './FormBox';
import type { Running } from './useRunning';
import { closeWords, whatIsCarried } from './whatNext';

const useStyles = makeStyles({
  // The question above it and its buttons below stay in sight, however much is carried.
  carried: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    maxHeight: 'max(60px, calc(60vh - 256px))',
    overflowY: 'auto',
  },
});

interface Props {
  readonly meeting: MeetingView;
  readonly running: Running;
  readonly onDone: () => void;
}

/** The close says what it carries before it closes. */
export function CloseForm({ meeting, running, onDone }: Props) {
  const styles = useStyles();
  const carried = whatIsCarried(meeting);
  return (
    <FormBox>
      <InlineForm
        title={`Close ${meeting.reference}?`}
        submit={closeWords(meeting)}
        leave="Go on"
        sending={false}
        error={null}
        onCancel={onDone}
        onSubmit={running.close}
      >
        <Text>The minutes are drafted, and open tasks stay on the action log.</Text>
        <Undecided meetingId={meeting.id} />
        {carried.length === 0 ? (
          <Text>Nothing is carried to the next meeting.</Text>
        ) : (
          <>
            <Text>Carried to the next meeting:</Text>
            <ul className={styles.carried} tabIndex={0} aria-label="Carried to the next meeting">
              {carried.map(({ id, title }) => (
                <li key={id} dir="auto">
                  {title}
                </li>
              ))}
            </ul>
          </>
        )}
      </InlineForm>
    </FormBox>
  );
}

/** Opportunities that nobody has decided are parked in the same act. */
function Undecided({ meetingId }: { meetingId: MeetingId }) {
  const mayAsk = useMay('group.see');
  const { items = [], untilText } = useQueryOf('opportunities.leftAt', { meetingId }, mayAsk).data ?? {};
  return items.map(({ groupId, operation, undecided }) => (
    <Text key={groupId}>
      {operation}: {undecided === 1 ? '1 opportunity is' : `${undecided} opportunities are`} undecided, and{' '}
      {undecided === 1 ? 'is' : 'are'} parked until {untilText}.
    </Text>
  ));
}
