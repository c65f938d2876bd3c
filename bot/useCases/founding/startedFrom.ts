import type { Configuration } from '../../domain/configuration';
import { addDays, LocalDate, nthWeekday } from '../../domain/time';
import { readConfiguration } from '../settings/readConfiguration';
import { agenciesGiven } from './agenciesGiven';
import type { FoundingDraft, FoundingFault } from './foundingDraft';

/** Time to invite people: sooner no first meeting is proposed. */
const FIRST_AFTER_DAYS = 28;

interface Started {
  readonly draft: FoundingDraft;
  readonly faults: readonly FoundingFault[];
}

/** The steps filled from another force's configuration; what only this force can say stays as it was. */
export function startedFrom(text: string | undefined, draft: FoundingDraft, today: LocalDate): Started {
  if (text === undefined) return { draft, faults: [] };
  const { configuration, faults } = readConfiguration(text);
  if (configuration === undefined) {
    return { draft, faults: faults.map((message) => ({ step: 'panel', field: 'pasted', message })) };
  }
  const { panel, agencies, powers } = configuration;
  const { marking, series, agendaTemplate, quorum, reminderRules, quietHours, targets, taskTemplates, gateways } =
    panel;
  const { everyMonths, startsAt, durationMinutes, firstMode, rule } = series;
  return {
    draft: {
      ...draft,
      panel: { ...draft.panel, marking },
      meetings: {
        ...draft.meetings,
        ...{ everyMonths, startsAt, durationMinutes, firstMode, rule },
        firstMeetingOn: firstDay(series, draft.meetings.firstMeetingOn, today),
      },
      agencies: withGiven(draft.agencies, agencies),
      agenda: agendaTemplate,
      further: { quorum, reminderRules, quietHours, targets, taskTemplates, gateways, powers },
    },
    faults: [],
  };
}

/** The day that was chosen, else the first of the rule that leaves time to invite. */
function firstDay(
  { weekOfMonth, weekday }: Configuration['panel']['series'],
  chosen: string,
  today: LocalDate,
): string {
  if (LocalDate.safeParse(chosen).success) return chosen;
  const from = addDays(today, FIRST_AFTER_DAYS);
  const inMonth = nthWeekday(from, 0, weekOfMonth, weekday);
  return inMonth >= from ? inMonth : nthWeekday(from, 1, weekOfMonth, weekday);
}

/** Chosen twice, the file doubles nothing. */
function withGiven(before: FoundingDraft['agencies'], given: Configuration['agencies']): FoundingDraft['agencies'] {
  const agencies = [...before];
  for (const { kind, regime, seatsWanted, ...each } of agenciesGiven(given, before)) {
    if ('known' in each) agencies[agencies.indexOf(each.known)] = { ...each.known, seatsWanted };
    // The force itself is called by its own name.
    else agencies.push({ name: kind === 'police' ? '' : each.name, kind, regime, seatsWanted });
  }
  return agencies;
}
