import {
  type Container,
  CosmosClient,
  type CosmosClientOptions,
  type JSONObject,
  type OperationInput,
  type OperationResponse,
  type SqlQuerySpec,
} from '@azure/cosmos';
import { z } from 'zod';
import { PanelId } from '../domain/ids';
import {
  type DocumentKeys,
  type DocumentQuery,
  OutcomeUnknown,
  type PanelDocument,
  type PanelStore,
  type StoredDocument,
  StoreUnavailable,
  VersionConflict,
  type WalkPage,
  type Write,
} from '../ledger/store';
import { checkBatch, type OnRead } from './batchRules';
import { type BatchAttempts, type OnCharge, pluginsOption, unavailableCode, watchAttempts } from './cosmosAttempts';
import { indexingPolicy, selectDocuments, selectPage } from './cosmosSql';
import { isStoredKeys } from './storedKeys';

export interface CosmosStoreOptions {
  /** "https://name.documents.azure.com:443/" */
  readonly endpoint: string;
  /** Account key; in Azure a `credential` of @azure/identity stands in its place. */
  readonly key?: string;
  readonly credential?: NonNullable<CosmosClientOptions['aadCredentials']>;
  readonly database: string;
  readonly container: string;
  /** How long one request may take; 5 s unless told. With all retries a call takes four times that at the most. */
  readonly requestTimeoutMs?: number;
  /** Is told of every read, for tests and measures. */
  readonly onRead?: OnRead;
  readonly onCharge?: OnCharge;
}

const NOT_CARRIED_OUT = 424;
/** No document has it: Cosmos forbids it in an id, or no address can carry it; the SDK throws, or asks for another one. */
const NO_ID = /[/\\?#\p{Cs}]/u;
const CONFLICTS: readonly number[] = [404, 409, 412];
/** "Retry with": Cosmos met another write of the same document and did nothing. "Too many requests" in a batch's parts. */
const AGAIN: readonly (number | undefined)[] = [429, 449];
const MAX_AGAIN = 6;
/** Longest pause before trying once more; it starts at an eighth of it and is drawn at random. */
const MAX_PAUSE_MS = 400;

const Item = z.object({
  id: z.string(),
  panelId: PanelId,
  type: z.string(),
  form: z.number().optional(),
  entry: z.number().optional(),
  salt: z.string().optional(),
  // Those that somebody broke are none: the check of the log finds them, and the rest is read.
  keys: z.unknown().transform((keys): DocumentKeys => (isStoredKeys(keys) ? keys : {})),
  value: z.unknown(),
  _etag: z.string(),
});

/**
 * Connects to the container, making it and its database where they are missing (which a key may do; an Entra identity
 * with data rights alone finds them made by infra/).
 * @throws Error when the account cannot be reached or refuses
 */
export async function openCosmosStore(options: CosmosStoreOptions): Promise<PanelStore> {
  const client = clientOf(options);
  try {
    const { database } = await client.databases.createIfNotExists({ id: options.database });
    const { container } = await database.containers.createIfNotExists({
      id: options.container,
      partitionKey: { paths: ['/panelId'] },
      indexingPolicy,
    });
    return storeOf(client, container, options);
  } catch (error) {
    client.dispose();
    throw error;
  }
}

/** The same to read it alone: what is missing stays missing. @throws Error where there is no such container */
export async function readCosmosStore(options: CosmosStoreOptions): Promise<PanelStore> {
  const client = clientOf(options);
  try {
    const { container } = await client.database(options.database).container(options.container).read();
    return storeOf(client, container, options);
  } catch (error) {
    client.dispose();
    throw error;
  }
}

const REQUEST_TIMEOUT_MS = 5_000;

function storeOf(client: CosmosClient, container: Container, options: CosmosStoreOptions): PanelStore {
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS, onRead } = options;
  return new CosmosStore(client, container, requestTimeoutMs * 4, onRead);
}

function clientOf(options: CosmosStoreOptions): CosmosClient {
  const { endpoint, key, credential, requestTimeoutMs = REQUEST_TIMEOUT_MS, onCharge } = options;
  return new CosmosClient({
    endpoint,
    ...(key === undefined ? {} : { key }),
    ...(credential === undefined ? {} : { aadCredentials: credential }),
    ...pluginsOption(onCharge),
    connectionPolicy: {
      requestTimeout: requestTimeoutMs,
      // The account's own address always leads to the region that writes. Discovery would add up to 120 retries of a
      // minute's silence, and would send a write again whose answer was lost.
      enableEndpointDiscovery: false,
      retryOptions: { maxWaitTimeInSeconds: Math.ceil((requestTimeoutMs * 3) / 1000) },
    },
  });
}

class CosmosStore implements PanelStore {
  constructor(
    private readonly client: CosmosClient,
    private readonly container: Container,
    private readonly deadlineMs: number,
    private readonly onRead: OnRead | undefined,
  ) {}

  async read(panelId: PanelId, id: string): Promise<StoredDocument | undefined> {
    if (NO_ID.test(id)) return undefined;
    const item = this.container.item(id, panelId);
    const { resource } = await reading(() => item.read<Record<string, unknown>>(this.bounds()));
    this.onRead?.({ operation: 'read', documents: resource === undefined ? 0 : 1 });
    return resource === undefined ? undefined : storedOf(resource);
  }

  async query(panelId: PanelId, query: DocumentQuery): Promise<StoredDocument[]> {
    return this.select(selectDocuments(query, panelId), query.limit, panelId);
  }

  async queryEverywhere(query: DocumentQuery): Promise<StoredDocument[]> {
    return this.select(selectDocuments(query, undefined), query.limit, undefined);
  }

  async walk(panelId: PanelId, page: WalkPage): Promise<StoredDocument[]> {
    return this.select(selectPage(page, panelId), page.limit, panelId);
  }

  /** The panel is named twice: in the SQL for whoever reads it, in the option so that one partition alone is asked. */
  private async select(sql: SqlQuerySpec, limit: number, panelId: PanelId | undefined): Promise<StoredDocument[]> {
    const options = { maxItemCount: limit, ...this.bounds(), ...(panelId && { partitionKey: panelId }) };
    const found = await reading(() => this.container.items.query<unknown>(sql, options).fetchAll());
    this.onRead?.({ operation: 'query', documents: found.resources.length });
    return found.resources.map(storedOf);
  }

  async commit(panelId: PanelId, writes: readonly Write[]): Promise<string[]> {
    checkBatch(panelId, writes);
    if (writes.length === 0) return [];
    const operations = writes.map(operationOf);
    const attempts: BatchAttempts = { isUnsure: false };
    for (let turn = 1; ; turn++) {
      const results = await this.send(panelId, operations, attempts);
      const failed = results.find(({ statusCode }) => statusCode >= 400 && statusCode !== NOT_CARRIED_OUT);
      if (failed === undefined) return results.map(({ eTag }) => eTag ?? '');
      if (!AGAIN.includes(failed.statusCode) || turn === MAX_AGAIN) throw refusalOf(failed.statusCode, attempts);
      await pause(turn);
    }
  }

  /** One batch: a status per operation, or a single one for the batch as a whole. */
  private async send(
    panelId: PanelId,
    operations: OperationInput[],
    attempts: BatchAttempts,
  ): Promise<Pick<OperationResponse, 'statusCode' | 'eTag'>[]> {
    const sent: BatchAttempts = { isUnsure: false };
    try {
      const { result } = await watchAttempts(sent, () =>
        this.container.items.batch(operations, panelId, this.bounds()),
      );
      if (result?.length !== operations.length) throw new OutcomeUnknown('Cosmos did not answer each write of a batch');
      return result;
    } catch (error) {
      if (sent.lastStatus === undefined || sent.isUnsure) {
        throw new OutcomeUnknown('The answer to a batch was lost', { cause: error });
      }
      if (sent.lastStatus === 404) throw new Error('The Cosmos container is missing', { cause: error });
      return [{ statusCode: sent.lastStatus }];
    } finally {
      attempts.isUnsure ||= sent.isUnsure;
    }
  }

  private bounds(): { abortSignal: AbortSignal } {
    return { abortSignal: AbortSignal.timeout(this.deadlineMs) };
  }

  /** What it keeps besides, its backups, is for whoever runs the account to let go. */
  async purge(): Promise<void> {}

  async close(): Promise<void> {
    this.client.dispose();
  }
}

/** @throws StoreUnavailable when Cosmos could not serve at that moment */
async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const code = unavailableCode(error);
    throw code === undefined ? error : new StoreUnavailable(code, 'reading');
  }
}

/** What a refused batch means. After an unsure attempt the conflict may be with the batch itself. */
function refusalOf(statusCode: number, { isUnsure }: BatchAttempts): Error {
  if (isUnsure) return new OutcomeUnknown(`The answer to a batch was lost, and sent again it met ${statusCode}`);
  if (statusCode === 408 || statusCode >= 500) return new OutcomeUnknown(`Cosmos answered ${statusCode} to a batch`);
  if (CONFLICTS.includes(statusCode)) return new VersionConflict(`Cosmos answered ${statusCode} to a batch`);
  if (AGAIN.includes(statusCode)) return new StoreUnavailable(statusCode, 'writing');
  return new Error(`Cosmos answered ${statusCode} to a batch`);
}

function pause(turn: number): Promise<void> {
  const ms = Math.random() * Math.min(MAX_PAUSE_MS, (MAX_PAUSE_MS / 8) * 2 ** (turn - 1));
  return new Promise((resume) => setTimeout(resume, ms));
}

function operationOf(write: Write): OperationInput {
  switch (write.kind) {
    case 'create':
      return { operationType: 'Create', resourceBody: bodyOf(write.document) };
    case 'replace':
      return {
        ...{ operationType: 'Replace', id: write.document.id, ifMatch: write.version },
        resourceBody: bodyOf(write.document),
      };
    case 'delete':
      // The SDK's type of a delete lacks `ifMatch`; the service takes it, as it does for a replace.
      return deletion(write.id, write.version);
  }
}

function deletion(id: string, ifMatch: string): OperationInput {
  const operation = { operationType: 'Delete' as const, id, ifMatch };
  return operation;
}

function bodyOf({ id, panelId, type, form, entry, salt, keys, value }: PanelDocument): JSONObject {
  const body: unknown = { id, panelId, type, ...labelsOf({ form, entry, salt }), keys, value };
  if (!isJson(body)) throw new Error(`The document ${id} has no value`);
  return body;
}

function isJson(body: unknown): body is JSONObject {
  return typeof body === 'object' && body !== null && 'value' in body && body.value !== undefined;
}

function storedOf(item: unknown): StoredDocument {
  const { _etag: version, value, form, entry, salt, ...rest } = Item.parse(item);
  return { ...rest, ...labelsOf({ form, entry, salt }), value, version };
}

type Labels = Pick<z.infer<typeof Item>, 'form' | 'entry' | 'salt'>;

function labelsOf({ form, entry, salt }: Labels) {
  return {
    ...(form === undefined ? {} : { form }),
    ...(entry === undefined ? {} : { entry }),
    ...(salt === undefined ? {} : { salt }),
  };
}
