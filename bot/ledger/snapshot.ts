/** A panel at one change number: what has been read at it stays true, so it is read once. */
export class Snapshot {
  /** What the readings of now are kept by. */
  reading: object = {};

  constructor(readonly changeNumber: number) {}

  /** After a change made with the same context: what follows reads anew. */
  forget(): void {
    this.reading = {};
  }
}

/**
 * Reads once a snapshot and key: when forty tabs ask after the same change, the store is asked once. Nothing that
 * comes from here is ever altered.
 */
export function oncePerSnapshot<Key extends string, Result, Ctx extends { readonly snapshot: Snapshot }>(
  load: (key: Key, ctx: Ctx) => Promise<Result>,
) {
  const known = new WeakMap<object, Map<Key, Promise<Result>>>();
  return (key: Key, ctx: Ctx): Promise<Result> => {
    const { reading } = ctx.snapshot;
    const kept = known.get(reading) ?? new Map<Key, Promise<Result>>();
    known.set(reading, kept);
    const found = kept.get(key);
    if (found !== undefined) return found;
    const loading = load(key, ctx);
    kept.set(key, loading);
    // A failure is not kept.
    loading.catch(() => kept.delete(key));
    return loading;
  };
}
