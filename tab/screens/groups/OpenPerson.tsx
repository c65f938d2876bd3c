import { makeStyles } from '@fluentui/react-components';
import { type RefObject, useEffect, useRef } from 'react';
import type { GroupId, NominalId } from '../../../bot/domain/ids';
import { OpenRecord } from '../../components/OpenRecord';
import { useOpened } from '../../data/useOpened';
import { OpenedPerson } from './OpenedPerson';

export const KEEPERS = 'The coordinator or the lead of the group can tell why.';

const useStyles = makeStyles({ opened: { outlineStyle: 'none' } });

interface Props {
  readonly groupId: GroupId;
  readonly nominalId: NominalId;
}

/** Opens somebody; where the server asks why, one tap says it. Within the hour it does not ask again. */
export function OpenPerson({ groupId, nominalId }: Props) {
  const styles = useStyles();
  const opened = useOpened('nominals.get', { groupId, nominalId });
  const person = opened.isPlaceholderData ? undefined : opened.data;
  const place = useFocusOnceOpen(person !== undefined, opened.asks !== undefined);
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label="Who it is" className={styles.opened}>
      <OpenRecord name="person" record={person} whomToAsk={KEEPERS} asked={opened}>
        {(known) => <OpenedPerson person={known} />}
      </OpenRecord>
    </div>
  );
}

/** To the question first, wherever one came from; once the reasons that were tapped are gone, to what they opened. */
function useFocusOnceOpen(isOpen: boolean, isAsked: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    const isThere = place.current?.contains(document.activeElement) === true;
    if (isAsked && !isThere) place.current?.focus();
    if (isAsked) wasAsked.current = true;
    else if (isOpen && wasAsked.current) place.current?.focus();
    if (isOpen) wasAsked.current = false;
  }, [isOpen, isAsked]);
  return place;
}
