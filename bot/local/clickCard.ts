import { z } from 'zod';
import { invokeActivity } from './activities';
import type { BotAnswer } from './botDoor';
import { actionOn } from './extension';
import type { LocalTeams } from './localTeams';
import { CardJson, type Message } from './localMessage';
import type { ClickAnswer, ClickBody } from './pageContract';
import { sendSubmit } from './sending';
import type { LocalMember } from './localMember';

/** How a bot answers `adaptiveCard/action`. https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
const ActionAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: CardJson }),
  z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
  z.object({
    type: z.literal('application/vnd.microsoft.error'),
    value: z.object({ code: z.string().optional(), message: z.string().optional() }),
  }),
]);

const Size = z.union([z.number(), z.string()]).optional();
const TaskInfo = z.object({
  title: z.string().default('Sentinel'),
  height: Size,
  width: Size,
  url: z.string().optional(),
  card: z.object({ content: CardJson }).optional(),
});
/** How a bot answers `task/fetch` and `task/submit`, and the same of a message extension: the next dialog, words, or nothing more. */
const TaskAnswer = z.object({
  task: z.discriminatedUnion('type', [
    z.object({ type: z.literal('continue'), value: TaskInfo }),
    z.object({ type: z.literal('message'), value: z.string().optional() }),
  ]),
});

const NOT_DONE = 'Sentinel could not do that. Please try again.';

/** Brings a click on a card or a message to the bot and says what came of it. */
export async function click(teams: LocalTeams, body: ClickBody): Promise<ClickAnswer> {
  const member = await teams.loadMember(body.as);
  const chat = await teams.loadChat(body.chatId, member.id);
  const message = teams.loadMessage(chat, body.messageId);
  const scene = await teams.sceneOf(chat, member, message.threadId ?? message.id);

  switch (body.kind) {
    case 'execute': {
      const value = { action: { type: 'Action.Execute', ...body.action }, trigger: body.trigger };
      const answer = await teams.postToBot(invokeActivity(scene, 'adaptiveCard/action', value, message.id));
      return ofAction(teams, answer, message, member);
    }
    case 'submit': {
      const taken = await sendSubmit(teams, chat, member, message, body.data);
      return taken ? { kind: 'done' } : { kind: 'noAnswer' };
    }
    case 'openDialog':
    case 'submitDialog': {
      const { msteams: _, ...data } = body.data;
      const name = body.kind === 'openDialog' ? 'task/fetch' : 'task/submit';
      const value = { data, context: { theme: 'default' } };
      return ofTask(await teams.postToBot(invokeActivity(scene, name, value, message.id)));
    }
    case 'openAction': {
      const invoke = invokeActivity(scene, 'composeExtension/fetchTask', actionOn(message));
      const answer = ofTask(await teams.postToBot(invoke));
      // Here a bot that has nothing to show has failed.
      return answer.kind === 'done' ? { kind: 'error', text: NOT_DONE } : answer;
    }
    case 'submitAction': {
      const value = { ...actionOn(message), data: body.data };
      return ofTask(await teams.postToBot(invokeActivity(scene, 'composeExtension/submitAction', value)));
    }
  }
}

function ofAction(teams: LocalTeams, answer: BotAnswer, message: Message, member: LocalMember): ClickAnswer {
  if (answer.kind === 'noAnswer') return { kind: 'noAnswer' };
  const read = ActionAnswer.safeParse(answer.body);
  if (answer.status !== 200 || !read.success) return { kind: 'error', text: NOT_DONE };
  switch (read.data.type) {
    case 'application/vnd.microsoft.card.adaptive':
      // The message may have changed for everybody meanwhile; the answer is younger than that.
      teams.showToOne(teams.store.findMessage(message.chatId, message.id) ?? message, member.id, read.data.value);
      return { kind: 'shown' };
    case 'application/vnd.microsoft.activity.message':
      return { kind: 'message', text: read.data.value };
    case 'application/vnd.microsoft.error':
      return { kind: 'error', text: read.data.value.message ?? NOT_DONE };
  }
}

function ofTask(answer: BotAnswer): ClickAnswer {
  if (answer.kind === 'noAnswer') return { kind: 'noAnswer' };
  if (answer.status !== 200) return { kind: 'error', text: NOT_DONE };
  const read = TaskAnswer.safeParse(answer.body);
  if (!read.success) return { kind: 'done' };
  const { task } = read.data;
  if (task.type === 'message') return { kind: 'message', text: task.value ?? 'Done.' };
  const { card, ...info } = task.value;
  return { kind: 'dialog', ...info, ...(card === undefined ? {} : { card: card.content }) };
}
