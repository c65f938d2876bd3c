import { guardWords, placed } from '../domain/stoppedWords';
import { hasRight } from '../access/rights';
import { referralCommands } from './referrals/referralRows';
import { disruptionCommands } from './disruptions/disruptionRows';
import { issueCommands } from './issues/issueRows';
import { linkCommands } from './links/linkRows';
import { wordless } from './log/reading';
import { logCommands } from './log/logRows';
import { agendaCommands } from './meetings/agendaRows';
import { attendanceCommands } from './meetings/attendanceRows';
import { meetingCommands } from './meetings/meetingRows';
import { minutesCommands } from './meetings/minutesRows';
import { memberCommands } from './members/memberRows';
import { messageCommands } from './messages/messageRows';
import { partnerCommands } from './partners/partnerRows';
import { pastCommands } from './past/pastRows';
import { groupCommands } from './groups/groupRows';
import { nominalCommands } from './nominals/nominalRows';
import { opportunityCommands } from './opportunities/opportunityRows';
import type { Drawn } from './drawn';
import type { Context } from './ports';
import { reminderCommands } from './reminders/reminderRows';
import { type Answer, answerRow, type CardRow, type Row } from './row';
import { retentionCommands } from './retention/retentionRows';
import { measureCommands } from './measures/measureRows';
import { powerCommands } from './powers/powerRows';
import { restrictionCommands } from './restrictions/restrictionRows';
import { settingsCommands } from './settings/settingsRows';
import { taskCommands } from './tasks/taskRows';
import { threatCommands } from './threats/threatRows';

/** Everything that can be done to a panel. Cards and the tab send these names; nothing else changes state. */
export const commands = {
  ...taskCommands,
  ...meetingCommands,
  ...agendaCommands,
  ...attendanceCommands,
  ...minutesCommands,
  ...reminderCommands,
  ...messageCommands,
  ...memberCommands,
  ...partnerCommands,
  ...issueCommands,
  ...logCommands,
  ...settingsCommands,
  ...measureCommands,
  ...powerCommands,
  ...groupCommands,
  ...threatCommands,
  ...nominalCommands,
  ...disruptionCommands,
  ...referralCommands,
  ...linkCommands,
  ...opportunityCommands,
  ...pastCommands,
  ...retentionCommands,
  ...restrictionCommands,
};

export type CommandName = keyof typeof commands;
/** What the caller sends: fields with defaults may be left out. */
export type CommandInput<Name extends CommandName> = Parameters<(typeof commands)[Name]['run']>[0];
export type CommandResult<Name extends CommandName> = Awaited<ReturnType<(typeof commands)[Name]['run']>>;

/** What a card's button may send: commands that say what their result shows on it. */
export type CardCommandName = {
  [Name in CommandName]: (typeof commands)[Name] extends { readonly draws: unknown } ? Name : never;
}[CommandName];

const table: { readonly [Name in CommandName]: Row<CommandInput<Name>, CommandResult<Name>> } = commands;

const onCards: { readonly [Name in CardCommandName]: CardRow<CommandInput<Name>, CommandResult<Name>> } = commands;

export function isCardCommandName(name: unknown): name is CardCommandName {
  return isCommandName(name) && table[name].draws !== undefined;
}

export function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name);
}

/** Whether more may be sent with it than with any other, by those who may use it. */
export function isLongCommand(name: CommandName, { viewer }: Pick<Context, 'viewer'>): boolean {
  return table[name].isLong === true && hasRight(viewer, table[name].right);
}

/**
 * Runs the named command on input from outside. The right comes first: who may not act learns nothing of the input. What
 * may not be entered anywhere is stopped here, whatever field it stands in.
 *
 * @throws ZodError when `input` does not fit the command, Refusal when a rule turns it down
 */
export async function answerCommand<Name extends CommandName>(
  name: Name,
  input: unknown,
  ctx: Context,
): Promise<Answer<CommandResult<Name>>> {
  const row = table[name];
  const guard = (read: unknown) => guardWords(read, ctx.meant, row.weighs);
  const answer = await answerRow(name, row, input, ctx, guard).catch((error: unknown) => {
    throw placed(error, input);
  });
  ctx.snapshot.forget();
  return answer;
}

/** @throws what `answerCommand` throws */
export async function runCommand<Name extends CommandName>(
  name: Name,
  input: unknown,
  ctx: Context,
): Promise<CommandResult<Name>> {
  return (await answerCommand(name, input, ctx)).result;
}

/** The same, for a card: what the result shows on it. */
export async function runDrawn<Name extends CardCommandName>(name: Name, input: unknown, ctx: Context): Promise<Drawn> {
  const { draws } = onCards[name];
  // The card of a restricted issue says none of its words.
  const result = await runCommand(name, input, name.startsWith('issue.') ? wordless(ctx) : ctx);
  return draws(result);
}
