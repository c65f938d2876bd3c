import { z } from 'zod';
import { zodToJsonSchema } from 'zod-to-json-schema';

// Where words can be typed is found in the schemas themselves, so that a field that is new is tried by itself.

/** Words in one place of an input that fits otherwise. */
export interface Typed {
  /** "parts.0.title" */
  readonly path: string;
  readonly input: unknown;
}

/** It says which of the things there are, so that words in it find nothing. */
const namesSomething =
  /(^|\.)(\w*[Ii]ds?(\.0)?|version|key|code|terms|reference|seen|kind|gateway|fourP)$|^former|\.cells\./;

/** Whether people's own words stand there, and not the name of what there is. */
export function isForWords({ path }: Pick<Typed, 'path'>): boolean {
  return !namesSomething.test(path);
}

interface Place {
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * `input` with `text` in each place that takes any text, however deep and whether it must be there or not; what must
 * stand beside it is made up. What the row would read otherwise than it is written (an id, a day) is left out.
 */
export function typedInto(row: { readonly input: z.ZodTypeAny }, input: unknown, text: string): Typed[] {
  const places = new Map<string, Typed>();
  for (const { path, value } of placesIn(schemaOf(row.input), input, text)) {
    const read = row.input.safeParse(value);
    const [name, isTaken] = [path.join('.'), read.success && unbroken(read.data).includes(unbroken(text))];
    if (isTaken && !places.has(name)) places.set(name, { path: name, input: value });
  }
  return [...places.values()];
}

/** A field of one line makes one line of it. */
function unbroken(value: unknown): string {
  return JSON.stringify(value).replace(/\s|\\[rn]/g, '');
}

const schemas = new WeakMap<z.ZodTypeAny, unknown>();

function schemaOf(input: z.ZodTypeAny): unknown {
  const schema = schemas.get(input) ?? zodToJsonSchema(input, { $refStrategy: 'none' });
  schemas.set(input, schema);
  return schema;
}

const several = z.array(z.unknown()).default([]);
const Schema = z.object({
  ...{ type: z.unknown(), enum: z.array(z.unknown()).optional(), const: z.unknown(), pattern: z.string().optional() },
  ...{ format: z.string().optional(), minimum: z.number().optional(), items: z.unknown() },
  ...{ properties: z.record(z.unknown()).default({}), required: z.array(z.string()).default([]) },
  ...{ anyOf: several, allOf: several, oneOf: several },
});

function placesIn(schema: unknown, input: unknown, text: string): Place[] {
  const read = Schema.safeParse(schema);
  if (!read.success) return [];
  const { data: is } = read;
  if (is.type === 'string') return is.enum === undefined && is.const === undefined ? [{ path: [], value: text }] : [];
  const beside = objectOf(is, input);
  const inObject = Object.entries(is.properties).flatMap(([name, each]) =>
    placesIn(each, beside[name], text).map(({ path, value }) => ({
      path: [name, ...path],
      value: { ...beside, [name]: value },
    })),
  );
  const inList = placesIn(is.items, Array.isArray(input) ? input[0] : undefined, text).map(({ path, value }) => ({
    path: ['0', ...path],
    value: [value],
  }));
  const branches = [...is.anyOf, ...is.allOf, ...is.oneOf].flatMap((each) => placesIn(each, input, text));
  return [...inObject, ...inList, ...branches];
}

/** What `input` says that such an object may, and something for all that it must. */
function objectOf(is: z.infer<typeof Schema>, input: unknown): Record<string, unknown> {
  const given = new Map(isPlain(input) ? Object.entries(input) : []);
  const made = Object.entries(is.properties).flatMap(([name, each]): [string, unknown][] => {
    const { const: only } = Schema.catch({ ...nothing }).parse(each);
    if (only !== undefined) return [[name, only]];
    if (given.has(name)) return [[name, given.get(name)]];
    return is.required.includes(name) ? [[name, madeUp(each)]] : [];
  });
  return Object.fromEntries(made);
}

const nothing = Schema.parse({});
const texts = ['Anything', '2027-03-24', '10:00', '2027-03-02T09:30:00.000Z', '1980s', 'SEN', 'a-code-of-16-letters'];

const formatted: Readonly<Record<string, string>> = {
  uri: 'https://northmoor.example/map',
  email: 'somebody@northmoor.example',
};

function madeUpText({ format = '', pattern = '' }: z.infer<typeof Schema>): string | undefined {
  return formatted[format] ?? texts.find((each) => new RegExp(pattern, 'u').test(each));
}

function madeUp(schema: unknown): unknown {
  const is = Schema.catch({ ...nothing }).parse(schema);
  const first = is.const ?? is.enum?.[0] ?? [...is.anyOf, ...is.oneOf, ...is.allOf].map(madeUp)[0];
  if (first !== undefined) return first;
  switch (is.type) {
    case 'string':
      return madeUpText(is);
    case 'number':
    case 'integer':
      return is.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return [];
    default:
      return objectOf(is, {});
  }
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
