import type { z } from 'zod';
import { bared, isChoice, isList, isMap, isObject, isStates } from './schemaParts';

/**
 * Under this an object carries the fields that a newer version wrote into it and this one does not know. A spread takes
 * them along, with whatever they stood in, to wherever it goes: the same item on another agenda. Nothing else sees them:
 * JSON, views, digests and comparisons leave symbols out.
 */
const unknownFields = Symbol('fields of a newer version');

interface Carrier {
  readonly [unknownFields]?: Readonly<Record<string, unknown>>;
}

/** Hangs onto `parsed` what its schema left out of `stored`. */
type Hang = (stored: unknown, parsed: unknown) => void;
type FieldHangs = readonly (readonly [string, Hang])[];

const hangs = new WeakMap<z.ZodTypeAny, Hang>();
const nothing: Hang = () => {};

/** What `schema` makes of a stored value, with what it does not know at any depth. @throws ZodError */
export function parseStored<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, stored: unknown): T {
  const parsed = schema.parse(stored);
  hangOf(schema)(stored, parsed);
  return parsed;
}

/** As it is stored: plain JSON, with what is not known here where it stood. */
export function storedForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storedForm);
  if (!isFields(value)) return value;
  const known = Object.entries(value).map(([key, field]) => [key, storedForm(field)] as const);
  return { ...carriedBy(value), ...Object.fromEntries(known) };
}

/** `value` in the place of `before`, of the same record: what is not known of that goes on with it. */
export function over<T extends object>(before: object | undefined, value: T): T {
  const carried = before === undefined ? undefined : carriedBy(before);
  return carried === undefined ? value : { ...value, [unknownFields]: { ...carried, ...carriedBy(value) } };
}

function carriedBy(value: Carrier): Carrier[typeof unknownFields] {
  return value[unknownFields];
}

function hangOf(schema: z.ZodTypeAny): Hang {
  const known = hangs.get(schema);
  if (known !== undefined) return known;
  const made = makeHang(bared(schema));
  hangs.set(schema, made);
  return made;
}

function makeHang(schema: z.ZodTypeAny): Hang {
  if (isList(schema)) return listHang(hangOf(schema.element));
  if (isMap(schema)) return mapHang(hangOf(schema.valueSchema));
  if (isObject(schema)) {
    const fields = fieldHangs(schema.shape);
    return objectHang(new Set(Object.keys(schema.shape)), () => fields);
  }
  if (isStates(schema)) {
    // A field of another state is known: what left with its state does not come back.
    const names = new Set(schema.options.flatMap(({ shape }) => Object.keys(shape)));
    const states = new Map([...schema.optionsMap].map(([state, { shape }]) => [state, fieldHangs(shape)]));
    return objectHang(names, (parsed) => states.get(String(parsed[schema.discriminator])) ?? []);
  }
  if (isChoice(schema) && schema.options.some((option) => hangOf(option) !== nothing)) {
    throw new Error('Which of several objects this is cannot be told: use a discriminated union');
  }
  return nothing;
}

function fieldHangs(shape: z.ZodRawShape): FieldHangs {
  return Object.entries(shape)
    .map(([key, schema]) => [key, hangOf(schema)] as const)
    .filter(([, hang]) => hang !== nothing);
}

function listHang(hang: Hang): Hang {
  if (hang === nothing) return nothing;
  return (stored, parsed) => {
    if (!Array.isArray(stored) || !Array.isArray(parsed)) return;
    for (const [index, each] of parsed.entries()) hang(stored[index], each);
  };
}

function mapHang(hang: Hang): Hang {
  if (hang === nothing) return nothing;
  return (stored, parsed) => {
    if (!isFields(stored) || !isFields(parsed)) return;
    for (const [key, each] of Object.entries(parsed)) hang(stored[key], each);
  };
}

function objectHang(
  names: ReadonlySet<string>,
  hangsFor: (parsed: Readonly<Record<string, unknown>>) => FieldHangs,
): Hang {
  return (stored, parsed) => {
    if (!isFields(stored) || !isFields(parsed)) return;
    const unknown = Object.entries(stored).filter(([key]) => !names.has(key));
    if (unknown.length > 0) Object.assign(parsed, { [unknownFields]: Object.fromEntries(unknown) });
    for (const [key, hang] of hangsFor(parsed)) hang(stored[key], parsed[key]);
  };
}

function isFields(value: unknown): value is Record<string, unknown> & Carrier {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
