import pino, { type Logger, type LoggerOptions } from 'pino';
import { inHand } from './telemetry/hand';
import type { Telemetry } from './telemetry/telemetry';

/**
 * The process's own log: JSON lines on standard output. Faults and ids only: no text that people wrote, no name, no
 * address, no token.
 */
export function createLogger(level: string, telemetry?: Telemetry): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    redact: { paths: ['*.headers.authorization', '*.token', '*.email'], remove: true },
    serializers: { error: errorOf, err: errorOf },
  };
  if (telemetry === undefined) return pino(options);
  const console = pino.destination(1);
  const both = {
    write: (line: string) => {
      console.write(line);
      telemetry.line(line);
    },
  };
  return pino({ ...options, mixin: traceInHand }, both);
}

/** By which a line here is found beside the trace of what it is about. */
function traceInHand(): object {
  const traceId = inHand()?.span?.spanContext().traceId;
  return traceId === undefined ? {} : { traceId };
}

const FRAME = /^ {4}at .*(:\d+:\d+|<anonymous>)\)?$/;

/**
 * What it was and where it happened. A message may repeat what somebody sent, in quotation marks or without: it is kept
 * only of errors that have a code, as the system's and the stores' have, and only up to the first mark.
 */
export function errorOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = '' } = error;
  const frames = stack
    .replace(message, '')
    .split('\n')
    .filter((line) => FRAME.test(line));
  return { name, ...codeOf(error, message), stack: frames.join('\n') };
}

function codeOf(error: Error, message: string): object {
  const code = 'code' in error ? error.code : undefined;
  if (typeof code !== 'number' && !(typeof code === 'string' && /^[\w.-]{1,60}$/.test(code))) return {};
  return { code, message: message.split(/["'`‘“\n]/)[0] };
}
