const KEY = 'sentinel.panel';

/** Of the session that stands here, where nothing was chosen. */
let shown: string | null = null;

/**
 * Which of their panels this window shows. Only the first request may leave it to the server, whose choice may be
 * another later on: what is written beside one panel is never filed on another.
 */
export function panelHeader(): Record<string, string> {
  const panel = read() ?? shown;
  return panel === null ? {} : { 'Sentinel-Panel': panel };
}

/** A session stands on the screen: every request from now on is of its panel. */
export function stayOnPanel(id: string): void {
  shown = id;
}

/** Nothing of one panel stays beside another: the page begins anew. */
export function choosePanel(id: string): void {
  sessionStorage.setItem(KEY, id);
  location.hash = '';
  location.reload();
}

/** @returns whether there was one */
export function forgetPanel(): boolean {
  const chosen = read() !== null;
  const was = chosen || shown !== null;
  if (chosen) sessionStorage.removeItem(KEY);
  shown = null;
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
