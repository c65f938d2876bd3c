import { Button } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import type { ReactElement } from 'react';
import type { MeetingView } from '../../../bot/contract';
import { type OpenerRef, useFocusPassedOn } from '../../components/formFocus';
import { say } from '../../components/say';
import { useMay, useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import { usePublish } from './headDeeds';
import type { Running } from './run/useRunning';
import { useItsTime } from './useItsTime';

interface Props {
  readonly meeting: MeetingView;
  readonly running: Running;
  readonly onError: (error: Error | null) => void;
  /** A form below has the primary button. */
  readonly isAsked: boolean;
}

/** The one thing to do next, as the time goes on: publish, join or start, confirm. While it runs it stands at the foot. */
export function HeadButtons({ meeting, running, onError, isAsked }: Props) {
  const reads = useMay('minutes.see');
  switch (meeting.state) {
    case 'planned':
      return <BeforeIt meeting={meeting} running={running} onError={onError} isAsked={isAsked} />;
    case 'running':
      return <Join meeting={meeting} primary={!meeting.may.run && !isAsked} />;
    case 'closed':
      return reads && meeting.hasMinutes ? <Confirm meeting={meeting} onError={onError} /> : null;
    case 'cancelled':
      return null;
  }
}

function BeforeIt({ meeting, running: { take }, onError, isAsked }: Props) {
  const { today } = useSession();
  const isTime = useItsTime(meeting);
  const publish = usePublish(meeting, onError);
  const { may, on, publishedText } = meeting;
  const starts = may.run && on <= today;
  // At its time nobody waits for an agenda any more: it is published from "…".
  const publishes = may.publish && publishedText === undefined && !(starts && isTime);
  return (
    <>
      {publishes && (
        <Deed appearance={isAsked ? 'secondary' : 'primary'} isPending={publish.isPending} onAct={publish.act}>
          Publish agenda
        </Deed>
      )}
      {starts && (
        <Deed
          icon={<PlayRegular />}
          appearance={publishes || isAsked ? 'secondary' : 'primary'}
          onAct={() => take({ kind: 'start' })}
        >
          Start
        </Deed>
      )}
      <Join meeting={meeting} primary={!publishes && !starts && !isAsked} />
    </>
  );
}

interface DeedProps {
  readonly appearance: 'primary' | 'secondary';
  readonly icon?: ReactElement;
  readonly isPending?: boolean;
  readonly onAct: () => void;
  readonly children: string;
}

/**
 * Once it is done another takes its place. The keyboard goes on at the heading before it, not at that one: Enter, held
 * a moment too long on "Publish agenda", would start the meeting.
 */
function Deed({ appearance, icon, isPending = false, onAct, children }: DeedProps) {
  const placeRef = useFocusPassedOn<HTMLElement>();
  const ref: OpenerRef = (element) => {
    placeRef.current = element;
  };
  return (
    <Button ref={ref} appearance={appearance} icon={icon ?? null} disabledFocusable={isPending} onClick={onAct}>
      {children}
    </Button>
  );
}

function Join({ meeting: { joinLink }, primary }: { meeting: MeetingView; primary: boolean }) {
  if (joinLink === undefined) return null;
  return (
    <Button as="a" appearance={primary ? 'primary' : 'secondary'} href={joinLink} target="_blank" rel="noreferrer">
      Join
    </Button>
  );
}

function Confirm({ meeting: { id: meetingId, reference }, onError }: Pick<Props, 'meeting' | 'onError'>) {
  const minutes = useQueryOf('meetings.minutes', { meetingId, version: undefined });
  const confirm = useCommand('minutes.confirm');
  if (minutes.data?.may.confirm !== true) return null;
  const onSuccess = () => say(`The minutes of ${reference} are confirmed.`);
  return (
    <Deed
      appearance="primary"
      isPending={confirm.isPending}
      onAct={() => confirm.mutate({ meetingId }, { onSuccess, onSettled: (_answer, error) => onError(error) })}
    >
      Confirm minutes
    </Deed>
  );
}
