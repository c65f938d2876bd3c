import type { QueryResult } from '../../../bot/contract';
import type { Parameters } from '../../data/address';

/** What narrows the log: each a part of the address, so that a view of it is a link. */
const names = [
  'about',
  'by',
  'reader',
  'seen',
  'kind',
  'action',
  'refused',
  'reason',
  'agencyId',
  'from',
  'to',
] as const;
type Filter = Readonly<Partial<Record<(typeof names)[number], string>>>;

export function logFilterOf(parameters: Parameters): Filter {
  return Object.fromEntries(
    names.flatMap((name) => (parameters[name] === undefined ? [] : [[name, parameters[name]]])),
  );
}

export const withoutLogFilters = Object.fromEntries(names.map((name) => [name, undefined]));

export const kindWords = {
  collection: 'Something new was kept',
  alteration: 'Something was changed',
  consultation: 'Something was read',
  disclosure: 'Something was told to others',
  combination: 'Things were brought together',
  erasure: 'Something was erased',
} as const satisfies Record<LoggedEntry['kind'], string>;

export type LoggedEntry = QueryResult<'log.find'>['items'][number];
/** A line's link names a record by its id: of such a one, what the entries found call it. */
export function calledInEntries(
  about: string | undefined,
  entries: readonly LoggedEntry[] | undefined,
): string | undefined {
  return entries?.find((entry) => entry.about === about)?.reference ?? about;
}

export type LogChoices = QueryResult<'log.choices'>;

interface View {
  readonly name: string;
  readonly chosen: Filter;
}

const viewKeys = ['seen', 'refused', 'kind'] as const;

/** What an auditor asks most. */
export const logViews: readonly View[] = [
  { name: 'Everything', chosen: {} },
  { name: 'Who saw what', chosen: { seen: 'true' } },
  { name: 'Refused', chosen: { refused: 'true' } },
  { name: 'Told to others', chosen: { kind: 'disclosure' } },
  { name: 'Erased', chosen: { kind: 'erasure' } },
];

export function isShown({ chosen }: View, parameters: Parameters): boolean {
  return viewKeys.every((key) => parameters[key] === chosen[key]);
}

/** A person is who did it, or, where one asks who saw, who saw it. */
export function showing({ chosen }: View, { by, reader }: Parameters): Record<string, string | undefined> {
  const person = by ?? reader;
  const isOfSight = chosen.seen === 'true';
  return {
    ...Object.fromEntries(viewKeys.map((key) => [key, chosen[key]])),
    ...{ by: isOfSight ? undefined : person, reader: isOfSight ? person : undefined },
  };
}
