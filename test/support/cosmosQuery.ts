/** A query's parameter, as it comes over the wire. */
interface Parameter {
  readonly name: string;
  readonly value: unknown;
}

/** What an index can take from the store's queries: tests that all must hold, the order, how many. */
export interface Wanted {
  /** One of these values each. */
  readonly fields: ReadonlyMap<string, readonly unknown[]>;
  readonly defined: readonly string[];
  readonly order: readonly string[];
  readonly isDescending: boolean;
  /** Of the first field of the order; what equals a bound may be wanted too. */
  readonly below?: unknown;
  readonly above?: unknown;
  readonly limit: number;
}

const FORM = /^SELECT (?:TOP (\d+) )?[\w.,"[\] ]+ FROM c WHERE (.+?)(?: ORDER BY (.+))?$/;
const EQUALS = /^c\.([\w.]+) = (@\w+)$/;
const IS_ONE_OF = /^ARRAY_CONTAINS\((@\w+), c\.([\w.]+)\)$/;
const IS_DEFINED = /^IS_DEFINED\(c\.([\w.]+)\)$/;
const BOUND = /^(?:c\.([\w.]+) ([<>]) (@\w+)|\(c\.([\w.]+) ([<>]) (@\w+) OR \(c\.\4 = \6 AND .+\)\))$/;

/** Of what it does not know it takes nothing: the engine tests each document. Undefined where it knows nothing. */
export function wantedOf(sql: string, parameters: readonly Parameter[]): Wanted | undefined {
  const [, limit = 'Infinity', where = '', orderText] = FORM.exec(sql.trim().replace(/\s+/g, ' ')) ?? [];
  if (where === '') return undefined;
  const given = new Map(parameters.map(({ name, value }) => [name, value]));
  const tests = conjunctsOf(where);
  const fields = new Map(tests.flatMap((test) => valuesIn(test, given)));
  const { order, isDescending } = orderOf(orderText);
  if (fields.size === 0 || order === undefined) return undefined;
  const free = order.filter((field) => !fields.has(field));
  const bounds = tests.flatMap((test) => boundIn(test, free[0], given));
  const defined = tests.flatMap((test) => IS_DEFINED.exec(test)?.slice(1) ?? []);
  return { fields, defined, order, isDescending, limit: Number(limit), ...Object.assign({}, ...bounds) };
}

/** What stands between the outermost ANDs. */
function conjunctsOf(where: string): string[] {
  const found: string[] = [];
  let depth = 0;
  for (const part of where.split(' AND ')) {
    if (depth === 0) found.push(part);
    else found.push(`${found.pop() ?? ''} AND ${part}`);
    depth += part.split('(').length - part.split(')').length;
  }
  // An OR outside of brackets would make each of them a matter of choice.
  return found.some((test) => / OR /.test(test.replace(/\(.*\)/, ''))) ? [] : found;
}

type Given = ReadonlyMap<string, unknown>;

function valuesIn(test: string, given: Given): [string, unknown[]][] {
  const [, equal, one = ''] = EQUALS.exec(test) ?? [];
  const [, some = '', within] = IS_ONE_OF.exec(test) ?? [];
  const list = given.get(some);
  const values = equal === undefined ? list : [given.get(one)];
  const field = equal ?? within;
  if (field === undefined || !Array.isArray(values) || !values.every(isPlain)) return [];
  return [[field, [...new Set(values)]]];
}

function boundIn(test: string, first: string | undefined, given: Given): { below?: unknown; above?: unknown }[] {
  const [, plain, sign, name = '', inOr, signInOr, nameInOr = ''] = BOUND.exec(test) ?? [];
  const field = plain ?? inOr;
  if (field === undefined || field !== first) return [];
  const value = given.get(plain === undefined ? nameInOr : name);
  if (!isPlain(value)) return [];
  return [(sign ?? signInOr) === '<' ? { below: value } : { above: value }];
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** `order` is undefined where its fields go different ways. */
function orderOf(text: string | undefined): { order?: string[]; isDescending: boolean } {
  if (text === undefined) return { order: [], isDescending: false };
  const parts = text.split(', ').map((part) => /^c\.([\w.]+) (ASC|DESC)$/.exec(part));
  const [first] = parts;
  const order = parts.flatMap((part) => (part !== null && part[2] === first?.[2] ? [part[1] ?? ''] : []));
  return { ...(order.length === parts.length ? { order } : {}), isDescending: first?.[2] === 'DESC' };
}
