import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { readJson } from '../wiring/http/body';
import { DraftFaults, type Founder } from '../useCases/founding/foundFromDraft';
import {
  type Founded,
  FoundingDraft,
  FoundingLook,
  type FoundingPreview,
  type FoundingStart,
} from '../useCases/founding/foundingDraft';
import { sendProblem, unknownAddress } from './problems';

export interface FoundingDoors<Asked extends { readonly founder: Founder }> {
  /** Undefined for whoever may not: to them it is as if there were no such address. */
  readonly whoFounds: (req: Request) => Promise<Asked | undefined>;
  readonly start: (asked: Asked) => FoundingStart;
  readonly look: (look: FoundingLook, founder: Founder) => Promise<FoundingPreview>;
  /** @throws DraftFaults */
  readonly found: (draft: FoundingDraft, founder: Founder) => Promise<Founded>;
}

const FoundingWish = z.object({ draft: FoundingDraft });

/**
 * GET /api/founding: what a panel is founded from; POST /api/founding/preview: what it would be, and what does not fit;
 * POST /api/founding makes it.
 */
export function addFoundingDoors<Asked extends { readonly founder: Founder }>(
  server: Server,
  doors: FoundingDoors<Asked>,
): void {
  const asked = (answer: (asked: Asked, req: Request, res: Response) => Promise<void>) => {
    return async (req: Request, res: Response): Promise<void> => {
      const who = await doors.whoFounds(req);
      if (who === undefined) sendProblem(req, res, 404, unknownAddress);
      else await answer(who, req, res);
    };
  };
  server.get(
    '/api/founding',
    asked(async (who, _req, res) => sendFresh(res, doors.start(who))),
  );
  server.post(
    '/api/founding/preview',
    asked(async ({ founder }, req, res) =>
      sendFresh(res, await doors.look(FoundingLook.parse(await readJson(req)), founder)),
    ),
  );
  server.post(
    '/api/founding',
    asked(async ({ founder }, req, res) => {
      const { draft } = FoundingWish.parse(await readJson(req));
      try {
        sendFresh(res, await doors.found(draft, founder));
      } catch (error) {
        if (!(error instanceof DraftFaults)) throw error;
        const issues = error.faults.map(({ step, row, field, message }) => ({
          path: [step, row, field].filter((part) => part !== undefined && part !== '').join('.'),
          message,
        }));
        sendProblem(req, res, 422, { code: 'not-fit', message: faultsText, issues });
      }
    }),
  );
}

const faultsText = 'Some of this does not fit. Nothing was made; what is wrong is told where it stands.';

function sendFresh(res: Response, body: object): void {
  res.header('Cache-Control', 'no-store');
  res.send(200, body);
}
