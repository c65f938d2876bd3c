import type { PlanForm, PlanFormProps } from './planForm';
import { MenuItem, Text } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { createElement, useEffect, useRef, useState } from 'react';
import type { MeetingView } from '../../../bot/contract';
import type { OpenerRef } from '../../components/formFocus';
import { InlineForm } from '../../components/InlineForm';
import { More } from '../../components/More';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { setParameters, useAddress } from '../../data/address';
import { ask } from '../../data/api';
import { useMay } from '../../data/session';
import { offerFile } from '../../data/offerFile';
import { useCommand } from '../../data/useCommand';
import { MoveForm, PlaceForm } from './PlanForms';
import { useMakeLink, usePublish } from './headDeeds';
import { useItsTime } from './useItsTime';
import { useStage } from './useStage';

interface Props {
  readonly meeting: MeetingView;
  readonly opener: OpenerRef;
  readonly onChoose: (form: PlanForm) => void;
  /** Of what was chosen and did not come to be. */
  readonly onError: (error: Error | null) => void;
}

/** What is done seldom: the calendar file for everybody; moving, placing and cancelling for those who plan. */
export function PlanMore({ meeting, opener, onChoose, onError }: Props) {
  const { id: meetingId, reference, may } = meeting;
  const onSettled = (_answer: unknown, error: Error | null) => onError(error);
  const invitation = useMutation({
    mutationFn: async () => offerFile(await ask('meetings.invitation', { meetingId })),
    onSettled,
  });
  useFileAskedFor(() => invitation.mutate());
  const stage = useStage(meetingId);
  useEffect(() => onError(stage.error), [stage.error, onError]);
  // Here, for the items are gone once one of them is chosen.
  const publish = usePublish(meeting, onError);
  const wasPublished = meeting.publishedText !== undefined;
  const isTime = useItsTime(meeting);
  const link = useMakeLink(meeting, onError);
  const papers = usePapers(meeting, onError);
  return (
    <More label={`More for ${reference}`} appearance="secondary" opener={opener}>
      <MenuItem onClick={() => invitation.mutate()}>Calendar file</MenuItem>
      {stage.may && <MenuItem onClick={stage.show}>Show the agenda to everyone</MenuItem>}
      {may.publish && (wasPublished || (may.run && isTime)) && (
        <MenuItem onClick={publish.act}>{wasPublished ? 'Publish again' : 'Publish agenda'}</MenuItem>
      )}
      {papers.items}
      {may.link && meeting.joinLink === undefined && <MenuItem onClick={link.act}>Make the Teams link</MenuItem>}
      {may.plan && <PlanItems reference={reference} onChoose={onChoose} />}
    </More>
  );
}

const formats = [
  { format: 'pdf', name: 'PDF' },
  { format: 'docx', name: 'Word' },
] as const;

/** Papers to take away, each in both formats. The items are gone once one of them is chosen; what they fetch is not. */
function usePapers({ id: meetingId, agenda, state }: MeetingView, onError: Props['onError']) {
  const plans = useMay('meeting.plan');
  type Paper = readonly ['meetings.agendaPack' | 'meetings.signInSheet', (typeof formats)[number]['format']];
  const paper = useMutation({
    mutationFn: async ([query, format]: Paper) => offerFile(await ask(query, { meetingId, format })),
    onSettled: (_answer, error) => onError(error),
  });
  const shown = [
    { query: 'meetings.agendaPack', what: 'Agenda pack', isOffered: agenda.length > 0 },
    { query: 'meetings.signInSheet', what: 'Sign-in sheet', isOffered: plans },
  ] as const;
  const items = shown
    .filter(({ isOffered }) => isOffered && state !== 'cancelled')
    .flatMap(({ query, what }) =>
      formats.map(({ format, name }) => (
        <MenuItem key={query + format} onClick={() => paper.mutate([query, format])}>{`${what} (${name})`}</MenuItem>
      )),
    );
  return { items };
}

function PlanItems({ reference, onChoose }: { reference: string; onChoose: Props['onChoose'] }) {
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

const forms = { move: MoveForm, place: PlaceForm, cancel: CancelForm } as const satisfies Record<PlanForm, unknown>;

export function PlanFormOf({ form, ...props }: PlanFormProps & { form: PlanForm }) {
  return createElement(forms[form], props);
}

function CancelForm({ meeting, onDone }: PlanFormProps) {
  const { id: meetingId, reference, dayText, cancelling } = meeting;
  const [reason, setReason] = useState('');
  const cancel = useCommand('meeting.cancel');
  const finish = () => {
    onDone();
    say(`${reference} is cancelled. Calendar files taken from now on remove it.`);
  };
  return (
    <InlineForm
      title={`Cancel ${reference}, ${dayText}: ${whatFollows(cancelling)}`}
      submit={`Cancel ${reference}`}
      leave="Keep it"
      sending={cancel.isPending}
      error={cancel.error}
      onCancel={onDone}
      onSubmit={() => cancel.mutate({ meetingId, reason }, { onSuccess: finish })}
    >
      <TextField
        label="Reason"
        {...(cancelling?.told === 0 ? {} : { hint: 'They read it as you write it.' })}
        required
        value={reason}
        onChange={setReason}
        problem={fieldProblems(cancel.error)['reason']}
      />
      <Text>It cannot be planned again, and its calendar entry goes from the calendars that take the file anew.</Text>
    </InlineForm>
  );
}

/** "34 people are told, 3 items go to M4" */
function whatFollows(cancelling: MeetingView['cancelling']): string {
  const { told = 0, items = 0, goTo } = cancelling ?? {};
  const people = told === 0 ? 'nobody was told of it yet' : told === 1 ? '1 person is told' : `${told} people are told`;
  return goTo === undefined ? people : `${people}, ${items === 1 ? '1 item goes' : `${items} items go`} to ${goTo}`;
}
