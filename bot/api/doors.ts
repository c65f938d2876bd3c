import type { Request } from 'restify';
import { PanelId } from '../domain/ids';
import type { Context } from '../useCases/ports';

/**
 * Builds the context of a request from its bearer token. Somebody on several panels names one in `Sentinel-Panel`.
 *
 * @throws Unauthenticated, Stranger
 */
export type ContextOf = (req: Request) => Promise<Context>;

/** The panel that a request names, if it names one. */
export function panelAsked(req: Request): PanelId | undefined {
  const named = PanelId.safeParse(req.headers['sentinel-panel']);
  return named.success ? named.data : undefined;
}
