import { agencyKindNames, kindMeant } from '../../domain/agencyKinds';
import { given } from '../../domain/given';
import { AgencyId, MemberId, slugOf } from '../../domain/ids';
import { roleNames, roles } from '../../domain/member';
import { LocalDate, weekdayOf } from '../../domain/time';
import { ruleId } from '../../domain/reminder';
import { readPerson } from '../members/personRow';
import { checkPanelFile, type PanelFile } from '../settings/panelFile';
import { type PanelWords, sharedWords } from '../settings/otherPanels';
import type { PanelFileFault } from '../settings/panelFileChecks';
import type { FoundingDraft, FoundingFault } from './foundingDraft';

/** Who founds, as whoever vouches for them says. */
export interface FounderSeat {
  /** Lower case. */
  readonly email: string;
  /** Where who they are is told by the id of their seat: in local mode. */
  readonly memberId?: MemberId | undefined;
}

export interface DraftSurroundings {
  readonly today: LocalDate;
  /** Of the other panels of the deployment. */
  readonly others: readonly PanelWords[];
}

export interface ReadDraft {
  /** Where nothing is wrong. */
  readonly file?: PanelFile;
  readonly founderId: MemberId;
  readonly faults: readonly FoundingFault[];
}

export const TIME_ZONE = 'Europe/London';

/** The draft as a panel file, held to the same rules, with every fault at the step and the row where it stands. */
export function readDraft(
  draft: FoundingDraft,
  founder: FounderSeat,
  { today, others: panels }: DraftSurroundings,
): ReadDraft {
  const agencies = agenciesOf(draft);
  const seated = seatsOf(draft, founder, agencies);
  const members = seated.map(({ member }) => member);
  const host = hostOf(agencies, draft.panel.force.trim());
  const panel = { ...panelOf(draft), ...given({ hostId: host?.id }) };
  const content = { panel, agencies, members, powers: draft.further?.powers ?? [] };
  const { file, faults: found } = checkPanelFile(content);
  const own = [
    ...sharedWords(draft.panel, panels).map((fault) => ({ step: 'panel' as const, ...fault })),
    ...dayFaults(draft, today),
    ...kindFaults(draft),
    ...agendaFaults(draft),
    ...seated.flatMap(({ faults }) => faults),
  ];
  const others = found.map((fault) => inDraft(fault, seated)).filter((fault) => !own.some((each) => isAt(each, fault)));
  const faults = [...own, ...others].filter((fault, at, all) => all.findIndex((each) => isAt(each, fault)) === at);
  const founderId = members.find(({ email }) => email === founder.email)?.id ?? MemberId.parse('founder');
  return file === undefined || faults.length > 0 ? { founderId, faults } : { file, founderId, faults };
}

/** One fault a field; of a step as a whole there may be several. */
function isAt(one: FoundingFault, other: FoundingFault): boolean {
  if (one.step !== other.step || one.row !== other.row || one.field !== other.field) return false;
  return one.field !== '' || one.message === other.message;
}

/** The rule of the series is that of its first day: the second Wednesday of every other month. */
export function seriesOf({ meetings }: FoundingDraft) {
  const { venue: _, firstMeetingOn, ...rest } = meetings;
  const day = LocalDate.safeParse(firstMeetingOn).data;
  if (day === undefined) return { ...rest, firstMeetingOn };
  const weekOfMonth = Math.ceil(Number(day.slice(8)) / 7);
  return { ...rest, firstMeetingOn, weekOfMonth, weekday: weekdayOf(day) };
}

function panelOf(draft: FoundingDraft) {
  const { panel, meetings, agenda } = draft;
  const own = { timeZone: TIME_ZONE, venue: meetings.venue, series: seriesOf(draft), agendaTemplate: agenda };
  return { ...panel, ...own, ...furtherOf(draft) };
}

function furtherOf({ further }: FoundingDraft) {
  if (further === undefined) return {};
  const { powers: _, reminderRules, ...set } = further;
  return { ...set, reminderRules: reminderRules.map((rule) => ({ ...rule, id: ruleId(rule) })) };
}

function agenciesOf({ agencies, panel }: FoundingDraft) {
  const taken = new Set<string>();
  return agencies.map((agency, index) => {
    // The force itself needs not be named twice.
    const name = agency.name.trim() === '' && agency.kind === 'police' ? panel.force.trim() : agency.name.trim();
    const kind = kindMeant(agency.kind);
    return {
      ...agency,
      name,
      kind,
      id: AgencyId.parse(freeId(slugOf(name) || `agency-${index + 1}`, taken)),
      isa: null,
    };
  });
}

/** The same words give the same ids each time, and no two the same. */
function freeId(wanted: string, taken: Set<string>): string {
  const base = wanted.slice(0, 100);
  for (let at = 1; ; at++) {
    const id = at === 1 ? base : `${base}-${at}`;
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

type DraftAgency = ReturnType<typeof agenciesOf>[number];

/** The police by the force's name, else the first. */
function hostOf(agencies: readonly DraftAgency[], force: string): DraftAgency | undefined {
  const police = agencies.filter(({ kind }) => kind === 'police');
  return police.find(({ name }) => name === force) ?? police[0];
}

interface Seated {
  /** In the draft's people; undefined for who founds. */
  readonly row: number | undefined;
  readonly member: { readonly id: MemberId; readonly email: string } & object;
  readonly faults: readonly FoundingFault[];
}

function seatsOf(draft: FoundingDraft, founder: FounderSeat, agencies: readonly DraftAgency[]): Seated[] {
  const taken = new Set<string>(founder.memberId === undefined ? [] : [founder.memberId]);
  const idOf = (name: string, place: string) => MemberId.parse(freeId(slugOf(name) || place, taken));
  const emails = draft.people.map(({ email }) => email?.toLowerCase());
  const rows = draft.people.map((person, row): Seated => {
    const { value, faults } = readPerson(person, agencies);
    const { agencyId, ...known } = value;
    const isFounder = value.email === founder.email;
    const id = isFounder && founder.memberId !== undefined ? founder.memberId : idOf(value.name, `member-${row + 1}`);
    const first = emails.indexOf(value.email);
    const told = [
      ...faults.map(({ column, ...fault }) => ({ field: column, ...fault })),
      ...(value.email !== '' && first < row ? [{ field: 'email', message: twiceText(first) }] : []),
      ...(isFounder && value.role !== 'administrator' && value.role !== 'coordinator'
        ? [{ field: 'role', message: ownRowText }]
        : []),
      ...(value.role === 'observer' && value.endsOn === undefined ? [{ field: 'endsOn', message: observerText }] : []),
    ];
    const member = { ...known, id, agency: agencyId ?? '' };
    return { row, member, faults: told.map((fault) => ({ step: 'people' as const, row, ...fault })) };
  });
  return emails.includes(founder.email) ? rows : [founderSeat(draft, founder, agencies, idOf), ...rows];
}

function founderSeat(
  { you, panel }: FoundingDraft,
  { email, memberId }: FounderSeat,
  agencies: readonly DraftAgency[],
  idOf: (name: string, place: string) => MemberId,
): Seated {
  const host = hostOf(agencies, panel.force.trim()) ?? agencies[0];
  const id = memberId ?? idOf(you.name, 'administrator');
  const member = { id, name: you.name, title: you.title, email, role: 'administrator', agency: host?.id ?? '' };
  return { row: undefined, member, faults: [] };
}

const twiceText = (first: number) => `Row ${first + 1} has this e-mail address too. Take one of them out.`;
const ownRowText = 'This is you, who found the panel: be its administrator or its coordinator, or take the row out.';
const observerText =
  'An observer comes for a while. Add a column “Last day”, or take the row out and invite them once the panel stands.';

function dayFaults({ meetings: { firstMeetingOn } }: FoundingDraft, today: LocalDate): FoundingFault[] {
  const fault = (message: string) => [{ step: 'meetings' as const, field: 'firstMeetingOn', message }];
  const day = LocalDate.safeParse(firstMeetingOn).data;
  if (day === undefined) return fault('Choose the day of the first meeting: the others follow from it.');
  if (day < today) return fault('This day is over. Choose the next meeting; earlier ones can be brought in later.');
  if (Number(day.slice(8)) <= 28) return [];
  return fault('Not every month has a fifth such weekday. Choose a day up to the 28th.');
}

function kindFaults({ agencies }: FoundingDraft): FoundingFault[] {
  return agencies.flatMap(({ kind }, row) => {
    if (agencyKindNames.some((each) => each === kindMeant(kind))) return [];
    return [{ step: 'agencies' as const, row, field: 'kind', message: 'Choose one of the kinds.' }];
  });
}

function agendaFaults({ agenda, meetings: { durationMinutes } }: FoundingDraft): FoundingFault[] {
  const sum = agenda.reduce((minutes, line) => minutes + line.minutes, 0);
  const over = sum - durationMinutes;
  if (over === 0 || agenda.length === 0) return [];
  const cure = over > 0 ? `Take ${over} out, or make meetings longer.` : `Add ${-over}, or make meetings shorter.`;
  const message = `The lines add up to ${sum} minutes; a meeting has ${durationMinutes}. ${cure}`;
  return [{ step: 'agenda', field: '', message }];
}

/** From the path in the file to the step, the row and the field in the draft. */
function inDraft({ path, message }: PanelFileFault, seated: readonly Seated[]): FoundingFault {
  const [part, at, field] = path;
  const said = sentence(message);
  if (part === 'members') return memberFault(at, field, said, seated);
  if (part !== 'agencies') return panelFault(path.slice(1), said);
  if (typeof at !== 'number') return whole('agencies', said);
  return { step: 'agencies', row: at, field: field === 'id' ? 'name' : String(field ?? ''), message: said };
}

function panelFault([field = '', at, of]: readonly (string | number)[], message: string): FoundingFault {
  if (field === 'venue') return { step: 'meetings', field, message };
  if (field === 'series') {
    const isDay = at === 'weekOfMonth' || at === 'weekday';
    return { step: 'meetings', field: isDay ? 'firstMeetingOn' : String(at ?? ''), message };
  }
  if (field !== 'agendaTemplate') return { step: 'panel', field: String(field), message };
  if (typeof at !== 'number') return whole('agenda', 'Without a line there is no agenda. Add one.');
  return { step: 'agenda', row: at, field: String(of ?? ''), message };
}

function memberFault(
  at: string | number | undefined,
  field: string | number | undefined,
  message: string,
  seated: readonly Seated[],
): FoundingFault {
  const seat = typeof at === 'number' ? seated[at] : undefined;
  if (seat === undefined) return whole('people', `${message}${neededText(message)}`);
  if (seat.row !== undefined) return { step: 'people', row: seat.row, field: String(field ?? ''), message };
  return { step: 'people', field: field === 'title' ? 'you.title' : 'you.name', message };
}

function whole(step: FoundingFault['step'], message: string): FoundingFault {
  return { step, field: '', message };
}

function neededText(message: string): string {
  return message.startsWith('Nobody has the role') ? ' Name them here; anybody can be changed later.' : '';
}

function sentence(message: string): string {
  const worded = roles.reduce((text, role) => text.replace(`role ${role};`, `role ${roleNames[role]};`), message);
  const text = worded.charAt(0).toUpperCase() + worded.slice(1);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
