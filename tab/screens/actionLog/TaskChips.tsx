import type { MeetingSummaryView } from '../../../bot/contract';
import type { Chip } from '../../components/chip';
import { Chips } from '../../components/Chips';
import { type Parameters, setParameters } from '../../data/address';
import { isView, showView, useSavedViews } from '../../data/savedViews';
import { useMay, useSession } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { useFurtherFilters } from './furtherFilters';
import { filterOf, withoutFilters } from './taskFilters';

interface View {
  readonly name: string;
  readonly key: string;
  readonly value: string;
}

/** Views of the action log, each a part of the address: one chosen is a link to it. */
export function TaskChips({ parameters }: { parameters: Parameters }) {
  const { agencyId } = useSession().person;
  const meetings = useQueryOf('meetings.list', {}, useMay('agenda.see'));
  const saved = useSavedViews('action-log');
  const further = useFurtherFilters(parameters);
  const views: readonly View[] = [
    { name: 'Mine', key: 'mine', value: 'true' },
    { name: 'My agency', key: 'agencyId', value: agencyId },
    { name: 'Overdue', key: 'overdue', value: 'true' },
    { name: 'Unacknowledged', key: 'unacknowledged', value: 'true' },
    { name: 'Blocked', key: 'flag', value: 'blocked' },
    ...meetingViews(meetings.data?.items ?? [], parameters),
  ];
  const chips: Chip[] = views.map(({ name, key, value }) => {
    const on = parameters[key] === value;
    return { name, on, onToggle: () => setParameters({ [key]: on ? undefined : value }) };
  });
  const filter = filterOf(parameters);
  const own: Chip[] = saved.views.map((view) => {
    const on = isView(view, filter);
    return {
      name: view.name,
      on,
      onToggle: () => (on ? setParameters(withoutFilters) : showView(view, withoutFilters)),
    };
  });
  // What a view says already is not said again.
  const rest = further.filter(({ key, value }) => !views.some((view) => view.key === key && view.value === value));
  return (
    <Chips
      label="Views"
      chips={[
        ...chips,
        ...own,
        ...rest.map(({ name, key }) => ({ name, on: true, onToggle: () => setParameters({ [key]: undefined }) })),
      ]}
    />
  );
}

/** Of the last meeting, or of the one that a link names. */
function meetingViews(meetings: readonly MeetingSummaryView[], { meetingId, changedSince }: Parameters): View[] {
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
