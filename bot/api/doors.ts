import type { Request } from 'restify';
import { PanelId } from '../domain/ids';
import type { Context } from '../useCases/ports';

/**
 * Builds the context of a request from its bearer token, and counts it against its person. Somebody on several panels
 * names one in `Sentinel-Panel`. Nothing of a body is read before this.
 *
 * @throws Unauthenticated, Stranger, HttpRefusal 429
 */
export type ContextOf = (req: Request, what: 'command' | 'query' | 'live') => Promise<Context>;

/** The panel that a request names, if it names one. */
export function panelAsked(req: Request): PanelId | undefined {
  const named = PanelId.safeParse(req.headers['sentinel-panel']);
  return named.success ? named.data : undefined;
}
