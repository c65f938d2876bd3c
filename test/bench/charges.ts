import deployed from '../../infra/azure/indexingPolicy.json';
import type { SeenRequest } from '../support/cosmosRequest';

/**
 * Request units as Microsoft states them, for whoever cannot ask an account. "Understand request units consumption in Azure
 * Cosmos DB" (learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption, of 21 April 2026; called illustrative
 * there): reads and writes by the size of the document; 0.2 for each term of the index that is added or taken away; a replace
 * is a delete and a create; a batch is the sum of its parts. Session consistency, one region.
 *
 * Not stated, and taken so: a query is 1.8 besides the reading of each document that it answers, 2.8 at the least (2.83 for
 * one of 1 KB and 3.19 for one of 10 KB in Microsoft's own examples; more documents may cost less than one by one); a composite
 * index is one term of a document that has all its paths; a document is as large as its JSON; a plan of a query is free. Each further physical partition that a query
 * visits adds 2.5. An account says what is true: `COSMOS_ENDPOINT` with the tests of the store prints that.
 */
const READ: readonly Point[] = [
  [1, 1],
  [2, 1.04],
  [4, 1.14],
  [8, 1.33],
  [16, 1.67],
  [32, 2.19],
  [64, 4.76],
  [128, 9.95],
  [2048, 291.8],
];
const WRITE: readonly Point[] = [
  [1, 4.95],
  [2, 6.29],
  [4, 6.67],
  [8, 7.04],
  [16, 9.52],
  [32, 11.23],
  [64, 22.67],
  [128, 48.19],
  [2048, 1250],
];
const A_TERM = 0.2;
const A_QUERY = 1.8;
const LEAST_QUERY = 2.8;

/** KB and request units. */
type Point = readonly [number, number];

interface Standing {
  readonly kilobytes: number;
  readonly terms: ReadonlySet<string>;
}

interface Operation {
  readonly operationType: 'Create' | 'Replace' | 'Delete';
  readonly id?: string;
  readonly resourceBody?: Body;
}

type Body = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Reckons what Cosmos charges, request by request as they are answered. */
export class Charges {
  private readonly standing = new Map<string, Standing>();
  private sum = 0;

  get total(): number {
    return this.sum;
  }

  readonly note = ({ kind, panelId, body }: SeenRequest, answer: { status: number; body: string }): void => {
    if (kind === 'read' && answer.status === 404) this.sum += 1;
    if (answer.status >= 300) return;
    if (kind === 'read') this.sum += between(READ, kilobytesOf(answer.body));
    if (kind === 'query') this.sum += ofQuery(JSON.parse(answer.body));
    if (kind === 'batch' && answer.status !== 207) this.write(panelId ?? '', JSON.parse(body));
  };

  private write(panelId: string, operations: readonly Operation[]): void {
    for (const operation of operations)
      this.carryOut(operation, `${panelId} ${operation.id ?? operation.resourceBody?.id}`);
  }

  private carryOut({ operationType, resourceBody }: Operation, place: string): void {
    const before = operationType === 'Create' ? undefined : this.standing.get(place);
    const after = resourceBody && standingOf(resourceBody);
    this.sum += ofWriting(before) + ofWriting(after) + A_TERM * changed(before?.terms ?? none, after?.terms ?? none);
    if (after === undefined) this.standing.delete(place);
    else this.standing.set(place, after);
  }
}

const none: ReadonlySet<string> = new Set();

function ofWriting(document: Standing | undefined): number {
  return document === undefined ? 0 : between(WRITE, document.kilobytes);
}

function ofQuery({ Documents }: { readonly Documents: readonly object[] }): number {
  const read = Documents.reduce((sum, each) => sum + between(READ, kilobytesOf(JSON.stringify(each))), 0);
  return Math.max(LEAST_QUERY, A_QUERY + read);
}

function between(points: readonly Point[], kilobytes: number): number {
  const at = points.findIndex(([size]) => kilobytes <= size);
  const [low, high] = [points[at - 1], points[at]];
  if (high === undefined) throw new Error(`Cosmos takes no document of ${kilobytes} KB`);
  if (low === undefined) return high[1];
  return low[1] + ((high[1] - low[1]) * (kilobytes - low[0])) / (high[0] - low[0]);
}

function kilobytesOf(json: string): number {
  return Buffer.byteLength(json) / 1_024;
}

function standingOf(body: Body): Standing {
  return { kilobytes: kilobytesOf(JSON.stringify(body)), terms: new Set(termsOf(body)) };
}

function changed(before: ReadonlySet<string>, after: ReadonlySet<string>): number {
  const gone = [...before].filter((term) => !after.has(term));
  return gone.length + [...after].filter((term) => !before.has(term)).length;
}

/** What the index holds of a document, by the policy that is deployed. */
function termsOf(body: Body): string[] {
  const single = deployed.includedPaths.flatMap(({ path }) => {
    const value = at(body, path.replace(/\/[?*]$/, ''));
    return path.endsWith('/*') && isRecord(value)
      ? Object.entries(value).flatMap(([key, each]) => values(each).map((one) => JSON.stringify([path, key, one])))
      : values(value).map((one) => JSON.stringify([path, one]));
  });
  const composite = deployed.compositeIndexes.flatMap((fields) => {
    const held = fields.map(({ path }) => at(body, path));
    return held.some((value) => value === undefined) ? [] : [JSON.stringify([fields.map(({ path }) => path), held])];
  });
  return [...single, ...composite];
}

function values(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function at(body: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce((within: unknown, key) => (isRecord(within) ? within[key] : undefined), body);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
