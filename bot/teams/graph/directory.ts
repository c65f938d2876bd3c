import { z } from 'zod';
import { Refusal } from '../../domain/refusal';
import type { Directory, DirectoryGroup, DirectoryPerson } from '../../useCases/ports';
import type { Graph, GraphAnswer } from './graphClient';

/** As many as Graph gives at once. */
const PAGE = 999;
/** More pages than the largest group has that is read; an answer that goes round in circles ends here. */
const MOST_PAGES = 20;
const TRIES = 3;
const WAIT_MS = 300;
/** Whoever waits is in front of the screen. */
const LONGEST_WAIT_MS = 10_000;

const Text = z.string().nullish();
const InGroup = z.object({
  '@odata.type': Text,
  id: z.string().min(1),
  displayName: Text,
  mail: Text,
  userPrincipalName: Text,
  userType: Text,
  accountEnabled: z.boolean().nullish(),
  jobTitle: Text,
});
type InGroup = z.infer<typeof InGroup>;
const Page = z.object({ value: z.array(InGroup), '@odata.nextLink': z.string().optional() });

const fields = Object.keys(InGroup.shape).filter((field) => !field.startsWith('@'));

/**
 * Who is in the groups of a tenant. Groups within count, as for Entra itself.
 * https://learn.microsoft.com/graph/api/group-list-transitivemembers
 */
export function graphDirectory(graph: Graph, tenantId: string): Directory {
  return {
    tenantId,
    async group(groupId, most, signal) {
      const found: InGroup[] = [];
      const asked = new URLSearchParams({ $select: fields.join(','), $top: String(PAGE) });
      let next: string | undefined =
        `/v1.0/groups/${encodeURIComponent(groupId)}/transitiveMembers?${asked.toString()}`;
      for (let pages = 0; next !== undefined; pages++) {
        if (pages === MOST_PAGES) throw unavailable(graph, 'Graph gave too many pages', {});
        const page: z.infer<typeof Page> | 'gone' = await pageAt(next, graph, signal);
        if (page === 'gone') return 'gone';
        found.push(...page.value);
        next = found.filter(isPerson).length > most ? undefined : nextOf(page, graph);
      }
      return groupOf(found, most);
    },
  };
}

/** No answer came: worth another try. */
const unreached: GraphAnswer = { status: 503, body: undefined, requestId: undefined };

async function pageAt(path: string, graph: Graph, signal: AbortSignal): Promise<z.infer<typeof Page> | 'gone'> {
  for (let tried = 1; ; tried++) {
    const answer = await graph.get(path, signal);
    if (answer === 'no token') throw new Refusal('groups-no-token');
    const { status, body, requestId, retryAfterMs = WAIT_MS * 2 ** (tried - 1) } = answer ?? unreached;
    if (status === 404) return 'gone';
    guardConsent(status, { requestId, body }, graph);
    const read = Page.safeParse(body);
    if (status === 200 && read.success) return read.data;
    const isLast = tried === TRIES || retryAfterMs > LONGEST_WAIT_MS || signal.aborted;
    if (isLast || !isBusy(status))
      throw unavailable(graph, 'Graph did not tell who is in a group', { status, requestId });
    await waited(retryAfterMs, signal);
  }
}

function guardConsent(status: number, said: object, graph: Graph): void {
  if (status !== 401 && status !== 403) return;
  graph.log('Graph does not let the groups be read', { status, ...said });
  throw new Refusal('groups-no-consent');
}

function isBusy(status: number): boolean {
  return status === 429 || status >= 500;
}

function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resume();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

/** Of the same Graph alone: the token goes nowhere else. */
function nextOf({ '@odata.nextLink': next }: z.infer<typeof Page>, graph: Graph): string | undefined {
  if (next === undefined) return undefined;
  if (URL.canParse(next) && new URL(next).origin === new URL(graph.url).origin) return next;
  throw unavailable(graph, 'Graph gave a next page that is elsewhere', {});
}

function unavailable(graph: Graph, message: string, details: object): Refusal {
  graph.log(message, details);
  return new Refusal('groups-unavailable');
}

function isPerson({ '@odata.type': type, userPrincipalName }: InGroup): boolean {
  return type === '#microsoft.graph.user' || (type === undefined && typeof userPrincipalName === 'string');
}

function groupOf(found: readonly InGroup[], most: number): DirectoryGroup {
  // Who is in two groups within is told twice.
  const people = [...new Map(found.filter(isPerson).map((each) => [each.id, each])).values()];
  const within = found.filter((each) => each['@odata.type'] === '#microsoft.graph.group');
  // Accounts whose names are withheld: the memberships may be read, the people not.
  if (people.some(({ displayName, userPrincipalName }) => !displayName && !userPrincipalName))
    throw new Refusal('groups-no-consent');
  const others = found.filter((each) => !isPerson(each)).length - within.length;
  const names = within.map(({ displayName, id }) => displayName ?? id);
  return { people: people.slice(0, most + 1).map(personOf), within: names, others };
}

function personOf({ id, displayName, mail, userPrincipalName, userType, ...more }: InGroup): DirectoryPerson {
  const { accountEnabled, jobTitle } = more;
  return {
    ...{ objectId: id, name: displayName ?? '' },
    ...(mail ? { email: mail } : {}),
    ...(jobTitle ? { title: jobTitle } : {}),
    isGuest: userType === 'Guest' || userPrincipalName?.includes('#EXT#') === true,
    ...(typeof accountEnabled === 'boolean' ? { isEnabled: accountEnabled } : {}),
  };
}
