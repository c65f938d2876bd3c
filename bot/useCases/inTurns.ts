const AT_ONCE = 25;

/** Whoever else is waiting is answered before what follows. */
export function othersFirst(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

/** What is worked out of each of many, a few at a time. */
export async function inTurns<In, Out>(all: readonly In[], work: (each: In) => Out): Promise<Out[]> {
  const done: Out[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    done.push(...all.slice(at, at + AT_ONCE).map(work));
    await othersFirst();
  }
  return done;
}
