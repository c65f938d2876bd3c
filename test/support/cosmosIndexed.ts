import type Collection from '@vercel/cosmosdb-server/lib/account/collection';
import type Document from '@vercel/cosmosdb-server/lib/account/document';
import Documents from '@vercel/cosmosdb-server/lib/account/documents';
import Items from '@vercel/cosmosdb-server/lib/account/items';
import { CosmosIndex, type Kept } from './cosmosIndex';
import { wantedOf } from './cosmosQuery';

type Query = Documents['query'];

/** How many documents the engine looks at first, for one that is wanted; then four times as many. */
const FIRST = 2;
const FURTHER = 4;

const indexes = new WeakMap<object, CosmosIndex>();

function indexOf(documents: object): CosmosIndex {
  const known = indexes.get(documents);
  if (known !== undefined) return known;
  const index = new CosmosIndex();
  indexes.set(documents, index);
  return index;
}

class IndexedDocuments extends Items<Collection, Document> {
  override _set(data: Parameters<Documents['_set']>[0]) {
    indexOf(this).put(data);
    return super._set(data);
  }

  override delete(...[id, partition]: Parameters<Documents['delete']>): void {
    const document = this._item('/id', id, partition).read();
    super.delete(id, partition);
    if (document) indexOf(this).remove(document);
  }

  /** Among the first of what may be wanted, until so many are found as are asked for. */
  override query(...[params, options]: Parameters<Query>): ReturnType<Query> {
    const wanted = options.continuation ? undefined : wantedOf(params.query, params.parameters ?? []);
    if (wanted === undefined) return super.query(params, options);
    const candidates = indexOf(this).find(wanted);
    const looked: Kept[] = [];
    for (let most = FIRST * wanted.limit; ; most *= FURTHER) {
      const isMore = take(candidates, most, looked);
      const found = super.query.call(withOnly(this, looked), params, options);
      if (!isMore || found.result.length >= wanted.limit) return found;
    }
  }
}

/**
 * The emulator has its engine look at every document of every panel at each query. So told, it looks at those alone among
 * which the wanted ones are: what is found is still for the engine to say.
 */
export function indexDocuments(): void {
  const { constructor: _, ...indexed } = Object.getOwnPropertyDescriptors(IndexedDocuments.prototype);
  Object.defineProperties(Documents.prototype, indexed);
}

/** @returns whether there may be more */
function take(from: Generator<Kept>, most: number, into: Kept[]): boolean {
  while (into.length < most) {
    const { done, value } = from.next();
    if (done === true) return false;
    into.push(value);
  }
  return true;
}

/** The same, of which the engine sees these alone. */
function withOnly(documents: IndexedDocuments, looked: readonly Kept[]): IndexedDocuments {
  const data = new Map(looked.map((document) => [document._rid, { read: () => document }]));
  return Object.create(documents, { _data: { value: data } });
}
