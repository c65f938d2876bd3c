import { z } from 'zod';
import { isOpenTo } from '../../access/conditions';
import { type Restrictable, restrictableConditions } from '../../access/restrictionConditions';
import { Audience } from '../../domain/audience';
import type { Context } from '../ports';

/** What a view tells of who needs to know, for the form that says it anew. */
export const restrictFields = {
  mayRestrict: z.boolean().describe('Whether whoever looks says who needs to know'),
  audience: Audience.optional().describe('Who needs to know; told to whoever may say so'),
};
export type RestrictPart = z.infer<z.ZodObject<typeof restrictFields>>;

export function restrictPart(what: Restrictable, { doors, viewer }: Context): RestrictPart {
  const mayRestrict = isOpenTo(doors['restriction.set'], restrictableConditions, what, viewer);
  return { mayRestrict, ...(mayRestrict ? { audience: what.record.audience } : {}) };
}
