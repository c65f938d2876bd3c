import type { PlanFormProps } from './planForm';
import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { MeetingView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { setParameters, useAddress } from '../../data/address';
import { ask } from '../../data/api';
import { offerFile } from '../../data/offerFile';
import { useCommand } from '../../data/useCommand';
import { MoveForm, PlaceForm } from './PlanForms';

const useStyles = makeStyles({ more: { alignSelf: 'flex-start' } });

type Form = 'move' | 'place' | 'cancel';

/** What is done seldom: the calendar file for everybody; moving, placing and cancelling for those who plan. */
export function PlanActions({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const [form, setForm] = useState<Form>();
  const invitation = useMutation({
    mutationFn: async () => offerFile(await ask('meetings.invitation', { meetingId: meeting.id })),
  });
  useFileAskedFor(() => invitation.mutate());
  const link = useCommand('meeting.link');
  const linked = () => say('Teams has made the join link. It is in the calendar files from now on.');
  const done = () => setForm(undefined);
  return (
    <>
      <ProblemBar error={invitation.error ?? link.error} />
      <Menu positioning="below-start">
        <MenuTrigger disableButtonEnhancement>
          <Button className={styles.more} icon={<MoreHorizontalRegular />}>
            More
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => invitation.mutate()}>Calendar file</MenuItem>
            {meeting.may.link && meeting.joinLink === undefined && (
              <MenuItem onClick={() => link.mutate({ meetingId: meeting.id }, { onSuccess: linked })}>
                Make the Teams link
              </MenuItem>
            )}
            {meeting.may.plan && (
              <>
                <MenuItem onClick={() => setForm('move')}>Move {meeting.reference}</MenuItem>
                <MenuItem onClick={() => setForm('place')}>Change the place</MenuItem>
                <MenuItem onClick={() => setForm('cancel')}>Cancel {meeting.reference}</MenuItem>
              </>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {meeting.may.plan && form === 'move' && <MoveForm meeting={meeting} onDone={done} />}
      {meeting.may.plan && form === 'place' && <PlaceForm meeting={meeting} onDone={done} />}
      {meeting.may.plan && form === 'cancel' && <CancelForm meeting={meeting} onDone={done} />}
    </>
  );
}

/** A card in chat leads here with `file=calendar`: the file is offered once, and the address forgets it. */
function useFileAskedFor(offer: () => void): void {
  const asked = useAddress().parameters['file'] === 'calendar';
  const offered = useRef(false);
  useEffect(() => {
    if (!asked || offered.current) return;
    offered.current = true;
    setParameters({ file: undefined }, { replace: true });
    offer();
  });
}

function CancelForm({ meeting, onDone }: PlanFormProps) {
  const cancel = useCommand('meeting.cancel');
  const finish = () => {
    onDone();
    say(`${meeting.reference} is cancelled. Calendar files taken from now on remove it.`);
  };
  return (
    <InlineForm
      title={`Cancel ${meeting.reference} on ${meeting.dayText}?`}
      submit={`Cancel ${meeting.reference}`}
      leave="Keep it"
      sending={cancel.isPending}
      error={cancel.error}
      onCancel={onDone}
      onSubmit={() => cancel.mutate({ meetingId: meeting.id }, { onSuccess: finish })}
    >
      <Text>It cannot be planned again. Its calendar entry goes from the calendars that take the file anew.</Text>
    </InlineForm>
  );
}
