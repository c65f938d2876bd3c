import pino, { type Logger } from 'pino';

/**
 * The process's own log: JSON lines on standard output. Faults and ids only: no text that people wrote, no name, no
 * address, no token. Errors are kept whole but for their message's quoted parts.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: { paths: ['*.headers.authorization', '*.token', '*.email'], remove: true },
    serializers: { error: errorOf, err: errorOf },
  });
}

function errorOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack } = error;
  return { name, code: 'code' in error ? error.code : undefined, stack: stack?.replace(/"[^"\n]{3,}"/g, '"…"') };
}
