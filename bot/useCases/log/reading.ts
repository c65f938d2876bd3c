import type { LogSubject, NamedSubject } from '../../domain/log';
import type { QuietAction } from '../../domain/logActions';
import type { Refusal } from '../../domain/refusal';
import type { PersonViewer } from '../../access/viewer';
import type { Asked } from '../../ledger/context';
import type { PanelStore } from '../../ledger/store';

/** Something that somebody was given to read, and that the log tells of. */
export interface Reading {
  readonly action: Exclude<QuietAction, 'access-refused' | 'card-sent'>;
  readonly subject: NamedSubject;
  /** What that belongs to, where its id does not say so: asking who opened the one finds the other. */
  readonly partOf?: LogSubject | undefined;
  readonly note?: string | undefined;
  /** Logged each time: a file that is taken away. What is opened is logged once an hour for each person. */
  readonly eachTime?: true | undefined;
}

/** What somebody was kept from. */
export interface Refused {
  /** Of the command or the query. */
  readonly name: string;
  /** As it came. */
  readonly input: unknown;
  readonly error: Refusal;
}

/** Whoever reads. */
export interface Reader extends Asked<PersonViewer> {
  readonly store: PanelStore;
}

/** Where it is kept what people read, and what they were refused. Both are durable once this resolves. */
export interface Readings {
  note(readings: readonly Reading[], reader: Reader): Promise<void>;
  refused(refused: Refused, reader: Reader): Promise<void>;
  /** Whether the log has of this hour why they read it, as far as this process knows. */
  isSaid(reading: Reading, reader: Reader): boolean;
}

/**
 * What the product draws for somebody: they read nothing by it. Once it is sent it is a disclosure; who opens it, or sees
 * it drawn anew, reads it then.
 *
 * @param tells is told what the drawing gives to read
 */
export function drawnFor<Ctx extends { readonly readings: Readings }>(
  ctx: Ctx,
  tells: (readings: readonly Reading[]) => void = () => {},
): Ctx {
  return {
    ...ctx,
    readings: { note: async (readings) => tells(readings), refused: async () => {}, isSaid: () => true },
  };
}

/** For a card that shows none of the words that are restricted: nobody reads them by it, and who is turned away is logged all the same. */
export function wordless<Ctx extends { readonly readings: Readings }>(ctx: Ctx): Ctx {
  const { readings } = ctx;
  const refused: Readings['refused'] = (each, reader) => readings.refused(each, reader);
  return { ...ctx, readings: { note: async () => {}, refused, isSaid: () => true } };
}

/** Come by in a list, or by the link of a mail that told of it: it is read, and nobody is asked why. */
export function comeBy<Ctx extends { readonly readings: Readings }>(ctx: Ctx): Ctx {
  const { readings } = ctx;
  const note: Readings['note'] = (each, reader) => readings.note(each, reader);
  const refused: Readings['refused'] = (each, reader) => readings.refused(each, reader);
  return { ...ctx, readings: { note, refused, isSaid: () => true } };
}

/** Asked by the product itself, as a card is that comes into view: somebody reads it, and nobody is turned away who tried nothing. */
export function unasked<Ctx extends { readonly readings: Readings }>(ctx: Ctx): Ctx {
  const { readings } = ctx;
  const note: Readings['note'] = (each, reader) => readings.note(each, reader);
  const isSaid: Readings['isSaid'] = (each, reader) => readings.isSaid(each, reader);
  return { ...ctx, readings: { note, refused: async () => {}, isSaid } };
}
