/** What a door says to a request that it does not let in. `message` is fit to show. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** After how long it is worth another try, where that is known. */
    readonly waitMs?: number,
  ) {
    super(message);
  }
}

/** For the header Retry-After. */
export function waitSeconds(waitMs: number): number {
  return Math.max(1, Math.ceil(waitMs / 1000));
}
