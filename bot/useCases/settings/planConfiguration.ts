import { type Agency, agencyIdFor } from '../../domain/agency';
import { agendaFrom } from '../../domain/agenda';
import { canonical } from '../../domain/canonical';
import type { Configuration } from '../../domain/configuration';
import type { AgencyId, MemberId } from '../../domain/ids';
import type { Meeting } from '../../domain/meeting';
import type { Sha256 } from '../../domain/log';
import type { Panel } from '../../domain/panel';
import { guardRoom } from '../../domain/membership';
import { seatsWantedOf } from '../../domain/partnership';
import { isSamePower, type Power } from '../../domain/power';
import { Refusal } from '../../domain/refusal';
import { changedPanel, type PanelChange, type SettingsPart, versionOf } from '../../domain/settings';
import { type Instant, type LocalDate, nthWeekday } from '../../domain/time';
import { agenciesGiven } from '../founding/agenciesGiven';

/** A panel as it stands, and who would change it. */
export interface Standing {
  readonly panel: Panel;
  /** Those that are partners today, by their id. */
  readonly agencies: readonly Agency[];
  /** Every id that was ever given. */
  readonly takenIds: ReadonlySet<AgencyId>;
  readonly powers: readonly Power[];
  readonly meetings: readonly Meeting[];
  readonly by: MemberId;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly sha256: Sha256;
}

/** What a configuration makes of a panel: only what is other than it stands. */
export interface ConfigurationPlan {
  /** As it would be set. */
  readonly panel: Panel;
  readonly parts: readonly SettingsPart[];
  readonly added: readonly Agency[];
  readonly wanted: readonly Agency[];
  readonly powers: readonly Power[];
  /** Planned ones that nobody has touched or published: they take the new agenda. */
  readonly meetings: readonly Meeting[];
}

/** @throws Refusal `panel-full` */
export function planConfiguration(configuration: Configuration, standing: Standing): ConfigurationPlan {
  const { panel, parts } = settingsOf(configuration, standing);
  const agencies = agenciesOf(configuration, standing);
  const { size } = standing.takenIds;
  guardRoom('partners', size, size + agencies.added.length);
  return { panel, parts, ...agencies, ...restOf(configuration, panel, standing) };
}

/** Its settings alone, with the names of the parts that are other. */
export function settingsOf(
  { panel: given }: Configuration,
  standing: Standing,
): { panel: Panel; parts: SettingsPart[] } {
  const { by, now: at, today, meetings, sha256 } = standing;
  const { name, force, referencePrefix, venue } = standing.panel;
  const { marking, quorum, series, agendaTemplate, reminderRules, quietHours, targets, taskTemplates, gateways } =
    given;
  const { readingReasons, gradeTexts } = given;
  const { firstMeetingOn: own } = standing.panel.series;
  // The month in which this panel begins stays its own.
  const firstMeetingOn = nthWeekday(own, 0, series.weekOfMonth, series.weekday);
  const forms: DistributiveOmit<PanelChange>[] = [
    { part: 'panel', name, force, referencePrefix, venue, marking, quorum },
    { part: 'series', series: { ...series, firstMeetingOn } },
    { part: 'agenda', agendaTemplate },
    { part: 'rules', reminderRules },
    { part: 'hours', quietHours },
    { part: 'targets', targets },
    { part: 'templates', taskTemplates },
    ...(gateways === undefined ? [] : [{ part: 'gateways' as const, gateways }]),
    ...(readingReasons === undefined ? [] : [{ part: 'reasons' as const, readingReasons }]),
    ...(gradeTexts === undefined ? [] : [{ part: 'grades' as const, gradeTexts }]),
  ];
  let panel = standing.panel;
  const parts: SettingsPart[] = [];
  for (const form of forms) {
    const version = versionOf(panel, form.part, sha256);
    const overtakenBy = () => new Refusal('changed-meanwhile');
    const next = changedPanel(panel, { ...form, version }, { by, at, today, meetings, sha256, overtakenBy });
    if (next !== panel) parts.push(form.part);
    panel = next;
  }
  return { panel, parts };
}

type DistributiveOmit<Form> = Form extends PanelChange ? Omit<Form, 'version'> : never;

/** What stands is not made twice. */
function agenciesOf({ agencies }: Configuration, standing: Standing): Pick<ConfigurationPlan, 'added' | 'wanted'> {
  const taken = new Set(standing.takenIds);
  const added: Agency[] = [];
  const wanted: Agency[] = [];
  for (const { kind, regime, seatsWanted, ...each } of agenciesGiven(agencies, standing.agencies)) {
    if ('name' in each) {
      const id = freeId(each.name, taken);
      added.push({ id, panelId: standing.panel.id, name: each.name, kind, regime, isa: null, seatsWanted });
    } else if (seatsWantedOf(each.known) !== seatsWanted) wanted.push({ ...each.known, seatsWanted });
  }
  return { added, wanted };
}

function freeId(name: string, taken: Set<AgencyId>): AgencyId {
  for (let number = 1; ; number++) {
    const id = agencyIdFor(name, number);
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

function restOf(
  configuration: Configuration,
  panel: Panel,
  standing: Standing,
): Pick<ConfigurationPlan, 'powers' | 'meetings'> {
  const { by, now: at } = standing;
  const powers = configuration.powers.flatMap((given): Power[] => {
    const before = standing.powers.find(({ id }) => id === given.id);
    if (before !== undefined && isSamePower(before, given)) return [];
    // What was held against the law was other words.
    const { checked: _, ...stands }: Power = before ?? given;
    return [{ ...stands, ...given, changed: { by, at } }];
  });
  return { powers, meetings: standing.meetings.flatMap((meeting) => withAgenda(meeting, panel, standing.panel)) };
}

function withAgenda(meeting: Meeting, after: Panel, before: Panel): Meeting[] {
  const agenda = agendaFrom(after.agendaTemplate);
  const isUntouched =
    meeting.state === 'planned' &&
    meeting.published === undefined &&
    canonical(meeting.agenda) === canonical(agendaFrom(before.agendaTemplate));
  if (!isUntouched || canonical(meeting.agenda) === canonical(agenda)) return [];
  return [{ ...meeting, agenda }];
}
