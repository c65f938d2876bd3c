import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { type RefObject, useEffect, useRef } from 'react';
import { type Founding, steps } from './useFounding';

const useStyles = makeStyles({ wrong: { color: tokens.colorStatusDangerForeground1 } });

/** Above the button that does not lead on: how much is in its way. */
export function Stopped({ founding }: { founding: Founding }) {
  const styles = useStyles();
  const wrong = faultsHere(founding);
  return (
    <div role="alert">
      {wrong > 0 && (
        <Text className={styles.wrong}>
          {wrong === 1 ? 'One thing does not fit yet.' : `${wrong} things do not fit yet.`} Put right what is marked,
          then go on.
        </Text>
      )}
    </div>
  );
}

/** Whoever is kept from going on is led to the first fault, which may be out of sight. */
export function useLedToFault(founding: Founding): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const led = useRef(0);
  const { stops } = founding;
  const wrong = faultsHere(founding);
  useEffect(() => {
    if (led.current === stops || wrong === 0) return;
    led.current = stops;
    place.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]')?.focus();
  }, [stops, wrong]);
  return place;
}

function faultsHere({ at, faultsOf }: Founding): number {
  const step = steps[at]?.step;
  return step === undefined ? 0 : faultsOf(step).filter(({ field }) => field !== 'pasted').length;
}
