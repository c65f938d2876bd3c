import type http from 'node:http';
import type { Answer, Forward, SeenRequest } from './cosmosRequest';

interface Operation {
  readonly operationType: string;
  readonly id?: string;
  readonly ifMatch?: string;
  readonly resourceBody?: { readonly id: string };
}

const NOT_CARRIED_OUT = 424;

/** What each operation of a batch would meet: 200, or its own status at the one that fails and 424 at the others. */
export async function preconditionStatuses(
  operations: readonly Operation[],
  request: SeenRequest,
  headers: http.IncomingHttpHeaders,
  forward: Forward,
): Promise<number[]> {
  const ids = operations.map(idOf);
  const etags = await standingEtags(ids, request, headers, forward);
  const failed = operations.findIndex((operation) => statusOf(operation, etags) >= 400);
  return operations.map((operation, index) => {
    if (failed === -1) return 200;
    return index === failed ? statusOf(operation, etags) : NOT_CARRIED_OUT;
  });
}

function idOf({ id, resourceBody }: Operation): string {
  return id ?? resourceBody?.id ?? '';
}

function statusOf(operation: Operation, etags: ReadonlyMap<string, string>): number {
  const etag = etags.get(idOf(operation));
  if (operation.operationType === 'Create') return etag === undefined ? 201 : 409;
  if (etag === undefined) return 404;
  return operation.ifMatch === undefined || operation.ifMatch === etag ? 200 : 412;
}

async function standingEtags(
  ids: readonly string[],
  { path, panelId }: SeenRequest,
  headers: http.IncomingHttpHeaders,
  forward: Forward,
): Promise<Map<string, string>> {
  const query = {
    query: 'SELECT c.id, c._etag FROM c WHERE c.panelId = @panelId AND ARRAY_CONTAINS(@ids, c.id)',
    parameters: [
      { name: '@panelId', value: panelId },
      { name: '@ids', value: ids },
    ],
  };
  const queryHeaders = {
    authorization: headers.authorization ?? '',
    'content-type': 'application/query+json',
    'x-ms-documentdb-isquery': 'true',
    'x-ms-documentdb-query-enablecrosspartition': 'true',
  };
  const { body } = await forward('POST', path, queryHeaders, JSON.stringify(query));
  const found: { id: string; _etag: string }[] = JSON.parse(body).Documents;
  return new Map(found.map(({ id, _etag }) => [id, _etag]));
}

/** Without the documents of other partitions, which the emulator does not leave out. */
export function keepPanel(answer: Answer, panelId: string): Answer {
  if (answer.status !== 200) return answer;
  const { Documents, ...rest } = JSON.parse(answer.body);
  const own = Documents.filter((document: { panelId?: string }) => document.panelId === panelId);
  return {
    status: answer.status,
    headers: { ...answer.headers, 'x-ms-item-count': String(own.length) },
    body: JSON.stringify({ ...rest, Documents: own, _count: own.length }),
  };
}
