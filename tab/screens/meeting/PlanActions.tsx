import type { PlanFormProps } from './planForm';
import { MenuItem, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { createElement, useEffect, useRef, useState } from 'react';
import type { MeetingView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { More } from '../../components/More';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { setParameters, useAddress } from '../../data/address';
import { ask } from '../../data/api';
import { offerFile } from '../../data/offerFile';
import { useCommand } from '../../data/useCommand';
import { MoveForm, PlaceForm } from './PlanForms';
import { useStage } from './useStage';

type Form = 'move' | 'place' | 'cancel';

/** What is done seldom: the calendar file for everybody; moving, placing and cancelling for those who plan. */
export function PlanActions({ meeting }: { meeting: MeetingView }) {
  const [form, setForm] = useState<Form>();
  const invitation = useMutation({
    mutationFn: async () => offerFile(await ask('meetings.invitation', { meetingId: meeting.id })),
  });
  useFileAskedFor(() => invitation.mutate());
  const stage = useStage(meeting.id);
  const link = useCommand('meeting.link');
  const linked = () => say('Teams has made the join link. It is in the calendar files from now on.');
  const done = () => setForm(undefined);
  return (
    <>
      <ProblemBar error={invitation.error ?? link.error ?? stage.error} />
      <More label={`More for ${meeting.reference}`} appearance="secondary">
        <MenuItem onClick={() => invitation.mutate()}>Calendar file</MenuItem>
        {stage.may && <MenuItem onClick={stage.show}>Show the agenda to everyone</MenuItem>}
        {meeting.may.link && meeting.joinLink === undefined && (
          <MenuItem onClick={() => link.mutate({ meetingId: meeting.id }, { onSuccess: linked })}>
            Make the Teams link
          </MenuItem>
        )}
        {meeting.may.plan && <PlanItems reference={meeting.reference} onChoose={setForm} />}
      </More>
      {meeting.may.plan && form !== undefined && createElement(forms[form], { meeting, onDone: done })}
    </>
  );
}

function PlanItems({ reference, onChoose }: { reference: string; onChoose: (form: Form) => void }) {
  return (
    <>
      <MenuItem onClick={() => onChoose('move')}>Move {reference}</MenuItem>
      <MenuItem onClick={() => onChoose('place')}>Change the place</MenuItem>
      <MenuItem onClick={() => onChoose('cancel')}>Cancel {reference}</MenuItem>
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

const forms = { move: MoveForm, place: PlaceForm, cancel: CancelForm } as const satisfies Record<Form, unknown>;

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
