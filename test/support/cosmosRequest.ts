import type http from 'node:http';

export type SeenKind = 'read' | 'query' | 'queryPlan' | 'batch' | 'other';

/** One request as it came in, faults included. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly kind: SeenKind;
  /** The partition key it was sent with. */
  readonly panelId: string | undefined;
  /** Writes in a batch, otherwise 0. */
  readonly operations: number;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}
export type Forward = (
  method: string,
  path: string,
  headers: http.OutgoingHttpHeaders,
  body: string,
) => Promise<Answer>;
