import { useEffect, useState } from 'react';
import type { TodayLineView } from '../../../bot/contract';
import { useMay, useSession } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { lastLook, noteLook } from './lastLook';
import { ToldPart } from './ToldPart';

interface Props {
  readonly asOf: number;
  readonly lines: readonly TodayLineView[];
}

/**
 * What others did since this person last had Today before them, then what is under way and what was decided. All of it
 * comes at once, so that nothing is pushed down; and nothing is said twice.
 */
export default function BelowWhatWaits({ asOf, lines }: Props) {
  const since = useSince(asOf);
  const underWay = useMay('agenda.see') ? 'Under way' : 'As it stands';
  if (since.isLoading) return null;
  const waiting = lines.filter(({ waits }) => waits);
  const changed = (since.data?.items ?? []).filter((line) => !waiting.some((other) => isOfOneRecord(line, other)));
  const told = lines.filter(
    (line) => !line.waits && line.kind !== 'littleSeen' && !changed.some((other) => saysTheSame(line, other)),
  );
  return (
    <>
      <ToldPart id="since" title="Since you last looked" lines={changed} />
      <ToldPart id="under-way" title={underWay} lines={told.filter(({ kind }) => kind !== 'issueDecided')} />
      <ToldPart
        id="decided"
        title="What came of what you raised"
        lines={told.filter(({ kind }) => kind === 'issueDecided')}
      />
    </>
  );
}

/** What is new to this person; on their first look, all of it would be. */
function useSince(asOf: number) {
  const { panel, person } = useSession();
  const whose = `${panel.id}.${person.id}`;
  const [since] = useState(() => lastLook(whose));
  useEffect(() => noteLook(whose, asOf), [whose, asOf]);
  return useQueryOf('today.since', { asOf: since }, since !== undefined);
}

/** A task or an issue: what waits of it says what has become of it. */
function isOfOneRecord({ place = '' }: TodayLineView, other: TodayLineView): boolean {
  return place === other.place && /[?&](task|issue)=/.test(place);
}

function saysTheSame({ reference, text }: TodayLineView, other: TodayLineView): boolean {
  return reference === other.reference && text === other.text;
}
