import { canonical } from '../domain/canonical';
import type { ChainedEntry, Sha256 } from '../domain/log';
import { saysOf, textWithout } from '../domain/sameWords';
import type { Draft, Happening } from './changeDraft';
import { wordsOf } from './entryWords';
import { type Sayer, sayersOf } from './sayers';

/** What they are called, and what they ask for: no entry's words, which may be repeated in it all the same. */
const called = ['title', 'detail'];

/** A record that says words which go: they are taken from it too, as its own entry says. */
interface Corrected {
  readonly id: string;
  readonly told: Told;
  readonly write: () => void;
}

/** What a record is called, and who may hear of it: fewer perhaps than hear of the entry. */
type Told = Sayer['told'];

interface Repeated {
  readonly corrected: readonly Corrected[];
  /** Records in which lines of the words still stand, among others. */
  readonly still: readonly Told[];
}

/** Where the record that an entry is about, the record of its meeting, or what came of either says the entry's words today. */
export async function repeatedBy(
  entries: readonly ChainedEntry[],
  by: Happening['by'],
  draft: Draft,
  sha256: Sha256,
): Promise<Repeated> {
  const found = new Map<string, { readonly sayer: Sayer; readonly sought: Sought[] }>();
  for (const entry of entries) {
    const itemId = await itemOf(entry, draft);
    for (const sayer of await sayersOf(entry, draft, sha256)) {
      if (itemId !== undefined && sayer.itemId !== undefined && sayer.itemId !== itemId) continue;
      const { words, fields } = sayer.brought ?? { words: [], fields: [] };
      const own = [
        ...wordsOf(entry).map((said) => ({ words: said, itemId, fields: sayer.isAnothers ? [] : sayer.fields })),
        ...words.map((said) => ({ words: said, itemId, fields })),
      ];
      const { sought } = found.get(sayer.document.id) ?? { sought: [] };
      found.set(sayer.document.id, { sayer, sought: [...sought, ...own] });
    }
  }
  const all = [...found.values()].map(({ sayer, sought }) => search(sayer, sought, by, draft));
  return {
    corrected: all.flatMap(({ corrected }) => corrected),
    still: all.flatMap(({ still }) => still),
  };
}

interface Sought {
  readonly words: string;
  /** On which item alone they are meant; undefined where nobody can tell. */
  readonly itemId: string | undefined;
  /** From where they are taken. */
  readonly fields: readonly string[];
}

/** The same words on another item are somebody else's. */
async function itemOf({ subject }: ChainedEntry, draft: Draft): Promise<string | undefined> {
  return subject.type === 'minuteEntry' ? (await draft.read('minuteEntry', subject.id))?.itemId : undefined;
}

function search(sayer: Sayer, sought: readonly Sought[], by: Happening['by'], draft: Draft) {
  const { document, fields, told, shownBy, put } = sayer;
  // What goes in several lines goes whole.
  const inOrder = [...sought].sort((a, b) => b.words.length - a.words.length);
  const without = (value: unknown, { words, ...where }: Sought) =>
    eachText(value, where, (text) => textWithout(text, words));
  const left = inOrder.reduce(without, document.value);
  const stands = sought.some(({ words, itemId }) => {
    const said: string[] = [];
    eachText(left, { fields: [...fields, ...called], itemId }, (text) => {
      said.push(text);
      return text;
    });
    return said.some((text) => saysOf(text, words));
  });
  const write = () => {
    put(left);
    draft.log({ action: 'record-words-erased', by, ...told });
    if (shownBy !== undefined) draft.send({ task: 'refresh', content: shownBy, to: [] });
  };
  const isSame = canonical(left) === canonical(document.value);
  return { corrected: isSame ? [] : [{ id: document.id, told, write }], still: stands ? [told] : [] };
}

type Where = Pick<Sought, 'fields' | 'itemId'>;

/** `value` with `change` made to each text under one of `fields`, at any depth, but for what is on another item. */
function eachText(value: unknown, where: Where, change: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => eachText(each, where, change));
  if (typeof value !== 'object' || value === null) return value;
  const { fields, itemId } = where;
  if (itemId !== undefined && 'itemId' in value && value.itemId !== itemId) return value;
  const changed = Object.entries(value).map(
    ([key, field]) => [key, fields.includes(key) ? inField(field, change) : eachText(field, where, change)] as const,
  );
  return Object.fromEntries(changed);
}

/** A text, or a list of them. */
function inField(field: unknown, change: (text: string) => string): unknown {
  if (typeof field === 'string') return change(field);
  return Array.isArray(field) ? field.map((each) => inField(each, change)) : field;
}
