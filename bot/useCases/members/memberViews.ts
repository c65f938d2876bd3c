import { z } from 'zod';
import { rightNames } from '../../access/rights';
import { byName } from '../../domain/byName';
import { AgencyId, MemberId } from '../../domain/ids';
import { Marking } from '../../domain/marking';
import { Role } from '../../domain/member';
import { Instant, LocalDate } from '../../domain/time';
import { InstallOutcome } from '../../domain/contact';

/** What the tab and the cards show to one person. Neither works out a right, a name or a lateness by itself. */

export const PersonView = z.object({
  id: MemberId,
  name: z.string(),
  title: z.string(),
  role: Role,
  roleName: z.string(),
  agencyId: AgencyId,
  agencyName: z.string(),
  ownsTasks: z.boolean().describe('Whether a task can be given to this person'),
});
export type PersonView = z.infer<typeof PersonView>;

export const AgencyView = z.object({
  id: AgencyId,
  name: z.string(),
  kind: z.string(),
  isaCurrent: z.boolean(),
  needsGateway: z.boolean().describe('Told only through a legal gateway, for a stated purpose'),
});
export type AgencyView = z.infer<typeof AgencyView>;

export const AppInstallView = z.object({
  outcome: z.enum(['met', ...InstallOutcome.options]),
  text: z.string().describe('What happened'),
});
export type AppInstallView = z.infer<typeof AppInstallView>;

export const TurnedAwayView = z.object({
  memberId: MemberId,
  name: z.string().describe('Whose seat it would be'),
  agencyName: z.string(),
  tenantId: z.string(),
  signInText: z.string().describe('From where the account signs in, as far as it is known'),
  objectId: z.string(),
  triedText: z.string().describe('Tried first Mon 1 Mar 09:14, last 10:02'),
});
export type TurnedAwayView = z.infer<typeof TurnedAwayView>;

/** What everybody on the panel says yes to. */
export const StatementView = z.object({ version: z.number().int(), text: z.string() });
export type StatementView = z.infer<typeof StatementView>;

/** The same to whoever is asked, with what follows without a yes and whom to ask. */
export const StatementToAccept = StatementView.extend({ ifNotText: z.string() });
export type StatementToAccept = z.infer<typeof StatementToAccept>;

export const SessionView = z.object({
  person: PersonView,
  panel: z.object({
    id: z.string(),
    name: z.string(),
    force: z.string(),
    referencePrefix: z.string(),
    timeZone: z.string(),
    marking: Marking,
  }),
  /** Where they sit on several: each panel of theirs, this one too. */
  panels: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  isaCurrent: z.boolean(),
  statement: StatementToAccept.optional().describe('To be accepted before anything else is shown'),
  now: Instant,
  today: LocalDate,
  reviewProposedOn: LocalDate.describe(
    'When what is restricted today is due for review, unless somebody says otherwise',
  ),
  may: z.object(byName(rightNames, () => z.boolean())),
});
export type SessionView = z.infer<typeof SessionView>;
