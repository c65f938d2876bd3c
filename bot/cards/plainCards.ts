import type { Right } from '../access/rights';
import { type DialogName, dialogTitles, openDialog } from './dialogCards';
import { footed } from './buttons';
import { card, type Card, open, run, subtle, text, title, topLine } from './kit';

export interface BotCommand {
  readonly name: string;
  readonly does: string;
  /** Without it everybody may. */
  readonly right?: Right;
}

/** What the bot can do, a line each: the manifest's command lists say the same (a test compares them). */
export const botCommands = [
  { name: 'my tasks', does: 'your open tasks, each with its next step', right: 'task.see' },
  { name: 'task', does: 'a task or an issue by its reference, as it stands on its card', right: 'task.see' },
  { name: 'issue', does: 'raise an issue: the text in one line, or a form without text', right: 'issue.raise' },
  { name: 'issue urgent', does: 'raise an issue that cannot wait: the chair is told at once', right: 'issue.raise' },
  { name: 'issues', does: 'the open issues you may see', right: 'issue.see' },
  { name: 'agenda', does: 'the agenda of the next meeting', right: 'agenda.see' },
  { name: 'next meeting', does: 'when and where the panel meets next', right: 'agenda.see' },
  { name: 'attend', does: 'say that you come to the next meeting', right: 'meeting.attend' },
  { name: 'apologies', does: 'say that you cannot come to the next meeting', right: 'meeting.attend' },
  { name: 'help', does: 'this list' },
] as const satisfies readonly BotCommand[];

/** Beside them: Teams lists ten at the most. */
const alsoTyped = [
  { name: 'group', does: 'a group by its operation or its number, as it stands on its card', right: 'group.see' },
  { name: 'groups', does: 'the groups you may see', right: 'group.see' },
  { name: 'lro', does: 'the reviews that are due of groups that you lead', right: 'group.see' },
  { name: 'who can illegal waste', does: 'which agencies have a power for a threat or a place', right: 'group.see' },
  {
    name: 'access I-27-006 why',
    does: 'ask the holder of a reference that you were told to let you see it',
    right: 'access.ask',
  },
] as const satisfies readonly BotCommand[];

export const typedCommands: readonly BotCommand[] = [...botCommands, ...alsoTyped];

/** `may`: what whoever reads it may do; `dialogs` are those that they may open; `littleSeen`: why it is so little, if so. */
export function helpCard(
  marking: string,
  said: string,
  may: (right: Right) => boolean,
  { dialogs = [], littleSeen }: { dialogs?: readonly DialogName[]; littleSeen?: string | undefined } = {},
): Card {
  const lines = typedCommands
    .filter(({ right }) => right === undefined || may(right))
    .map(({ name, does }) => ({
      ...text(run(`${name}: `, { weight: 'Bolder' }), does),
      spacing: 'Small' as const,
    }));
  const buttons = dialogs.map((dialog) => openDialog(dialogTitles[dialog], dialog));
  const why = littleSeen === undefined ? [] : [text(littleSeen)];
  return footed('What I can do', [topLine(marking, 'Sentinel'), title(said), ...why, ...lines], buttons);
}

/** A sentence in the shape of a card: where a card must be answered with a card. */
export function noticeCard(words: string, tabUrl?: string): Card {
  return card(
    words,
    words.split('\n').map((line) => text(line)),
    tabUrl === undefined ? [] : [open(tabUrl)],
  );
}

/** Somebody who is on no panel here. It names nobody and tells nothing. */
export function strangerCard(): Card {
  const words =
    'I do not know you yet, so I cannot show you anything. Please ask the coordinator of your panel to add you with the e-mail address you use in Teams.';
  return card('Sentinel', [title('Hello'), text(words), subtle('Nothing you wrote was kept.')]);
}
