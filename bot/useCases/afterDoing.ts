/** What was asked for is done; what went wrong is showing it. */
export class NotShown extends Error {
  override readonly name = 'NotShown';

  constructor(
    override readonly cause: unknown,
    readonly done: string,
  ) {
    super('Something was done, and could not be shown');
  }
}

/**
 * What follows something that was done: a fault in here changes nothing of that, and nobody is to do it again.
 * @param done what to say was done
 */
export async function afterDoing<T>(follow: () => Promise<T>, done = 'It was done'): Promise<T> {
  try {
    return await follow();
  } catch (error) {
    throw new NotShown(error, done);
  }
}
