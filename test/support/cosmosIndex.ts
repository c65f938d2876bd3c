import type { Wanted } from './cosmosQuery';

/** A document as the emulator keeps it; it is never changed, only put in another's place. */
export interface Kept {
  readonly _rid: string;
  readonly [field: string]: unknown;
}

type Compare = (one: Kept, other: Kept) => number;

/** Documents by what the queries ask of them, each list in the queries' order; it grows by each form of query asked. */
export class CosmosIndex {
  private readonly kept = new Map<string, Kept>();
  private readonly forms = new Map<string, Form>();

  put(document: Kept): void {
    this.kept.set(document._rid, document);
    for (const form of this.forms.values()) form.put(document);
  }

  remove({ _rid }: Kept): void {
    const document = this.kept.get(_rid);
    if (document === undefined) return;
    this.kept.delete(_rid);
    for (const form of this.forms.values()) form.remove(document);
  }

  /** Those among which are all that are wanted, in their order, one after another. */
  *find(wanted: Wanted): Generator<Kept> {
    const form = this.formOf(wanted);
    const slices = form.slicesOf(wanted);
    for (;;) {
      const [first, ...others] = slices.filter(({ at, end }) => at < end);
      if (first === undefined) return;
      const next = others.reduce((best, slice) => (form.compare(slice.now(), best.now()) < 0 ? slice : best), first);
      yield next.now();
      next.at += 1;
    }
  }

  private formOf(wanted: Wanted): Form {
    const { fields, defined, order, isDescending } = wanted;
    const name = JSON.stringify([[...fields.keys()], defined, order, isDescending]);
    const known = this.forms.get(name);
    if (known !== undefined) return known;
    const form = new Form(wanted);
    for (const document of this.kept.values()) form.put(document);
    this.forms.set(name, form);
    return form;
  }
}

/** What of one list is wanted. */
class Slice {
  constructor(
    private readonly list: readonly Kept[],
    public at: number,
    readonly end: number,
  ) {}

  now(): Kept {
    const document = this.list[this.at];
    if (document === undefined) throw new Error('Beyond the end of a list');
    return document;
  }
}

/** All queries of one form: the same fields asked for, in the same order. */
class Form {
  readonly compare: Compare;
  private readonly lists = new Map<string, Kept[]>();
  private readonly fields: readonly string[][];
  private readonly defined: readonly string[][];
  private readonly first: string[] | undefined;
  private readonly way: number;

  constructor({ fields, defined, order, isDescending }: Wanted) {
    this.fields = [...fields.keys()].map(pathOf);
    this.defined = defined.map(pathOf);
    this.way = isDescending ? -1 : 1;
    const [first] = order.filter((field) => !fields.has(field));
    this.first = first === undefined ? undefined : pathOf(first);
    this.compare = comparing(order.map(pathOf), this.way);
  }

  put(document: Kept): void {
    if (this.isLeftOut(document)) return;
    const key = this.keyOf(document);
    const list = this.lists.get(key);
    if (list === undefined) this.lists.set(key, [document]);
    else list.splice(this.placeIn(list, document), 0, document);
  }

  remove(document: Kept): void {
    if (this.isLeftOut(document)) return;
    const list = this.lists.get(this.keyOf(document)) ?? [];
    const at = this.placeIn(list, document);
    if (list[at] !== document) throw new Error('The index has lost a document');
    list.splice(at, 1);
  }

  slicesOf({ fields, above, below }: Wanted): Slice[] {
    const [from, to] = this.way > 0 ? [above, below] : [below, above];
    return combinations([...fields.values()]).map((values) => {
      const list = this.lists.get(JSON.stringify(values)) ?? [];
      const at = from === undefined ? 0 : firstOf(list, (each) => this.fromFirst(each, from) >= 0);
      const end = to === undefined ? list.length : firstOf(list, (each) => this.fromFirst(each, to) > 0);
      return new Slice(list, at, end);
    });
  }

  private fromFirst(document: Kept, bound: unknown): number {
    return this.first === undefined ? 0 : this.way * comparedAs(valueAt(document, this.first), bound);
  }

  private isLeftOut(document: Kept): boolean {
    return [...this.fields, ...this.defined].some((path) => valueAt(document, path) === undefined);
  }

  private keyOf(document: Kept): string {
    return JSON.stringify(this.fields.map((path) => valueAt(document, path)));
  }

  private placeIn(list: readonly Kept[], document: Kept): number {
    return firstOf(list, (each) => this.compare(each, document) >= 0);
  }
}

function pathOf(field: string): string[] {
  return field.split('.');
}

function valueAt(document: Kept, path: readonly string[]): unknown {
  let found: unknown = document;
  for (const key of path) found = typeof found === 'object' && found !== null ? Object(found)[key] : undefined;
  return found;
}

/** As the engine sorts. */
function comparing(order: readonly string[][], way: number): Compare {
  return (one, other) => {
    for (const path of order) {
      const found = way * comparedAs(valueAt(one, path), valueAt(other, path));
      if (found !== 0) return found;
    }
    return comparedAs(one._rid, other._rid);
  };
}

const KINDS = ['undefined', 'null', 'boolean', 'number', 'string', 'array', 'object'];

function comparedAs(one: unknown, other: unknown): number {
  const [kind, otherKind] = [kindOf(one), kindOf(other)];
  if (kind !== otherKind) return KINDS.indexOf(kind) - KINDS.indexOf(otherKind);
  if (typeof one === 'string' && typeof other === 'string') return one === other ? 0 : one < other ? -1 : 1;
  return Number(one) - Number(other) || 0;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** @returns where the first stands of which `holds` is true, as it is of all after it */
function firstOf(list: readonly Kept[], holds: (document: Kept) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const document = list[middle];
    if (document !== undefined && holds(document)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function combinations(values: readonly (readonly unknown[])[]): unknown[][] {
  const begin: unknown[][] = [[]];
  return values.reduce<unknown[][]>((all, some) => all.flatMap((each) => some.map((value) => [...each, value])), begin);
}
