import type { z } from 'zod';
import { bared, isList, isObject } from '../../ledger/schemaParts';

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
