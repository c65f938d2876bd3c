import type { FoundingDraft, FoundingStart } from '../../../bot/contract';

const KEY = 'sentinel.founding';

export interface Kept {
  readonly draft: FoundingDraft;
  /** Where somebody was. */
  readonly at: number;
}

/** What was begun here by the same person, to be taken up again; it stays in this browser until the panel is founded. */
export function keptDraft({ you, draft }: FoundingStart): Kept {
  const kept = read();
  return kept !== undefined && kept.email === you.email ? kept : { draft, at: 0 };
}

export function keepDraft(kept: Kept, { you }: FoundingStart): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept, email: you.email }));
  } catch {
    // A browser that keeps nothing: then the wizard is gone through at one sitting.
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing is kept.
  }
}

function read(): (Kept & { readonly email: string }) | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isKept(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** As an earlier version kept it, it may lack a part: then one begins anew. */
function isKept(found: unknown): found is Kept & { readonly email: string } {
  if (typeof found !== 'object' || found === null || !('draft' in found && 'at' in found && 'email' in found))
    return false;
  const { draft } = found;
  if (typeof draft !== 'object' || draft === null || typeof found.at !== 'number') return false;
  return ['panel', 'meetings', 'agencies', 'you', 'people', 'agenda'].every((part) => part in draft);
}
