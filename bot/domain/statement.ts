import { z } from 'zod';
import type { Instant as Moment } from './time';
import { Instant } from './time';

/** Longer is read by nobody before a meeting. */
export const MOST_OF_STATEMENT = 4000;
/** Former texts are kept so that it can be shown what somebody said yes to; the oldest go. */
const MOST_VERSIONS = 40;

/** What everybody on the panel says yes to before they are shown anything of it. Of no words: nobody is asked. */
export const Statement = z.object({
  version: z.number().int().positive(),
  text: z.string().max(MOST_OF_STATEMENT),
  from: Instant,
});
export type Statement = z.infer<typeof Statement>;

/** Oldest first; the last one is asked for. */
export const Statements = z.array(Statement).max(MOST_VERSIONS);

/** On paper: signed before the panel was kept here. */
export const AcceptingDoor = z.enum(['tab', 'chat', 'mail', 'paper']);
export type AcceptingDoor = z.infer<typeof AcceptingDoor>;

export const Acceptance = z.object({ version: z.number().int().positive(), at: Instant, door: AcceptingDoor });
export type Acceptance = z.infer<typeof Acceptance>;

interface OfStatements {
  readonly statements?: readonly Statement[] | undefined;
}
interface OfAcceptances {
  readonly accepted?: readonly Acceptance[] | undefined;
}

export function statementOf({ statements = [] }: OfStatements): Statement | undefined {
  const last = statements.at(-1);
  return last === undefined || last.text === '' ? undefined : last;
}

export function acceptanceOf({ accepted = [] }: OfAcceptances, { version }: Statement): Acceptance | undefined {
  return accepted.find((each) => each.version === version);
}

/** Whether the panel waits for their yes. */
export function hasYetToAccept(member: OfAcceptances, panel: OfStatements): boolean {
  const statement = statementOf(panel);
  return statement !== undefined && acceptanceOf(member, statement) === undefined;
}

/** The same where they have accepted it already. */
export function accepting<Person extends OfAcceptances>(
  member: Person,
  statement: Statement,
  { at, door }: { readonly at: Moment; readonly door: AcceptingDoor },
): Person {
  if (acceptanceOf(member, statement) !== undefined) return member;
  const { accepted = [] } = member;
  const all = [...accepted, { version: statement.version, at, door }];
  return { ...member, accepted: all.slice(-MOST_VERSIONS) };
}

/** Other words are a new version, whoever said yes to the one before. The same where they are the same. */
export function withStatement(
  statements: readonly Statement[] | undefined,
  text: string,
  from: Moment,
): Statement[] | undefined {
  const last = statements?.at(-1);
  if ((last?.text ?? '') === text) return statements === undefined ? undefined : [...statements];
  return [...(statements ?? []), { version: (last?.version ?? 0) + 1, text, from }].slice(-MOST_VERSIONS);
}

/** What newly founded panels begin with. */
export const defaultStatement = `What is said, shown and written on this panel is shared in confidence, for the panel’s purpose alone: to disrupt serious and organised crime and to protect people from it.

By accepting I say that:
• I use what I learn here for that purpose only, and share it within my organisation only with those who need it for a task that the panel gave us.
• I pass nothing to anybody else, and make no copy, recording or picture, unless whoever it came from has agreed or the law requires it. Then I tell the coordinator first.
• I follow the marking and any handling instruction, and keep what I take away as my organisation’s rules and our information sharing agreement demand.
• I say at once if I know somebody who is spoken of, or have another interest in an item, and stay out of it.
• I name nobody who gives information in confidence, and ask nobody to.
• If something is lost, or seen by somebody who should not have seen it, I tell the coordinator the same day.

This holds after I have left the panel. What I open here is logged.`;
