import { useSyncExternalStore } from 'react';
import { isWritten } from '../../bot/domain/writtenWords';
import { type Parameters, type Screen, setParameters } from './address';
import { useSession } from './session';

/** What somebody narrowed a list to, under a name of their own. */
interface SavedView {
  readonly screen: Screen;
  readonly name: string;
  /** "overdue=true&agencyId=ea": part of the address. */
  readonly query: string;
}

const none: readonly SavedView[] = [];

/**
 * The views that this person saved of a screen. They are kept in the browser: they hold nothing but what is chosen from
 * lists, never what is sought, and whoever signs in elsewhere makes them from a link.
 */
export function useSavedViews(screen: Screen) {
  const { person, panel } = useSession();
  const key = `sentinel.views.${panel.id}.${person.id}`;
  const all = useSyncExternalStore(subscribe, () => viewsUnder(key));
  const views = all.filter((view) => view.screen === screen);
  const others = (name: string) => all.filter((view) => view.screen !== screen || view.name !== name);
  return {
    views,
    save: (name: string, filter: Parameters) => keep(key, [...others(name), { screen, name, query: queryOf(filter) }]),
    remove: (name: string) => keep(key, others(name)),
  };
}

/** Whether anything of what narrows the list can be kept. */
export function isKept(filter: Parameters): boolean {
  return queryOf(filter) !== '';
}

export function isView({ query }: SavedView, filter: Parameters): boolean {
  return query === queryOf(filter);
}

/** Shows the view, and nothing else that narrows the list. */
export function showView({ query }: SavedView, cleared: Readonly<Record<string, undefined>>): void {
  setParameters({ ...cleared, ...Object.fromEntries(new URLSearchParams(query)) });
}

/** Without what somebody typed: words that name people and places do not stay on a machine that others use too. */
function queryOf(filter: Parameters): string {
  const chosen = Object.entries(filter).filter(([name]) => !isWritten(name));
  return new URLSearchParams(chosen.sort(([one], [other]) => one.localeCompare(other))).toString();
}

const tellers = new Set<() => void>();
let read: { readonly text: string; readonly views: readonly SavedView[] } = { text: '', views: none };

/** The same array for the same text, as useSyncExternalStore wants. */
function viewsUnder(key: string): readonly SavedView[] {
  const text = kept(key);
  if (text !== read.text) read = { text, views: viewsIn(text) };
  return read.views;
}

function kept(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    // A browser that keeps nothing has no views either.
    return '';
  }
}

function viewsIn(text: string): readonly SavedView[] {
  try {
    const found: unknown = JSON.parse(text);
    // Those of an earlier version may hold words.
    return Array.isArray(found) ? found.filter(isSavedView).map(withoutWords) : none;
  } catch {
    return none;
  }
}

function withoutWords({ query, ...view }: SavedView): SavedView {
  return { ...view, query: queryOf(Object.fromEntries(new URLSearchParams(query))) };
}

function isSavedView(found: unknown): found is SavedView {
  if (typeof found !== 'object' || found === null) return false;
  return ['screen', 'name', 'query'].every((name) => typeof Reflect.get(found, name) === 'string');
}

function keep(key: string, views: readonly SavedView[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(views));
  } catch {
    // A browser that keeps nothing: the view stays a link.
  }
  for (const tell of tellers) tell();
}

function subscribe(tell: () => void): () => void {
  tellers.add(tell);
  return () => void tellers.delete(tell);
}
