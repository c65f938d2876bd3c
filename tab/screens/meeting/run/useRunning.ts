import { useMemo, useState } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import type { RunStep } from '../../../../bot/domain/run';
import { setParameters } from '../../../data/address';
import type { UnsentCommand } from '../../../data/unsentCommands';
import { newStepId } from '../../../data/newIds';
import { serverNow } from '../../../data/serverClock';
import { useSession } from '../../../data/session';
import { useUnsent, useUnsentQueue } from '../../../data/useUnsentCommands';
import { meetingWithUnsent } from './unsentInMeeting';
import { wordsOf } from './runWords';

/** The meeting as this person has brought it, whether the server knows already or not. */
export function useMeetingWithHeld(meeting: MeetingView): MeetingView {
  const unsent = useUnsent();
  const { id } = useSession().person;
  return useMemo(() => meetingWithUnsent(meeting, unsent, id), [meeting, unsent, id]);
}

/** What the chair's hands do. Everything goes one way: kept, shown at once, sent when it can be. */
export interface Running {
  readonly take: (step: RunStep) => void;
  readonly close: () => void;
  /** Records and tasks; `what` names it should it be refused. */
  readonly add: (command: UnsentCommand, what: string) => void;
  /** Said to those who hear the screen. */
  readonly announce: (words: string) => void;
  readonly announced: string;
}

export function useRunning(meeting: MeetingView): Running {
  const queue = useUnsentQueue();
  const [announced, announce] = useState('');
  const [closeId] = useState(newStepId);
  const { id: meetingId } = meeting;
  return {
    take: (step) => {
      const input = { meetingId, stepId: newStepId(), step };
      const { what, done } = wordsOf(step, meeting);
      queue.add({ name: 'meeting.step', input }, what, serverNow());
      announce(done);
    },
    close: () => {
      // Once it is closed, another meeting is the next one: this one stays on the screen, with its minutes.
      setParameters({ meeting: meetingId }, { replace: true });
      queue.add({ name: 'meeting.close', input: { meetingId, stepId: closeId } }, 'Close the meeting', serverNow());
    },
    add: (command, what) => {
      queue.add(command, what, serverNow());
    },
    announce,
    announced,
  };
}
