import type { Request } from 'restify';
import { PanelId } from '../domain/ids';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import type { Context } from '../useCases/ports';

/**
 * Builds the context of a request from its bearer token, and counts it against its person. Somebody on several panels
 * names one in `Sentinel-Panel`. Nothing of a body is read before this.
 *
 * @throws Unauthenticated, Stranger, HttpRefusal 400, 429
 */
export type ContextOf = (req: Request, what: 'command' | 'query' | 'live') => Promise<Context>;

/** The panel that a request names, if it names one. @throws HttpRefusal 400 where that can be no panel's */
export function panelAsked(req: Request): PanelId | undefined {
  const named = req.headers['sentinel-panel'];
  if (named === undefined) return undefined;
  const id = PanelId.safeParse(named);
  if (id.success) return id.data;
  const message = 'Sentinel-Panel names no panel: give one panel’s id, or leave it out. Nothing was done.';
  throw new HttpRefusal(400, 'invalid-panel', message);
}
