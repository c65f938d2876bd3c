/** A source of chance that a seed repeats. */
export interface Chance {
  readonly below: (most: number) => number;
  readonly oneOf: <T>(list: readonly T[]) => T;
}

/** mulberry32: small, and the same everywhere. */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (most: number) => Math.floor(random() * most);
  return {
    below,
    oneOf: (list) => {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('Nothing to choose from');
      return found;
    },
  };
}
