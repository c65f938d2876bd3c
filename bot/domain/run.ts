import { z } from 'zod';
import { AgendaItemId, MemberId } from './ids';
import { Presented } from './presented';
import { Instant } from './time';

/** How many of the latest steps are known again when they are sent again: more than a chair takes while offline. */
export const REMEMBERED_STEPS = 60;

/** How an item has gone so far. */
export const ItemRun = z.object({
  itemId: AgendaItemId,
  /** On the floor in all, without the stretch that is still running. */
  spentMs: z.number().int().nonnegative(),
  /** Given besides what the agenda planned. */
  extraMinutes: z.number().int().nonnegative(),
  outcome: z.enum(['open', 'done', 'deferred']),
  /** The chair has let a stage or projector show the words of its issue. */
  revealed: z.boolean().optional(),
});
export type ItemRun = z.infer<typeof ItemRun>;

/**
 * What is on the floor.
 *
 *   running ⇄ paused          (pause, resume)
 *   running ─goTo▶ running    (next, back, out of turn)
 *   running ─finish▶ finished ─goTo▶ running
 */
export const Floor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('running'), itemId: AgendaItemId, since: Instant }),
  z.object({ kind: z.literal('paused'), itemId: AgendaItemId, since: Instant }),
  z.object({ kind: z.literal('finished'), since: Instant }),
]);
export type Floor = z.infer<typeof Floor>;

/** A meeting that has begun: who runs it, what is on the floor, what became of each item. All times are the server's. */
export const Run = z.object({
  startedAt: Instant,
  /** Whoever runs it now: the chair, or the person to whom the chair handed over. */
  chairId: MemberId,
  floor: Floor,
  items: z.array(ItemRun).max(200),
  /** Ids of the latest steps, oldest first. */
  stepIds: z.array(z.string()).max(REMEMBERED_STEPS),
  lastStepAt: Instant,
  /** Whom or what of a group the meeting looks at. */
  presented: Presented.optional(),
});
export type Run = z.infer<typeof Run>;

/** Everything one does to a running meeting: one closed union for buttons, keys, the offline queue and the API. */
export const RunStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start') }),
  z.object({ kind: z.literal('pause') }),
  z.object({ kind: z.literal('resume') }),
  z.object({
    kind: z.literal('goTo'),
    itemId: AgendaItemId,
    leave: z
      .enum(['done', 'open'])
      .default('done')
      .describe('open: the item one leaves comes again, as when going back'),
  }),
  z.object({ kind: z.literal('finish') }).describe('The last item is done'),
  z.object({ kind: z.literal('extend'), itemId: AgendaItemId, minutes: z.number().int().min(1).max(60) }),
  z.object({ kind: z.literal('defer'), itemId: AgendaItemId }).describe('To the next meeting'),
  z.object({ kind: z.literal('restore'), itemId: AgendaItemId }).describe('A deferred item comes after all'),
  z.object({
    kind: z.literal('move'),
    itemId: AgendaItemId,
    beforeId: AgendaItemId.optional().describe('The item it is to stand before; last without'),
  }),
  z.object({ kind: z.literal('handOver'), memberId: MemberId }),
  z.object({ kind: z.literal('reveal'), itemId: AgendaItemId }).describe('The words of its issue, on the stage'),
  z.object({ kind: z.literal('conceal'), itemId: AgendaItemId }),
]);
export type RunStep = z.infer<typeof RunStep>;
