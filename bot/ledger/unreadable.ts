import { ZodError } from 'zod';

/**
 * A stored record is not what its kind says. Whoever asks has done nothing wrong: it is a fault, told by kind and id, and
 * by the field where that is known, without a word of what stands there.
 */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
  /** The process's log keeps messages of errors that have one. */
  readonly code = 'unreadable-record';

  constructor(
    /** Its document's id: "task:7f0c…", "head". */
    readonly record: string,
    cause: unknown,
  ) {
    super(`The stored record ${record} cannot be read${fieldOf(cause)}`, { cause });
  }
}

function fieldOf(cause: unknown): string {
  const field = cause instanceof ZodError ? cause.issues[0]?.path[0] : undefined;
  return field === undefined ? '' : `: see its field ${field}`;
}

/** Undefined where it is a record that cannot be read. @throws whatever else `read` throws */
export function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableRecord) return undefined;
    throw error;
  }
}
