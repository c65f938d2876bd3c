import { z } from 'zod';

export interface UnknownKey {
  readonly path: readonly (string | number)[];
  readonly known: readonly string[];
}

/** Every key of `value` that `schema` knows nothing of, at every level. zod itself drops them without a word. */
export function unknownKeys(
  schema: z.ZodTypeAny,
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly UnknownKey[] {
  const bare = bared(schema);
  if (isList(bare) && Array.isArray(value)) {
    return value.flatMap((each: unknown, index) => unknownKeys(bare.element, each, [...path, index]));
  }
  if (!isObject(bare) || typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { shape } = bare;
  return Object.entries(value).flatMap(([key, inner]): readonly UnknownKey[] => {
    const place = [...path, key];
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return known === undefined ? [{ path: place, known: Object.keys(shape) }] : unknownKeys(known, inner, place);
  });
}

/** Without what stands around it: optional, nullable, defaults, refinements, brands. */
function bared(schema: z.ZodTypeAny): z.ZodTypeAny {
  if (isDefault(schema)) return bared(schema.removeDefault());
  if (isRefined(schema)) return bared(schema.innerType());
  return isWrapped(schema) ? bared(schema.unwrap()) : schema;
}

// zod's classes narrow to `any` inside by themselves.
const isList = (schema: z.ZodTypeAny): schema is z.ZodArray<z.ZodTypeAny> => schema instanceof z.ZodArray;
const isObject = (schema: z.ZodTypeAny): schema is z.ZodObject<z.ZodRawShape> => schema instanceof z.ZodObject;
const isDefault = (schema: z.ZodTypeAny): schema is z.ZodDefault<z.ZodTypeAny> => schema instanceof z.ZodDefault;
const isRefined = (schema: z.ZodTypeAny): schema is z.ZodEffects<z.ZodTypeAny> => schema instanceof z.ZodEffects;
const isWrapped = (schema: z.ZodTypeAny): schema is z.ZodOptional<z.ZodTypeAny> | z.ZodNullable<z.ZodTypeAny> =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodBranded;
