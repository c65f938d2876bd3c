import type { Request, Server } from 'restify';
import { z } from 'zod';
import { acceptInvitation, type InvitedParts, lookAtInvitation } from '../useCases/members/invited';
import type { Person } from '../useCases/members/person';
import { readJson } from '../wiring/http/body';

export interface InvitationDoors extends InvitedParts {
  /** Whoever asks, seat or none. @throws Unauthenticated, HttpRefusal where they ask too often */
  readonly whoAsks: (req: Request) => Promise<Person>;
}

/** The link travels in the body: addresses are kept on the way. */
const Opened = z.object({ token: z.string().min(1).max(2_000) });

/** POST /api/invitation/look: whose seat it is; POST /api/invitation/accept takes it, for the account that asks. */
export function addInvitationDoors(server: Server, doors: InvitationDoors): void {
  for (const [path, answer] of [
    ['look', lookAtInvitation],
    ['accept', acceptInvitation],
  ] as const) {
    server.post(`/api/invitation/${path}`, async (req, res) => {
      const person = await doors.whoAsks(req);
      const { token } = Opened.parse(await readJson(req));
      res.header('Cache-Control', 'no-store');
      res.send(200, await answer(token, person, doors));
    });
  }
}
