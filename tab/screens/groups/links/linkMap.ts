import type { QueryResult } from '../../../../bot/contract';

export type LinkNode = QueryResult<'links.ofGroup'>['nodes'][number];
export type LinkLine = QueryResult<'links.ofGroup'>['items'][number];

/** Whatever is drawn: the links that are shown, and what they join. */
export interface LinkMap {
  readonly nodes: readonly LinkNode[];
  readonly items: readonly LinkLine[];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export type Places = ReadonlyMap<string, Point>;

/** Room for what stands below each. */
const BESIDE_PX = 170;
const NEAREST_PX = 150;
const BETWEEN_PX = 150;

/**
 * Where each stands: a group in the middle of what is recorded in it, the groups in rows. The same for the same links,
 * so that nothing moves by itself.
 */
export function placesOf({ nodes }: LinkMap): Places {
  const groupIds = [...new Set(nodes.map(({ groupId }) => groupId))];
  const clusters = groupIds.map((id) => nodes.filter(({ groupId }) => groupId === id));
  clusters.sort((a, b) => b.length - a.length);
  const columns = Math.ceil(Math.sqrt(clusters.length));
  const size = 2 * radiusOf(Math.max(0, ...clusters.map(({ length }) => length))) + BETWEEN_PX;
  return new Map(
    clusters.flatMap((cluster, at) => {
      const centre = { x: (at % columns) * size, y: Math.floor(at / columns) * size };
      return around(centre, cluster);
    }),
  );
}

function radiusOf(count: number): number {
  return count <= 1 ? 0 : Math.max(NEAREST_PX, (count * BESIDE_PX) / (2 * Math.PI));
}

function around(centre: Point, cluster: readonly LinkNode[]): [string, Point][] {
  const group = cluster.filter(({ kind }) => kind === 'group');
  const others = cluster.filter(({ kind }) => kind !== 'group');
  const radius = radiusOf(others.length + group.length);
  return [
    ...group.map(({ key }): [string, Point] => [key, centre]),
    ...others.map(({ key }, at): [string, Point] => {
      const turn = (2 * Math.PI * at) / others.length - Math.PI / 2;
      return [key, { x: centre.x + radius * Math.cos(turn), y: centre.y + radius * Math.sin(turn) }];
    }),
  ];
}

const ways = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
} as const satisfies Record<string, Point>;
type Arrow = keyof typeof ways;

export function isArrow(key: string): key is Arrow {
  return Object.hasOwn(ways, key);
}

/** Along a link to the neighbour that lies most in that direction; undefined where none lies that way. */
export function nextTowards(from: string, arrow: Arrow, map: LinkMap, places: Places): string | undefined {
  const way = ways[arrow];
  const start = places.get(from);
  if (start === undefined) return undefined;
  const found = neighboursOf(from, map).flatMap((key) => {
    const place = places.get(key);
    if (place === undefined) return [];
    const [x, y] = [place.x - start.x, place.y - start.y];
    const far = Math.hypot(x, y);
    const along = (x * way.x + y * way.y) / far;
    return along > 0.2 ? [{ key, off: far * (2 - along) }] : [];
  });
  return found.sort((a, b) => a.off - b.off)[0]?.key;
}

function neighboursOf(key: string, { items }: LinkMap): string[] {
  return items.flatMap(({ from, to }) => (from === key ? [to] : to === key ? [from] : []));
}

/** "Person 2 of NM-OCG-031, suspect, driver" */
export function calledWhole({ called, saidText, restricted }: LinkNode): string {
  return [called, saidText, restricted ? 'restricted' : undefined].filter((each) => each !== undefined).join(', ');
}

const MOST_SAID = 4;

/** What is read aloud where one stands: "Person 2 of NM-OCG-031, suspect, driver: works for Kittiwake". */
export function saidAt(key: string, { nodes, items }: LinkMap): string {
  const called = new Map(nodes.map((node) => [node.key, node.called]));
  const node = nodes.find((each) => each.key === key);
  if (node === undefined) return '';
  const lines = items.flatMap(({ from, to, what }) => {
    if (from === key) return [`${what} ${called.get(to) ?? ''}`];
    return to === key ? [`${called.get(from) ?? ''} ${what} ${node.called}`] : [];
  });
  const more = lines.length - MOST_SAID;
  const said = [...lines.slice(0, MOST_SAID), ...(more > 0 ? [`and ${more} more`] : [])];
  return `${calledWhole(node)}: ${said.join('; ')}`;
}
