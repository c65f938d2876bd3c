import { drawLinks, type DrawnLinks } from '../../../tab/screens/groups/links/drawLinks';
import { type LinkMap, placesOf } from '../../../tab/screens/groups/links/linkMap';

// The graph of a large panel, and beside it what any canvas of that size costs that is cleared for each frame.

declare global {
  interface Window {
    /** Milliseconds until the first frame with the whole graph, and how much of it there is. */
    drawGraph?: () => Promise<{ drawnMs: number; nodes: number; links: number }>;
    /** Frames a second, over so many milliseconds. */
    framesOf?: (what: 'zooming' | 'still' | 'clearing', forMs: number) => Promise<number>;
  }
}

const [GROUPS, LINKS_OF_EACH, PEOPLE_OF_EACH] = [100, 50, 12];
const container = document.createElement('div');
container.style.cssText = 'width: 1200px; height: 700px; position: relative';
document.body.append(container);

/** Of each group's links four in five are within it. */
function panel(): LinkMap {
  const marking = 'OFFICIAL-SENSITIVE';
  const groupIds = Array.from({ length: GROUPS }, (_, at) => `g${at}`);
  const personKey = (group: number, person: number) => `nominal:g${group % GROUPS}.p${person % PEOPLE_OF_EACH}`;
  const nodes = groupIds.flatMap((groupId, at) => [
    { ...common(groupId), key: `group:${groupId}`, kind: 'group', called: `Operation ${at}` },
    ...Array.from({ length: PEOPLE_OF_EACH }, (_, person) => ({
      ...{ ...common(groupId), key: personKey(at, person), kind: 'person', called: `Person ${person + 1} of NM-${at}` },
      saidText: 'suspect, driver',
    })),
  ]);
  const items = groupIds.flatMap((_, group) =>
    Array.from({ length: LINKS_OF_EACH }, (_each, at) => ({
      ...{ id: `l${group}-${at}`, what: 'works for', from: personKey(group, at), madeText: '', may: { drop: false } },
      to:
        at % 5 === 0
          ? personKey(group + 1 + at, at)
          : at % 5 === 1
            ? `group:g${group}`
            : personKey(group, at + 1 + (at % 7)),
    })),
  );
  return JSON.parse(JSON.stringify({ nodes, items }));

  function common(groupId: string) {
    return { groupId, end: { kind: 'group', groupId }, reference: groupId, restricted: false, marking };
  }
}

let drawn: DrawnLinks | undefined;
const frame = () => new Promise<number>((resolve) => void requestAnimationFrame(resolve));

window.drawGraph = async () => {
  const map = panel();
  const began = performance.now();
  drawn = drawLinks(container, map, placesOf(map), () => {});
  await frame();
  await frame();
  return { drawnMs: performance.now() - began, nodes: map.nodes.length, links: map.items.length };
};

window.framesOf = async (what, forMs) => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 1200, height: 700 });
  if (what === 'clearing') container.replaceChildren(canvas);
  const ink = canvas.getContext('2d');
  const began = await frame();
  let frames = 0;
  for (let at = began; at - began < forMs; frames++) {
    if (what === 'zooming') drawn?.zoom(frames % 40 < 20 ? 1.03 : 1 / 1.03);
    if (what === 'clearing') ink?.clearRect(0, 0, 1200, 700);
    at = await frame();
  }
  return (frames * 1000) / forMs;
};
