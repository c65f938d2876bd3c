import {
  Badge,
  Button,
  Field,
  Input,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  addDays,
  addMinutes,
  dayText,
  instantAt,
  instantOf,
  LocalDate,
  localDateOf,
  LocalTime,
  timeText,
  type Instant,
} from '../../domain/time';
import type { Clock, Session } from '../pageContract';
import { FailureNotice } from './FailureNotice';
import { server } from './server';
import { unseen } from './unseen';
import { sessionKey } from './useLive';

const useStyles = makeStyles({
  unseen,
  button: { flexShrink: 0, fontVariantNumeric: 'tabular-nums' },
  surface: { display: 'flex', flexDirection: 'column', gap: '12px', width: '300px' },
  row: { display: 'flex', gap: '8px' },
  half: { flexGrow: 1, minWidth: 0 },
  subtle: { color: tokens.colorNeutralForeground3 },
});

/** The server's time, running on between its announcements. */
function useNow({ now }: Clock): Instant {
  const [shown, setShown] = useState(now);
  useEffect(() => {
    const since = Date.now();
    const show = (): void => setShown(instantOf(new Date(Date.parse(now) + Date.now() - since)));
    show();
    const timer = setInterval(show, 1_000);
    return () => clearInterval(timer);
  }, [now]);
  return shown;
}

/** Shows what time it is for the server, and moves it: what is due tomorrow need not be waited for. */
export function ClockButton({ clock, timeZone, memberId }: { clock: Clock; timeZone: string; memberId: string }) {
  const styles = useStyles();
  const now = useNow(clock);
  const today = localDateOf(now, timeZone);
  const text = `${dayText(today, today)} ${today.slice(0, 4)}, ${timeText(now, timeZone)}`;
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={styles.button} icon={<ClockRegular />}>
          <span className={styles.unseen}>Clock: </span>
          {text}
          {clock.isMoved && (
            <Badge appearance="tint" color="warning" style={{ marginLeft: 8 }}>
              moved
            </Badge>
          )}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label="Clock">
        <ClockForm now={now} timeZone={timeZone} isMoved={clock.isMoved} memberId={memberId} />
      </PopoverSurface>
    </Popover>
  );
}

function ClockForm(props: { now: Instant; timeZone: string; isMoved: boolean; memberId: string }) {
  const { now, timeZone, isMoved } = props;
  const styles = useStyles();
  const queries = useQueryClient();
  const [error, setError] = useState<Error>();
  const [day, setDay] = useState<string>(localDateOf(now, timeZone));
  const [time, setTime] = useState<string>(timeText(now, timeZone));

  const move = (to: Instant | null): void => {
    setError(undefined);
    server.setClock(to).then(
      (clock) => {
        queries.setQueryData<Session>(sessionKey(props.memberId), (session) => session && { ...session, clock });
        setDay(localDateOf(clock.now, timeZone));
        setTime(timeText(clock.now, timeZone));
      },
      (failure: unknown) => setError(failure instanceof Error ? failure : new Error('unknown')),
    );
  };
  const tomorrow = (): Instant => {
    return instantAt(addDays(localDateOf(now, timeZone), 1), LocalTime.parse(timeText(now, timeZone)), timeZone);
  };
  const wantedDay = LocalDate.safeParse(day);
  const wantedTime = LocalTime.safeParse(time);

  return (
    <form
      className={styles.surface}
      onSubmit={(event) => {
        event.preventDefault();
        if (wantedDay.success && wantedTime.success) move(instantAt(wantedDay.data, wantedTime.data, timeZone));
      }}
    >
      <Text className={styles.subtle} size={200}>
        The server’s clock, in {timeZone}. Reminders and due dates follow it.
      </Text>
      <div className={styles.row}>
        <Button className={styles.half} onClick={() => move(addMinutes(now, 60))}>
          +1 hour
        </Button>
        <Button className={styles.half} onClick={() => move(tomorrow())}>
          +1 day
        </Button>
      </div>
      <div className={styles.row}>
        <Field label="Date" className={styles.half}>
          <Input type="date" value={day} onChange={(_event, { value }) => setDay(value)} />
        </Field>
        <Field label="Time" className={styles.half}>
          <Input type="time" value={time} onChange={(_event, { value }) => setTime(value)} />
        </Field>
      </div>
      <Button appearance="primary" type="submit" disabled={!wantedDay.success || !wantedTime.success}>
        Set the clock
      </Button>
      <Button disabledFocusable={!isMoved} onClick={() => move(null)}>
        Back to real time
      </Button>
      {error !== undefined && <FailureNotice what="The clock was not moved." error={error} />}
    </form>
  );
}
