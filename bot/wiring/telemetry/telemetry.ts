import type { Span } from '@opentelemetry/api';
import type { Attributes } from './attributes';
import type { AttributesOf, NameOf } from './instruments';

/** What a span is of. `request` and `turn` begin a trace. */
export type SpanName = 'request' | 'turn' | 'row' | 'store' | 'send';

/** Where traces, figures and lines go. There is none where the deployment names no place: nothing is measured then. */
export interface Telemetry {
  count<Name extends NameOf<'counter'>>(name: Name, attributes: AttributesOf<Name>, by?: number): void;
  time<Name extends NameOf<'histogram'>>(name: Name, attributes: AttributesOf<Name>, ms: number): void;
  /** Reads a gauge each time that figures leave; undefined where there is nothing to tell. */
  watch(name: NameOf<'gauge'>, read: () => number | undefined | Promise<number | undefined>): void;
  /** Begins a span under another, or a trace; whoever begins it ends it. */
  begin(name: SpanName, under: Span | undefined, attributes: Partial<Attributes>): Span;
  /** Ends a span with what has been learnt since it began. */
  end(span: Span, attributes: Partial<Attributes>): void;
  /** A line of the process's log, as JSON: of it leaves what the list in lines.ts has. */
  line(json: string): void;
  /** Sends what has not left yet. */
  close(): Promise<void>;
}
