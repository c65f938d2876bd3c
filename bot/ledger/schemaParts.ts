import { z } from 'zod';

/** Without what stands around it: optional, nullable, defaults, refinements, brands. */
export function bared(schema: z.ZodTypeAny): z.ZodTypeAny {
  if (isDefault(schema)) return bared(schema.removeDefault());
  if (isRefined(schema)) return bared(schema.innerType());
  return isWrapped(schema) ? bared(schema.unwrap()) : schema;
}

// zod's classes narrow to `any` inside by themselves.
export const isList = (schema: z.ZodTypeAny): schema is z.ZodArray<z.ZodTypeAny> => schema instanceof z.ZodArray;
export const isMap = (schema: z.ZodTypeAny): schema is z.ZodRecord => schema instanceof z.ZodRecord;
export const isObject = (schema: z.ZodTypeAny): schema is z.ZodObject<z.ZodRawShape> => schema instanceof z.ZodObject;
export const isChoice = (schema: z.ZodTypeAny): schema is z.ZodUnion<[z.ZodTypeAny, ...z.ZodTypeAny[]]> =>
  schema instanceof z.ZodUnion;
type StateUnion = z.ZodDiscriminatedUnion<string, z.ZodDiscriminatedUnionOption<string>[]>;
export const isStates = (schema: z.ZodTypeAny): schema is StateUnion => schema instanceof z.ZodDiscriminatedUnion;
const isDefault = (schema: z.ZodTypeAny): schema is z.ZodDefault<z.ZodTypeAny> => schema instanceof z.ZodDefault;
const isRefined = (schema: z.ZodTypeAny): schema is z.ZodEffects<z.ZodTypeAny> => schema instanceof z.ZodEffects;
const isWrapped = (schema: z.ZodTypeAny): schema is z.ZodOptional<z.ZodTypeAny> | z.ZodNullable<z.ZodTypeAny> =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodBranded;
