import { agencyKinds } from '../../bot/domain/agencyKinds';
import { addDays, type LocalDate } from '../../bot/domain/time';
import type { Chance } from '../support/chance';

const firstNames = [
  ...[
    'Alice',
    'Amal',
    'Anwen',
    'Arjun',
    'Beth',
    'Bilal',
    'Bridget',
    'Cai',
    'Carol',
    'Chidi',
    'Claire',
    'Colm',
    'Dafna',
  ],
  ...['Derek', 'Elin', 'Emeka', 'Esther', 'Faisal', 'Fiona', 'Gareth', 'Grace', 'Hamid', 'Helen', 'Idris', 'Irene'],
  ...['Jamal', 'Janet', 'Jerzy', 'Karen', 'Kiran', 'Lewis', 'Leyla', 'Malik', 'Maureen', 'Mina', 'Nigel', 'Nkechi'],
  ...[
    'Olive',
    'Osian',
    'Paula',
    'Ravi',
    'Rhian',
    'Robert',
    'Sanjay',
    'Sheila',
    'Tariq',
    'Una',
    'Vera',
    'Wanda',
    'Yusuf',
  ],
] as const;
const lastNames = [
  ...['Abara', 'Ashdown', 'Bexley', 'Birch', 'Bowden', 'Castell', 'Chaudhry', 'Corrigan', 'Dacre', 'Dunmore', 'Eden'],
  ...['Fairlie', 'Farah', 'Garside', 'Gethin', 'Hadley', 'Haworth', 'Iqbal', 'Jessop', 'Kaye', 'Kendrick', 'Lomas'],
  ...['Marsden', 'Mbeki', 'Merrick', 'Nowak', 'Oakes', 'Okoro', 'Parfitt', 'Pemberton', 'Quayle', 'Raines', 'Rawal'],
  ...['Selby', 'Sharif', 'Tanner', 'Thwaite', 'Underhill', 'Varga', 'Wadsworth', 'Whitlock', 'Yardley', 'Zaman'],
] as const;

/** Of each kind one agency, and how many sit on the panel for it. */
const seats: Readonly<Partial<Record<keyof typeof agencyKinds, number>>> = {
  ...{ police: 14, transportPolice: 2, immigration: 3, tax: 3, benefits: 2, environment: 3, labour: 2, safety: 2 },
  ...{ fire: 3, tradingStandards: 3, licensing: 2, planning: 2, housing: 3, counterFraud: 2, education: 2 },
  ...{ probation: 3, moneyLending: 2, privateSecurity: 1, charity: 2, commissioner: 1, companies: 1, regional: 2 },
};

/** Bodies that follow the UK GDPR rather than part 3 of the Act. */
const ukgdpr = new Set(['charity', 'privateSecurity', 'companies', 'commissioner', 'education']);

export interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly role: string;
}

export interface FictionalPanel {
  readonly file: object;
  readonly people: readonly Somebody[];
}

/** "Operation Lantern", a panel of another force: everything and everybody of it is made up. */
export function fictionalPanel(chance: Chance, foundedOn: LocalDate): FictionalPanel {
  const agencies = Object.entries(seats).map(([kind]) => ({
    ...{ id: kind, kind, regime: ukgdpr.has(kind) ? 'ukgdpr' : 'part3' },
    name: kind === 'police' ? 'Wexmoor Police' : wexmoors(kind),
    isa: { signedOn: addDays(foundedOn, -30), reviewOn: addDays(foundedOn, 365 * 4) },
  }));
  const people = Object.entries(seats).flatMap(([agency, count]) =>
    Array.from({ length: count }, (_, at) => ({ agency, role: roleOf(agency, at) })),
  );
  const names = new Set<string>();
  while (names.size < people.length) names.add(`${chance.oneOf(firstNames)} ${chance.oneOf(lastNames)}`);
  const named = [...names].map((name, at) => ({ name, ...(people[at] ?? { agency: 'police', role: 'member' }) }));
  const accepted = [{ version: 1, at: `${addDays(foundedOn, -7)}T10:00:00.000Z`, door: 'paper' }];
  return {
    file: {
      notice: 'Everyone and everything here is fictional.',
      panel: {
        ...{ name: 'Operation Lantern – Wexmoor', force: 'Wexmoor Police', hostId: 'police', referencePrefix: 'WEX' },
        ...{ timeZone: 'Europe/London', venue: 'Market House, Wexmoor', marking: 'OFFICIAL-SENSITIVE' },
        series: {
          ...{ firstMeetingOn: foundedOn, everyMonths: 2, weekOfMonth: 2, weekday: 'Wednesday', startsAt: '10:00' },
          ...{ durationMinutes: 120, firstMode: 'teams', rule: 'bySlot' },
        },
        statements: [{ version: 1, text: STATEMENT, from: `${addDays(foundedOn, -8)}T09:00:00.000Z` }],
      },
      agencies,
      members: named.map(({ name, agency, role }) => ({
        ...{ name, agency, role, accepted },
        email: `${slug(name).replace('-', '.')}@${agency.toLowerCase()}.wexmoor.example`,
      })),
    },
    people: named.map((each) => ({ ...each, id: slug(each.name) })),
  };
}

const STATEMENT =
  'What is said, shown and written on this panel is shared in confidence, for the panel’s purpose alone. I use what I learn here for that purpose only, and say at once where I have an interest in an item.';

function wexmoors(kind: string): string {
  const known: Readonly<Record<string, string>> = agencyKinds;
  return (known[kind] ?? kind).replace(/^Council:/, 'Wexmoor Council:').replace(/^Charity$/, 'Wexmoor Street Charity');
}

function roleOf(agency: string, at: number): string {
  if (agency !== 'police') return at === 0 ? 'agencyLead' : 'member';
  const first = ['chair', 'deputyChair', 'coordinator', 'coordinator', 'lro', 'lro', 'lro', 'lro', 'auditor'];
  return first[at] ?? 'member';
}

function slug(name: string): string {
  return name.toLowerCase().replace(' ', '-');
}

/** The names of people in groups, each once. */
export function fictionalNames(at: number): string {
  const first = firstNames[at % firstNames.length] ?? '';
  return `${first} ${lastNames[(at * 7 + Math.floor(at / lastNames.length)) % lastNames.length] ?? ''}`;
}
