import type { Server } from 'restify';
import { Live } from '../../bot/api/live';
import { addLiveRoute } from '../../bot/api/liveRoute';
import { addCommandRoute, addQueryRoutes } from '../../bot/api/rowRoutes';
import { createWebServer } from '../../bot/api/webServer';
import { createLocalIssuer, LOCAL_TENANT } from '../../bot/identity/localIssuer';
import type { CosmosStoreOptions } from '../../bot/store/cosmosStore';
import { Seats } from '../../bot/useCases/members/seats';
import { Limits } from '../../bot/wiring/http/limits';
import { contextDoor } from '../../bot/wiring/whoAsks';
import { type Courier, courierAt } from '../../bot/ledger/courier';
import { memberOf } from '../../bot/ledger/roster';
import { MemberId } from '../../bot/domain/ids';
import { openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import type { SeenRequest } from '../support/cosmosRequest';
import { FakeTeams } from '../support/fakeTeams';
import { type MeteredCosmos, meteredCosmos } from './meteredCosmos';

/** What one use case asked of Cosmos. */
export interface RequestCount {
  readonly reads: number;
  /** Queries inside one panel's partition. */
  readonly queries: number;
  /** Queries over all partitions. */
  readonly crossQueries: number;
  readonly queryPlans: number;
  readonly batches: number;
  /** Documents made and replaced in these batches. */
  readonly creates: number;
  readonly replaces: number;
  readonly deletes: number;
  /** Request units, reckoned by Microsoft's figures. */
  readonly units: number;
}

/** The real doors, use cases and outbox over the emulator, with nothing else running: every request has one cause. */
export class CountedPanel {
  private constructor(
    private readonly cosmos: MeteredCosmos,
    private readonly stand: OutboxStand,
    private readonly server: Server,
    private readonly live: Live,
    private readonly teams: FakeTeams,
    private readonly tokens: (member: string) => Promise<string>,
    private readonly held: HeldCourier,
    private readonly other: Server,
  ) {}

  static async start(livePollMs: number, account?: CosmosStoreOptions): Promise<CountedPanel> {
    const cosmos = await meteredCosmos(account);
    const { store } = cosmos;
    const held = new HeldCourier();
    const stand = await openOutboxStand('', { store, carrying: (outbox) => held.before(outbox) });
    const { ledger, contexts, now: clock, panelId } = stand;
    const issuer = await createLocalIssuer();
    const seats = new Seats({ store, ledger, clock, homeTenantIds: [LOCAL_TENANT] });
    const limits = new Limits(1, () => {});
    const contextOf = contextDoor({ contexts, seats, limits }, issuer.rules);
    const live = new Live({ store, clock, pollMs: livePollMs, runningPollMs: livePollMs, log: () => {} });
    const server = createWebServer({ onlyLoopback: true, isTls: false, checkAddress: async () => undefined });
    addCommandRoute(server, contextOf);
    addQueryRoutes(server, contextOf);
    addLiveRoute(server, contextOf, live);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // Another process has met nobody yet.
    const other = createWebServer({ onlyLoopback: true, isTls: false, checkAddress: async () => undefined });
    const meeting: typeof contextOf = (...of) => contextDoor({ contexts, seats, limits }, issuer.rules)(...of);
    addQueryRoutes(other, meeting);
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const tokens = async (member: string): Promise<string> => {
      const { roster } = await contexts.forSystem(panelId);
      return issuer.issue(memberOf(roster, MemberId.parse(member)));
    };
    return new CountedPanel(cosmos, stand, server, live, await new FakeTeams().start(), tokens, held, other);
  }

  /** The first request of somebody whom the panel knows, at a process that has not met them. */
  async comeIn(member: string): Promise<void> {
    const headers = { Authorization: `Bearer ${await this.tokens(member)}` };
    await (await fetch(`${this.other.url}/api/queries/session`, { headers })).text();
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.other.close(() => resolve());
      if ('closeAllConnections' in this.other.server) this.other.server.closeAllConnections();
    });
    this.live.close();
    // A look that is under way gets its answer before the client goes.
    await pause(300);
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      if ('closeAllConnections' in this.server.server) this.server.server.closeAllConnections();
    });
    await this.stand.close();
    await this.teams.stop();
    await this.cosmos.close();
  }

  /** Signs somebody in: their first request keeps their account, as in production. */
  async signIn(
    member: string,
  ): Promise<(method: string, path: string, body?: object, etag?: string) => Promise<number>> {
    const token = await this.tokens(member);
    const ask = async (method: string, path: string, body?: object, etag?: string): Promise<number> => {
      const headers = {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        ...(etag === undefined ? {} : { 'If-None-Match': etag }),
      };
      const init = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await fetch(`${this.server.url}${path}`, { method, headers, ...init });
      await response.text();
      this.lastEtag = response.headers.get('etag') ?? '';
      return response.status;
    };
    await ask('GET', '/api/queries/session');
    return ask;
  }

  lastEtag = '';

  async meet(member: string): Promise<void> {
    const user = this.teams.user(member, `${member}@northmoor.example`);
    const conversationId = this.teams.personal(user).id;
    await this.stand.meet(member, { serviceUrl: this.teams.url, conversationId, userId: user.id });
  }

  /** Looks for what is due, as each process does now and then. */
  async look(): Promise<void> {
    this.stand.kick();
    await this.deliver();
  }

  /** What was sent goes on its way; done when nothing has been asked for a while. */
  async deliver(): Promise<void> {
    this.held.release();
    for (let before = -1; before !== this.cosmos.asked();) {
      before = this.cosmos.asked();
      await pause(300);
    }
  }

  /** Waits for so many looks at the panel's head. */
  async looks(count: number): Promise<void> {
    const last = this.cosmos.asked() + count;
    while (this.cosmos.asked() < last) await pause(5);
    // The last one is answered.
    await pause(50);
  }

  /** An open tab that reads along; resolves once it stands. @returns what closes it */
  async openTab(member: string): Promise<() => void> {
    const abort = new AbortController();
    const headers = { Authorization: `Bearer ${await this.tokens(member)}` };
    const response = await fetch(`${this.server.url}/api/live`, { headers, signal: abort.signal });
    await response.body?.getReader().read();
    return () => abort.abort();
  }

  /** Runs `work` and counts what it asked. */
  async count(work: () => Promise<unknown>): Promise<RequestCount> {
    const [from, before] = [this.cosmos.asked(), this.cosmos.units()];
    await work();
    const units = Math.round((this.cosmos.units() - before) * 10) / 10;
    return { ...countOf(this.cosmos.since(from)), units };
  }
}

/** What a change sends goes on its way when the one who counts says so, not beside the change. */
class HeldCourier {
  private waiting: (() => void)[] = [];

  before(outbox: Courier): Courier {
    return { ...courierAt(() => outbox), carry: (...of) => this.waiting.push(() => outbox.carry(...of)) };
  }

  release(): void {
    for (const carry of this.waiting.splice(0)) carry();
  }
}

function countOf(seen: readonly SeenRequest[]): Omit<RequestCount, 'units'> {
  const of = (kind: SeenRequest['kind']) => seen.filter((request) => request.kind === kind);
  const operations: { operationType: string }[] = of('batch').flatMap(({ body }) => JSON.parse(body));
  const writes = (type: string) => operations.filter(({ operationType }) => operationType === type).length;
  return {
    reads: of('read').length,
    queries: of('query').filter(({ panelId }) => panelId !== undefined).length,
    crossQueries: of('query').filter(({ panelId }) => panelId === undefined).length,
    queryPlans: of('queryPlan').length,
    batches: of('batch').length,
    creates: writes('Create'),
    replaces: writes('Replace'),
    deletes: writes('Delete'),
  };
}

const TASK = { title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-19' };
const LIVE_POLL_MS = 200;

/** Every use case that runs often, each counted once the panel is warm; at `account` in place of the emulator where told. */
export async function countUseCases(account?: CosmosStoreOptions): Promise<Map<string, RequestCount>> {
  const panel = await CountedPanel.start(LIVE_POLL_MS, account);
  const counts = new Map<string, RequestCount>();
  const count = async (name: string, work: () => Promise<unknown>) => {
    counts.set(name, await panel.count(work));
  };
  try {
    await panel.meet('priya-sandhu');
    const ruth = await panel.signIn('ruth-calder');
    const priya = await panel.signIn('priya-sandhu');
    const acknowledge = () => priya('POST', '/api/commands/task.acknowledge', { taskId: 'task-1' });

    await panel.deliver();
    await count('come in at another process', () => panel.comeIn('priya-sandhu'));
    await count('session', () => ruth('GET', '/api/queries/session'));
    await count('allocate a task', () => ruth('POST', '/api/commands/task.allocate', { taskId: 'task-1', ...TASK }));
    await count('deliver its card', () => panel.deliver());
    await count('acknowledge it', acknowledge);
    await count('show that on its one copy', () => panel.deliver());
    await count('acknowledge it again', acknowledge);
    await count('look for what is due, nothing is', () => panel.look());
    await count('first page of the action log', () => ruth('GET', '/api/queries/tasks.list?urgentFirst=true'));
    await count('the same page, unchanged', () =>
      ruth('GET', '/api/queries/tasks.list?urgentFirst=true', undefined, panel.lastEtag),
    );
    await count('one task with its history', () => ruth('GET', '/api/queries/tasks.get?taskId=task-1'));
    const step = (number: number) => {
      const what = { kind: 'goTo', itemId: `item-${number}` };
      return ruth('POST', '/api/commands/meeting.step', { meetingId: 'M1', stepId: `step-to-${number}`, step: what });
    };
    const start = { meetingId: 'M1', stepId: 'step-start', step: { kind: 'start' } };
    await ruth('POST', '/api/commands/meeting.step', start);
    await panel.deliver();
    await count('go to the next item', () => step(2));
    const forty = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? ruth : priya));
    await count('forty tabs read the meeting', () =>
      Promise.all(forty.map((tab) => tab('GET', '/api/queries/meetings.get?meetingId=M1'))),
    );
    await count('a second with no tab open', () => pause(1_000));
    const close = await panel.openTab('ruth-calder');
    await count('five looks for what others changed', () => panel.looks(5));
    close();
    await countReadings(panel, [ruth, priya], count);
    return counts;
  } finally {
    await panel.close();
  }
}

type Ask = Awaited<ReturnType<CountedPanel['signIn']>>;

/** Somebody opens a restricted issue while forty tabs stand open that have read the meeting. */
async function countReadings(
  panel: CountedPanel,
  [ruth, priya]: readonly [Ask, Ask],
  count: (name: string, work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const audience = { kind: 'named', agencyIds: ['ea'], memberIds: [] };
  await ruth('POST', '/api/commands/issue.raise', { issueId: 'quiet', text: 'Cash through the back door' });
  await ruth('POST', '/api/commands/issue.triage', { issueId: 'quiet', audience });
  await panel.deliver();
  await ruth('GET', '/api/queries/meetings.get?meetingId=M1');
  const etag = panel.lastEtag;
  const why = { issueId: 'quiet', reason: 'Preparing the meeting' };
  const open = () => priya('POST', '/api/queries/issues.get', why);
  await count('open a restricted issue', open);
  await count('open it again within the hour', open);
  const forty = Array.from({ length: 40 }, () => ruth);
  await count('forty tabs ask again after that', () =>
    Promise.all(forty.map((tab) => tab('GET', '/api/queries/meetings.get?meetingId=M1', undefined, etag))),
  );
  await count('be refused a record', () => priya('GET', '/api/queries/issues.get?issueId=never-was'));
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}
