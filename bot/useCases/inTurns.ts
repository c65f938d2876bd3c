const AT_ONCE = 25;

/** What is worked out of each of many, a few at a time: whoever else is waiting is answered in between. */
export async function inTurns<In, Out>(all: readonly In[], work: (each: In) => Out): Promise<Out[]> {
  const done: Out[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    done.push(...all.slice(at, at + AT_ONCE).map(work));
    await new Promise((resume) => setImmediate(resume));
  }
  return done;
}
