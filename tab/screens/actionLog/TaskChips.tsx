import { ToggleButton } from '@fluentui/react-components';
import type { MeetingSummaryView } from '../../../bot/contract';
import { type Parameters, setParameters } from '../../data/address';
import { useMay, useSession } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';

interface Chip {
  readonly name: string;
  readonly key: string;
  readonly value: string;
}

/** Views of the action log, each a part of the address: one chosen is a link to it. */
export function TaskChips({ parameters }: { parameters: Parameters }) {
  const { agencyId } = useSession().person;
  const meetings = useQueryOf('meetings.list', {}, useMay('agenda.see'));
  const chips: readonly Chip[] = [
    { name: 'Mine', key: 'mine', value: 'true' },
    { name: 'My agency', key: 'agencyId', value: agencyId },
    { name: 'Overdue', key: 'overdue', value: 'true' },
    { name: 'Unacknowledged', key: 'unacknowledged', value: 'true' },
    { name: 'Blocked', key: 'flag', value: 'blocked' },
    { name: 'Escalated', key: 'flag', value: 'escalated' },
    { name: 'More time asked', key: 'flag', value: 'moreTime' },
    ...meetingChips(meetings.data?.items ?? [], parameters),
  ];
  return chips.map(({ name, key, value }) => {
    const on = parameters[key] === value;
    return (
      <ToggleButton
        key={name}
        size="small"
        shape="circular"
        appearance={on ? 'primary' : 'outline'}
        checked={on}
        onClick={() => setParameters({ [key]: on ? undefined : value })}
      >
        {name}
      </ToggleButton>
    );
  });
}

/** Of the last meeting, or of the one that a link names. */
function meetingChips(meetings: readonly MeetingSummaryView[], { meetingId, changedSince }: Parameters): Chip[] {
  const held = meetings.filter(({ state }) => state === 'closed' || state === 'running').sort(byDay);
  const last = held.at(-1);
  const given = meetings.find(({ id }) => id === meetingId) ?? last;
  const closed = held.findLast(({ state }) => state === 'closed');
  // The list does not tell the moment at which a meeting ended, so its whole day counts.
  const since = closed === undefined ? undefined : `${closed.on}T00:00:00.000Z`;
  const value = changedSince ?? since;
  return [
    ...(given === undefined ? [] : [{ name: `Given at ${given.reference}`, key: 'meetingId', value: given.id }]),
    ...(value === undefined ? [] : [{ name: sinceWords(value, since), key: 'changedSince', value }]),
  ];
}

function byDay(one: MeetingSummaryView, other: MeetingSummaryView): number {
  return `${one.on} ${one.startsAt}`.localeCompare(`${other.on} ${other.startsAt}`);
}

function sinceWords(value: string, since: string | undefined): string {
  return value === since ? 'Since last meeting' : `Since ${value.slice(0, 10)}`;
}
