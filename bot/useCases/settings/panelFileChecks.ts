import { z } from 'zod';
import { withoutThread } from '../../domain/contact';
import { slugOf } from '../../domain/ids';
import type { Role } from '../../domain/member';
import { Series } from '../../domain/panel';
import { ReminderRule } from '../../domain/reminder';
import { readersFault } from '../../domain/reminderReaders';
import { firstDayFault } from '../../domain/series';
import { searchable } from '../../domain/searchable';
import { formulaText, isFormula } from '../../domain/spreadsheet';
import { LocalDate } from '../../domain/time';
import { didYouMean } from './faultWords';
import { markedTexts } from './markedTexts';

export interface PanelFileFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const text = z.string().catch('');
const some = z.string().optional().catch(undefined);

const Rules = z.array(ReminderRule.omit({ id: true }).optional().catch(undefined));

/** As much of a file as it takes to hold its parts against each other, whatever else is wrong with it. */
const Loose = z
  .object({
    panel: z
      .object({
        series: Series.optional().catch(undefined),
        reminderRules: Rules.optional().catch(undefined),
        hostId: some,
      })
      .catch({}),
    agencies: z
      .array(
        z
          .object({
            id: text,
            name: text,
            isa: z.object({ signedOn: LocalDate, reviewOn: LocalDate }).nullable().catch(null),
          })
          .catch({ id: '', name: '', isa: null }),
      )
      .catch([]),
    members: z
      .array(
        z
          .object({ id: some, name: text, agency: text, role: text, email: z.string().toLowerCase().catch('') })
          .catch({ name: '', agency: '', role: '', email: '' }),
      )
      .catch([]),
    groups: z.array(z.object({ id: some, reference: text, lro: some }).catch({ reference: '' })).catch([]),
    chats: z.array(z.object({ conversation: text }).catch({ conversation: '' })).catch([]),
  })
  .catch({ panel: {}, agencies: [], members: [], groups: [], chats: [] });
type Loose = z.infer<typeof Loose>;

/** What no single field can tell: names of nobody, what stands twice, roles that nobody or too many have, days at odds. */
export function faultsTogether(content: unknown): readonly PanelFileFault[] {
  const file = Loose.parse(content);
  return [
    ...markingFaults(content),
    ...seriesFaults(file),
    ...ruleFaults(file),
    ...hostFaults(file),
    ...agencyFaults(file),
    ...memberFaults(file),
    ...roleFaults(file),
    ...groupFaults(file),
    ...chatFaults(file),
  ];
}

/** Whoever reads the file may be told in it what it must not hold. */
function markingFaults(content: unknown): readonly PanelFileFault[] {
  const message = 'nothing marked SECRET or above may be entered here';
  return markedTexts(content)
    .filter(([part]) => part !== 'notice')
    .map((path) => ({ path, message }));
}

function ruleFaults({ panel: { reminderRules = [] } }: Loose): readonly PanelFileFault[] {
  return reminderRules.flatMap((rule, index) => {
    const message = rule && readersFault(rule);
    return message === undefined ? [] : [{ path: ['panel', 'reminderRules', index, 'to'], message }];
  });
}

function seriesFaults({ panel: { series } }: Loose): readonly PanelFileFault[] {
  const message = series === undefined ? undefined : firstDayFault(series);
  return message === undefined ? [] : [{ path: ['panel', 'series', 'firstMeetingOn'], message }];
}

function hostFaults({ panel: { hostId }, agencies }: Loose): readonly PanelFileFault[] {
  const known = agencies.map(({ id }) => id);
  if (hostId === undefined || isNamed(hostId, known)) return [];
  return [{ path: ['panel', 'hostId'], message: `no agency is called ${hostId}${didYouMean(hostId, known)}` }];
}

function agencyFaults({ agencies }: Loose): readonly PanelFileFault[] {
  const twice = repeated(agencies, ({ id }) => id);
  const sameName = repeated(agencies, ({ name }) => searchable(name.trim()));
  return agencies.flatMap(({ id, name, isa }, index) => {
    const faults: PanelFileFault[] = [];
    if (twice.has(index))
      faults.push({ path: ['agencies', index, 'id'], message: `there is another agency called ${id}` });
    else if (sameName.has(index))
      faults.push({ path: ['agencies', index, 'name'], message: `another organisation is called ${name}` });
    else if (isFormula(name)) faults.push({ path: ['agencies', index, 'name'], message: formulaText });
    if (isa !== null && isa.reviewOn < isa.signedOn) {
      const message = `the agreement ends before it was signed (${isa.signedOn})`;
      faults.push({ path: ['agencies', index, 'isa', 'reviewOn'], message });
    }
    return faults;
  });
}

function memberFaults({ agencies, members }: Loose): readonly PanelFileFault[] {
  const known = agencies.map(({ id }) => id);
  const [sameEmail, sameId] = [repeated(members, ({ email }) => email), repeated(members, memberIdOf)];
  return members.flatMap((member, index) => {
    const at = (field: string, message: string) => ({ path: ['members', index, field], message });
    const { name, agency, email } = member;
    return [
      ...(isNamed(agency, known) ? [] : [at('agency', `no agency is called ${agency}${didYouMean(agency, known)}`)]),
      ...(sameEmail.has(index) ? [at('email', `another member has ${email}`)] : []),
      ...(sameId.has(index) ? [at('name', `another member is called ${name}; give one of them an id`)] : []),
    ];
  });
}

/** Who cannot be missing, and whether one alone may have the role. */
const needed: readonly { role: Role; alone: boolean }[] = [
  { role: 'chair', alone: true },
  { role: 'deputyChair', alone: false },
  { role: 'coordinator', alone: false },
];

function roleFaults({ members }: Loose): readonly PanelFileFault[] {
  if (members.length === 0) return [];
  return needed.flatMap(({ role, alone }): PanelFileFault[] => {
    const [first, ...others] = members.flatMap((member, index) => (member.role === role ? [{ ...member, index }] : []));
    if (first === undefined) return [{ path: ['members'], message: `nobody has the role ${role}; a panel needs one` }];
    if (!alone) return [];
    const message = `${first.name} is ${role} already; a panel has one`;
    return others.map(({ index }) => ({ path: ['members', index, 'role'], message }));
  });
}

function groupFaults({ groups, members }: Loose): readonly PanelFileFault[] {
  const names = members.map(({ name }) => name);
  const same = repeated(groups, ({ id, reference }) => id ?? slugOf(reference));
  return groups.flatMap(({ id, reference, lro }, index) => {
    const at = (field: string, message: string) => ({ path: ['groups', index, field], message });
    return [
      ...(id === undefined && reference !== '' && slugOf(reference) === ''
        ? [at('reference', 'this has no letter or digit to make an id from; give the group an id')]
        : []),
      ...(same.has(index) ? [at('reference', `another group has ${reference}`)] : []),
      ...(lro === undefined || isNamed(lro, names)
        ? []
        : [at('lro', `no member is called ${lro}${didYouMean(lro, names)}`)]),
    ];
  });
}

function chatFaults({ chats }: Loose): readonly PanelFileFault[] {
  const same = repeated(chats, ({ conversation }) => withoutThread(conversation));
  return [...same].map((index) => ({
    path: ['chats', index, 'conversation'],
    message: 'another chat has this conversation',
  }));
}

/** What is missing or no text is told of by its own field. */
function isNamed(name: string, known: readonly string[]): boolean {
  return name === '' || known.includes(name);
}

/** The places of those that have what an earlier one has already; nothing is not shared. */
function repeated<T>(all: readonly T[], keyOf: (each: T, index: number) => string): ReadonlySet<number> {
  const known = new Set<string>();
  const twice = new Set<number>();
  all.forEach((each, index) => {
    const key = keyOf(each, index);
    if (key !== '' && known.has(key)) twice.add(index);
    known.add(key);
  });
  return twice;
}

/** Names that leave nothing Latin get an id from their place in the file. */
export function memberIdOf({ id, name }: { id?: string | undefined; name: string }, index: number): string {
  return id ?? (slugOf(name) || `member-${index + 1}`);
}
