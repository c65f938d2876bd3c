import { SeverityNumber } from '@opentelemetry/api-logs';
import { z } from 'zod';

/** What may leave of a line of the log besides its fixed words. The whole line stands on standard output, as ever. */
export const lineFields = {
  message: 'which message, by a digest',
  rung: 'which way to a recipient',
  reason: 'why',
  requestId: 'of the answer that somebody may quote',
  mode: 'local or production',
  store: 'embedded or Cosmos',
  version: 'of Sentinel',
  kind: 'of a record, of which forms are brought up to date',
  rewritten: 'how many',
  unread: 'how many',
  records: 'how many',
  leftOut: 'lines like this one that were left out',
  ms: 'how long it took',
  tries: 'how many so far',
  againInSeconds: 'until the next one',
  count: 'how many',
} as const;

const Line = z
  .object({ level: z.number(), time: z.number(), msg: z.string().max(300) })
  .extend({
    error: z
      .object({ name: z.string(), code: z.union([z.string(), z.number()]).optional(), stack: z.string() })
      .optional(),
  })
  .passthrough();

/** A line of the log as it is exported: undefined for one that is none of ours. */
export function lineToLeave(json: string) {
  const line = Line.safeParse(JSON.parse(json));
  if (!line.success) return undefined;
  const { level, time, msg, error } = line.data;
  const { severityNumber, severityText } = severityOf(level);
  return {
    timestamp: time,
    body: msg,
    severityNumber,
    severityText,
    attributes: { ...fieldsOf(line.data), ...errorFields(error, msg) },
  };
}

/** No address, no path, no sentence with marks: what the product's own words and ids are made of. */
const PLAIN = /^[\w .:-]{1,80}$/;

function fieldsOf(line: object): Record<string, string | number> {
  const fields: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(line)) {
    if (!Object.hasOwn(lineFields, name)) continue;
    if (typeof value === 'number' || (typeof value === 'string' && PLAIN.test(value))) fields[name] = value;
  }
  return fields;
}

/** What it was and where it happened: its words may repeat an address, and stay here. */
function errorFields(error: z.infer<typeof Line>['error'], msg: string): Record<string, string | number> {
  if (error === undefined) return {};
  return {
    ...{ 'exception.type': error.name, 'exception.message': msg, 'exception.stacktrace': error.stack || error.name },
    ...(error.code === undefined ? {} : { code: error.code }),
  };
}

/** From pino's levels. */
function severityOf(level: number) {
  if (level >= 60) return { severityNumber: SeverityNumber.FATAL, severityText: 'FATAL' };
  if (level >= 50) return { severityNumber: SeverityNumber.ERROR, severityText: 'ERROR' };
  if (level >= 40) return { severityNumber: SeverityNumber.WARN, severityText: 'WARN' };
  if (level >= 30) return { severityNumber: SeverityNumber.INFO, severityText: 'INFO' };
  return { severityNumber: SeverityNumber.DEBUG, severityText: 'DEBUG' };
}
