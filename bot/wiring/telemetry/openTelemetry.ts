import { setTimeout as after } from 'node:timers/promises';
import {
  type Histogram,
  type Counter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchLogRecordProcessor, LoggerProvider, type LogRecordExporter } from '@opentelemetry/sdk-logs';
import { MeterProvider, PeriodicExportingMetricReader, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import { type Attributes, fitToLeave } from './attributes';
import { inHand } from './hand';
import { type AttributesOf, instruments, type NameOf } from './instruments';
import { lineToLeave } from './lines';
import type { SpanName, Telemetry } from './telemetry';

export interface Exporters {
  readonly spans: SpanExporter;
  readonly figures: PushMetricExporter;
  readonly lines: LogRecordExporter;
  /** How often figures leave. */
  readonly everyMs: number;
}

/** For the last of it: a place that does not answer must not keep a process that ends. */
const GOODBYE_MS = 5_000;

const kinds: { readonly [Name in SpanName]: SpanKind } = {
  request: SpanKind.SERVER,
  turn: SpanKind.SERVER,
  row: SpanKind.INTERNAL,
  store: SpanKind.CLIENT,
  send: SpanKind.CLIENT,
};

/** OpenTelemetry's own SDK, without a global and without instrumentation: nothing is told but what is told here. */
export class OpenTelemetry implements Telemetry {
  private readonly spans: BasicTracerProvider;
  private readonly figures: MeterProvider;
  private readonly lines: LoggerProvider;
  private readonly counters = new Map<string, Counter>();
  private readonly histograms = new Map<string, Histogram>();

  /** @param instance this process among others: made up at its start */
  constructor({ spans, figures, lines, everyMs }: Exporters, version: string, instance: string) {
    const resource = resourceFromAttributes({
      ...{ 'service.name': 'sentinel', 'service.version': version, 'service.instance.id': instance },
    });
    this.spans = new BasicTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(spans)] });
    const reader = new PeriodicExportingMetricReader({ exporter: figures, exportIntervalMillis: everyMs });
    this.figures = new MeterProvider({ resource, readers: [reader] });
    this.lines = new LoggerProvider({ resource, processors: [new BatchLogRecordProcessor(lines)] });
  }

  count<Name extends NameOf<'counter'>>(name: Name, attributes: AttributesOf<Name>, by = 1): void {
    const counter = this.counters.get(name) ?? this.meter().createCounter(name, this.unitOf(name));
    this.counters.set(name, counter);
    counter.add(by, fitToLeave(attributes));
  }

  time<Name extends NameOf<'histogram'>>(name: Name, attributes: AttributesOf<Name>, ms: number): void {
    const histogram = this.histograms.get(name) ?? this.meter().createHistogram(name, this.unitOf(name));
    this.histograms.set(name, histogram);
    histogram.record(ms, fitToLeave(attributes));
  }

  watch(name: NameOf<'gauge'>, read: () => number | undefined | Promise<number | undefined>): void {
    this.meter()
      .createObservableGauge(name, this.unitOf(name))
      .addCallback(async (result) => {
        const value = await read();
        if (value !== undefined) result.observe(value);
      });
  }

  begin(name: SpanName, under: Span | undefined, attributes: Partial<Attributes>): Span {
    const context = under === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, under);
    const fit = fitToLeave(attributes);
    return this.spans
      .getTracer('sentinel')
      .startSpan(calledBy(name, fit), { kind: kinds[name], attributes: fit }, context);
  }

  end(span: Span, attributes: Partial<Attributes>): void {
    const fit = fitToLeave(attributes);
    span.setAttributes(fit);
    if (attributes.door !== undefined || attributes.kind !== undefined) span.updateName(calledBy('request', fit));
    if (attributes.outcome === 'fault' || attributes.outcome === 'failed')
      span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }

  line(json: string): void {
    const span = inHand()?.span;
    const context = span === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, span);
    const record = lineToLeave(json);
    if (record !== undefined) this.lines.getLogger('sentinel').emit({ ...record, context });
  }

  async close(): Promise<void> {
    const sent = Promise.allSettled([this.spans.shutdown(), this.figures.shutdown(), this.lines.shutdown()]);
    await Promise.race([sent, after(GOODBYE_MS, undefined, { ref: false })]);
  }

  private meter() {
    return this.figures.getMeter('sentinel');
  }

  private unitOf(name: keyof typeof instruments) {
    return { unit: instruments[name].unit };
  }
}

/** "command task.acknowledge", "turn invoke", "send card", "store commit". */
function calledBy(name: SpanName, { door, kind, name: row, rung, operation }: Record<string, string | number>): string {
  if (kind !== undefined) return `turn ${kind}`;
  const words = name === 'request' ? [door, row] : [name, row, rung, operation];
  return words.filter((word) => word !== undefined).join(' ') || name;
}
