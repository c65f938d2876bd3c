import cytoscape, { type Core, type ElementDefinition, type StylesheetJson } from 'cytoscape';
import { type LinkMap, type LinkNode, type Places } from './linkMap';

/** What somebody pointed at. */
export interface Picked {
  readonly node?: string;
  readonly link?: string;
}

export interface DrawnLinks {
  /** Marks it, and brings it into sight where it is out of it. */
  readonly show: (picked: Picked) => void;
  readonly recolour: () => void;
  readonly zoom: (by: number) => void;
  readonly fit: () => void;
  /** Its place has another size: all of it is shown again, unless somebody looks at a part of it. */
  readonly refit: () => void;
  readonly end: () => void;
}

/** From here on words would stand over one another: they are in the table, and at what one chose. */
const MOST_WORDED = 60;

/** From here on the words beside a node are drawn. */
const READABLE = 0.9;

/** A kind is told by its shape and its words, not by its colour alone. */
const shapes: Readonly<Record<LinkNode['kind'], cytoscape.Css.NodeShape>> = {
  group: 'round-rectangle',
  person: 'ellipse',
  place: 'diamond',
  business: 'hexagon',
  vehicle: 'triangle',
};

/** Draws them on a canvas. Nothing moves by itself. */
export function drawLinks(
  container: HTMLElement,
  map: LinkMap,
  places: Places,
  onPick: (picked: Picked) => void,
): DrawnLinks {
  standInForItsStyles();
  const isLarge = map.items.length > MOST_WORDED;
  const cy = cytoscape({
    ...{ container, elements: elementsOf(map, places), style: styleOf(container, isLarge), layout: { name: 'preset' } },
    ...{ minZoom: 0.05, maxZoom: 3, boxSelectionEnabled: false, autounselectify: true },
    // Of many the lines are left out while one moves, which is what costs most; on a sharp screen fewer dots do.
    ...(isLarge ? { hideEdgesOnViewport: true, textureOnViewport: true, pixelRatio: 1 } : {}),
  });
  const fit = () => {
    cy.fit(undefined, 32);
    whole = viewOf(cy);
  };
  let whole = '';
  fit();
  // The whole of very many is specks: one begins where words can be read, and may go farther.
  if (cy.zoom() < READABLE) {
    cy.zoom(READABLE);
    cy.center(cy.nodes().first().closedNeighborhood());
  }
  cy.on('tap', 'node', ({ target }: cytoscape.EventObjectNode) => onPick({ node: target.id() }));
  cy.on('tap', 'edge', ({ target }: cytoscape.EventObjectEdge) => onPick({ link: target.id() }));
  return {
    show: (picked) => show(cy, picked),
    recolour: () => cy.style(styleOf(container, isLarge)),
    zoom: (by) => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }),
    fit,
    refit: () => {
      const isWhole = viewOf(cy) === whole;
      cy.resize();
      if (isWhole) fit();
    },
    end: () => cy.destroy(),
  };
}

function viewOf(cy: Core): string {
  return JSON.stringify([cy.zoom(), cy.pan()]);
}

/** It would write a style of its own, which the page's policy stops: all that it says (`position: relative`) is in ours. */
function standInForItsStyles(): void {
  const id = '__________cytoscape_stylesheet';
  if (document.getElementById(id) !== null) return;
  const standIn = document.createElement('meta');
  standIn.id = id;
  document.head.append(standIn);
}

function elementsOf({ nodes, items }: LinkMap, places: Places): ElementDefinition[] {
  return [
    ...nodes.map(({ key, kind, called, saidText }) => ({
      data: { id: key, kind, words: [called, saidText].filter((each) => each !== undefined).join('\n') },
      position: { ...(places.get(key) ?? { x: 0, y: 0 }) },
      grabbable: false,
    })),
    ...items.map(({ id, from, to, what }) => ({ data: { id, source: from, target: to, words: what } })),
  ];
}

function show(cy: Core, { node, link }: Picked): void {
  cy.elements('.chosen, .near').removeClass('chosen near');
  const id = node ?? link;
  if (id === undefined) return;
  const found = cy.getElementById(id);
  if (found.empty()) return;
  found.addClass('chosen');
  (node === undefined ? found.connectedNodes() : found.connectedEdges()).addClass('near');
  const { x1, y1, x2, y2 } = found.renderedBoundingBox();
  if (x1 < 0 || y1 < 0 || x2 > cy.width() || y2 > cy.height()) cy.center(found);
}

/** A canvas knows no style sheet: the theme's colours are read from where it stands. */
function styleOf(container: HTMLElement, isLarge: boolean): StylesheetJson {
  const theme = getComputedStyle(container);
  const colour = (name: string) => theme.getPropertyValue(`--${name}`).trim() || '#808080';
  const [ink, line, back] = [
    colour('colorNeutralForeground1'),
    colour('colorNeutralStrokeAccessible'),
    colour('colorNeutralBackground1'),
  ];
  const accent = colour('colorBrandForeground1');
  const worded = { label: 'data(words)', color: ink, 'font-size': 13, 'font-family': theme.fontFamily };
  const readable = { 'text-background-color': back, 'text-background-opacity': 0.85 };
  const words: cytoscape.Css.Node = {
    ...{ ...worded, ...readable, 'min-zoomed-font-size': isLarge ? 9 : 6, 'text-margin-y': 4 },
    ...({ 'text-wrap': 'wrap', 'text-valign': 'bottom', 'text-max-width': '120px' } as const),
  };
  const edgeWords: cytoscape.Css.Edge = { ...worded, ...readable, 'font-size': 11, 'text-rotation': 'autorotate' };
  return [
    {
      selector: 'node',
      style: {
        ...{ width: 28, height: 28, 'background-color': back, 'border-width': 2, 'border-color': ink },
        ...words,
      },
    },
    ...Object.entries(shapes).map(([kind, shape]) => ({
      selector: `node[kind = "${kind}"]`,
      style: kind === 'group' ? { shape, width: 44, 'background-color': line } : { shape },
    })),
    {
      selector: 'edge',
      style: {
        ...{ width: isLarge ? 1 : 1.5, 'line-color': line },
        // Straight, from middle to middle: by far the cheapest to draw.
        ...(isLarge ? { 'curve-style': 'haystack', 'haystack-radius': 0 } : arrows(line, edgeWords)),
      },
    },
    { selector: 'node.near', style: { 'border-color': accent } },
    { selector: 'edge.near', style: { 'line-color': accent, 'target-arrow-color': accent, width: 3, ...edgeWords } },
    {
      selector: 'node.chosen',
      style: { 'border-color': accent, 'border-width': 5, ...words, 'min-zoomed-font-size': 0 },
    },
    { selector: 'edge.chosen', style: { 'line-color': accent, 'target-arrow-color': accent, width: 4, ...edgeWords } },
  ];
}

function arrows(line: string, words: cytoscape.Css.Edge): cytoscape.Css.Edge {
  return { 'curve-style': 'bezier', 'target-arrow-shape': 'triangle', 'target-arrow-color': line, ...words };
}
