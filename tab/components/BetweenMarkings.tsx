import { createContext, type ReactNode, useContext, useLayoutEffect, useState } from 'react';
import { highestMarking } from '../../bot/domain/highestMarking';
import type { BorneMarking } from '../../bot/domain/marking';
import { MarkingLine } from './MarkingLine';

type Held = readonly { readonly marking: BorneMarking }[];

/** How what is shown tells the head and the foot around it; where they never change, nobody hears. */
const Lift = createContext<(change: (held: Held) => Held) => void>(() => {});

interface Props {
  readonly marking: BorneMarking;
  readonly large?: boolean;
  readonly children: ReactNode;
}

/** A head and a foot that bear this, or what more stands between them. */
export function BetweenMarkings({ marking, large = false, children }: Props) {
  const [held, lift] = useState<Held>([]);
  const borne = highestMarking(marking, held);
  return (
    <Lift value={lift}>
      <MarkingLine as="header" marking={borne} large={large} />
      {children}
      <MarkingLine as="footer" marking={borne} large={large} />
    </Lift>
  );
}

/** What is shown with this lifts the head and the foot of the screen, in the same paint, for as long as it is shown. */
export function useBears(held: Held = []): void {
  const lift = useContext(Lift);
  const marking = highestMarking('OFFICIAL', held);
  useLayoutEffect(() => {
    const part = { marking };
    lift((all) => [...all, part]);
    return () => lift((all) => all.filter((each) => each !== part));
  }, [lift, marking]);
}
