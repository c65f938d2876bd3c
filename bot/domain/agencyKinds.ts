import { namesOf } from './byName';

/** The kinds of organisation that a panel usually has, as its people call them. A panel's file may name others. */
export const agencyKinds = {
  police: 'Police (host force)',
  transportPolice: 'British Transport Police',
  immigration: 'Immigration Enforcement, Border Force',
  tax: 'HM Revenue and Customs',
  benefits: 'Department for Work and Pensions',
  environment: 'Environment Agency',
  labour: 'Fair Work Agency',
  safety: 'Health and Safety Executive',
  fire: 'Fire and rescue service',
  tradingStandards: 'Council: trading standards',
  licensing: 'Council: licensing',
  planning: 'Council: planning',
  housing: 'Council: community safety, housing and environmental health',
  counterFraud: 'Council: counter-fraud',
  education: 'Council: education',
  probation: 'HM Prison and Probation Service',
  moneyLending: 'Stop Loan Sharks',
  privateSecurity: 'Security Industry Authority',
  charity: 'Charity',
  commissioner: 'Police and Crime Commissioner',
  companies: 'Companies House',
  insolvency: 'Insolvency Service',
  vehicles: 'DVSA, Traffic Commissioner',
  drivers: 'DVLA',
  health: 'NHS counter-fraud, integrated care board',
  regional: 'NCA, regional organised crime unit',
  observerForce: 'Another force, which observes',
  other: 'Another kind of organisation',
} as const;
export type AgencyKind = keyof typeof agencyKinds;
export const agencyKindNames = namesOf(agencyKinds);

/** As the wizard once called them: records of then keep it. */
const formerKinds: ReadonlyMap<string, string> = new Map([
  ...([['communitySafety', 'housing'] as const, ['vehicleStandards', 'vehicles'] as const] as const),
  ...([['vehicleRecords', 'drivers'] as const, ['regionalCrime', 'regional'] as const] as const),
]);

export function kindMeant(kind: string): string {
  return formerKinds.get(kind) ?? kind;
}

/** Of a kind that only the panel's file knows, as it stands there. */
export function kindName(kind: string): string {
  const known: Readonly<Record<string, string>> = agencyKinds;
  return known[kindMeant(kind)] ?? kind;
}
