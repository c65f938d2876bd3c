import { byName } from '../../domain/byName';
import { listed } from '../../domain/listed';
import { meetingReference } from '../../domain/meeting';
import { roleNames, roles } from '../../domain/member';
import { Panel } from '../../domain/panel';
import type { PersonRow } from '../../domain/personColumns';
import { readPeopleTable } from '../../domain/peopleTable';
import { dayWarning, firstDayFault, nextInSeries } from '../../domain/series';
import { unreadText } from '../../domain/spreadsheet';
import { dayText, shortYearOf, type Instant } from '../../domain/time';
import { roleMeant } from '../members/personRow';
import { startedFrom } from './startedFrom';
import { typeMeant } from './typeMeant';
import { type DraftSurroundings, type FounderSeat, readDraft, seriesOf, TIME_ZONE } from './draftFile';
import {
  type AgencyType,
  type FoundingDraft,
  type FoundingFault,
  type FoundingLook,
  type FoundingPreview,
  foundingSteps,
} from './foundingDraft';

export interface LookParts extends DraftSurroundings {
  readonly now: Instant;
  readonly holidays: ReadonlyMap<string, string>;
  readonly agencyTypes: readonly AgencyType[];
}

/** What the draft would make, step by step, and everything in it that does not fit yet. Nothing is kept. */
export function lookAtDraft(look: FoundingLook, founder: FounderSeat, parts: LookParts): FoundingPreview {
  const { draft, faults: unread } = withPasted(look, parts);
  const { faults } = readDraft(draft, founder, parts);
  return { draft, faults: [...unread, ...faults], makes: byName(foundingSteps, (step) => makes[step](draft, parts)) };
}

function withPasted({ draft, peoplePasted, agenciesPasted, configurationText }: FoundingLook, parts: LookParts) {
  const table = peoplePasted === undefined ? undefined : readPeopleTable(peoplePasted);
  const started = startedFrom(configurationText, draft, parts.today);
  const agencies = [...started.draft.agencies, ...agenciesIn(agenciesPasted ?? '', started.draft, parts.agencyTypes)];
  const people = withRows(draft.people, table?.rows ?? []);
  return { draft: { ...started.draft, agencies, people }, faults: [...started.faults, ...tableFaults(table)] };
}

/** Whoever is there already by the same address is overwritten: a list can be pasted again. */
function withRows(before: readonly PersonRow[], pasted: readonly PersonRow[]): PersonRow[] {
  const emailOf = ({ email }: PersonRow) => email?.trim().toLowerCase();
  const rows = [...before];
  for (const row of pasted) {
    const at = emailOf(row) === undefined ? -1 : before.findIndex((each) => emailOf(each) === emailOf(row));
    if (at >= 0) rows[at] = { ...rows[at], ...row };
    else rows.push(row);
  }
  return rows;
}

function tableFaults(table: ReturnType<typeof readPeopleTable> | undefined): FoundingFault[] {
  if (table === undefined) return [];
  const faults = table.fault === undefined ? [] : [table.fault];
  return [...faults, ...unreadText(table.unread)].map((message) => ({
    ...{ step: 'people' as const, field: 'pasted', message },
  }));
}

function agenciesIn(text: string, { agencies }: FoundingDraft, types: readonly AgencyType[]) {
  const names = new Set(agencies.map(({ name }) => name.trim().toLowerCase()));
  return text
    .split(/\r?\n|\t/)
    .map((line) => line.trim().slice(0, 120))
    .filter((name) => name !== '' && !names.has(name.toLowerCase()) && names.add(name.toLowerCase()))
    .map((name) => {
      const known = typeMeant(name, types);
      // Of a body that nobody knows the stricter regime is supposed, until its kind is chosen beside it.
      return { name, kind: known?.kind ?? 'other', regime: known?.regime ?? 'ukgdpr' };
    });
}

const furtherText =
  'Reminder rules, quiet hours, targets, task templates, quorum and powers as the other force has them';

type Makes = (draft: FoundingDraft, parts: LookParts) => readonly string[];

const makes: Readonly<Record<(typeof foundingSteps)[number], Makes>> = {
  panel: ({ panel, agencies, agenda, further }, { now }) => {
    const { name, force, referencePrefix: prefix, marking } = panel;
    const counts = `${countText(agencies.length, 'organisation')} and an agenda of ${countText(agenda.length, 'line')}`;
    const settings = further === undefined ? [] : [`${counts}, in the steps that follow`, furtherText];
    if (name.trim() === '' || force.trim() === '') return settings;
    const references = /^[A-Z]{2,6}$/.test(prefix)
      ? [`Tasks called ${prefix}-${shortYearOf(now, TIME_ZONE)}-001, -002 and so on`]
      : [];
    return [
      ...[`${name.trim()}, of ${force.trim()}`, ...references, `${marking} at the head and foot of all it shows`],
      ...settings,
    ];
  },
  meetings: (draft, parts) => nextSix(draft, parts),
  agencies: ({ agencies }, { agencyTypes }) => {
    if (agencies.length === 0) return [];
    const kinds = new Set(agencies.map(({ kind }) => kind));
    const powers = agencyTypes.filter(({ kind }) => kinds.has(kind)).flatMap((type) => type.powers).length;
    return [
      countText(agencies.length, 'organisation'),
      `${powers} powers that such bodies usually have`,
      'No agreement yet: until theirs is entered, partners see agenda titles and their own tasks',
    ];
  },
  people: ({ people }) => {
    const meant = people.map(({ role }) => roleMeant(role));
    const counts = roles.map((role) => ({ role, count: meant.filter((each) => each === role).length }));
    const named = counts.filter(({ count }) => count > 0);
    if (people.length === 0) return ['You, as the administrator'];
    return [
      people.length === 1 ? '1 person' : `${people.length} people`,
      ...(named.length === 0
        ? []
        : [listed(named.map(({ role, count }) => countText(count, roleNames[role].toLowerCase())))]),
      'Nobody is written to yet: afterwards you invite them from Today, or they open Sentinel in Teams',
    ];
  },
  agenda: ({ agenda, meetings: { durationMinutes } }) => {
    const minutes = agenda.reduce((sum, line) => sum + line.minutes, 0);
    return [`${countText(agenda.length, 'line')}, ${minutes} of ${durationMinutes} minutes`];
  },
};

/** "24 members", "1 lead responsible officer" */
function countText(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** "M1: Wed 13 Jan 2027, 10:00, on Teams" */
function nextSix(draft: FoundingDraft, { today, holidays }: LookParts): string[] {
  const venue = draft.meetings.venue.trim() || 'the usual venue';
  const panel = Panel.safeParse({
    ...{ id: 'new', name: 'New', force: 'New', referencePrefix: 'NEW', timeZone: TIME_ZONE, marking: 'OFFICIAL' },
    ...{ venue, series: seriesOf(draft) },
  });
  if (!panel.success || firstDayFault(panel.data.series) !== undefined) return [];
  return nextInSeries(panel.data, [], 6).map((meeting) => {
    const where = meeting.mode === 'teams' ? 'on Teams' : `at ${meeting.venue}`;
    const warning = dayWarning(meeting.on, holidays);
    const poor = warning === undefined ? '' : ` (${warning.why}; ${dayText(warning.better, today)} would do)`;
    return `${meetingReference(meeting)}: ${dayText(meeting.on, today)}, ${meeting.startsAt}, ${where}${poor}`;
  });
}
