const KEY = 'sentinel.panel';

/** Which of their panels this window shows: without a choice the server's first. */
export function panelHeader(): Record<string, string> {
  const chosen = read();
  return chosen === null ? {} : { 'Sentinel-Panel': chosen };
}

/** Nothing of one panel stays beside another: the page begins anew. */
export function choosePanel(id: string): void {
  sessionStorage.setItem(KEY, id);
  location.hash = '';
  location.reload();
}

/** @returns whether there was one */
export function forgetPanel(): boolean {
  const was = read() !== null;
  if (was) sessionStorage.removeItem(KEY);
  return was;
}

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    // A browser that keeps nothing.
    return null;
  }
}
