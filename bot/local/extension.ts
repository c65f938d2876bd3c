import type { Server } from 'restify';
import { z } from 'zod';
import { readJson } from '../wiring/http/body';
import { invokeActivity } from './activities';
import type { BotAnswer } from './botDoor';
import { HttpRefusal } from '../wiring/http/httpRefusal';
import { door } from './door';
import { raiseCommand, searchCommand } from './extensionCommands';
import type { LocalTeams } from './localTeams';
import { CardJson, type Message, type MessageView } from './localMessage';
import { type Found, SearchBody, ShareBody } from './pageContract';
import { bot } from './localMember';
import { objectIdOf } from './teamsUser';

/** Teams asks for a page of this many. */
const MOST_RESULTS = 25;

/** How a bot answers `composeExtension/query`. https://learn.microsoft.com/microsoftteams/platform/messaging-extensions */
const QueryAnswer = z.object({
  composeExtension: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('result'),
      attachments: z.array(
        z.object({
          contentType: z.literal('application/vnd.microsoft.card.adaptive'),
          content: CardJson,
          preview: z.object({ content: z.object({ title: z.string(), text: z.string().default('') }) }),
        }),
      ),
    }),
    z.object({ type: z.literal('message'), text: z.string() }),
  ]),
});

/** The search beside the message box. The action on a message is a click like any other: see clicks.ts. */
export function addExtension(server: Server, teams: LocalTeams): void {
  server.post(
    '/local/api/extension/search',
    door(teams.log, async (req, res) => {
      res.send(200, await search(teams, SearchBody.parse(await readJson(req))));
    }),
  );
  server.post(
    '/local/api/extension/cards',
    door(teams.log, async (req, res) => {
      res.send(201, await share(teams, ShareBody.parse(await readJson(req))));
    }),
  );
}

async function search(teams: LocalTeams, { as, chatId, words }: SearchBody): Promise<Found> {
  const member = await teams.loadMember(as);
  const chat = await teams.loadChat(chatId, member.id);
  const { id: commandId, parameter } = searchCommand;
  // Before anything is typed Teams asks once, for the first list.
  const parameters = [words === '' ? { name: 'initialRun', value: 'true' } : { name: parameter.name, value: words }];
  const value = {
    commandId,
    parameters,
    queryOptions: { skip: 0, count: MOST_RESULTS },
    context: { theme: 'default' },
  };
  const activity = invokeActivity(await teams.sceneOf(chat, member), 'composeExtension/query', value);
  return foundIn(await teams.postToBot(activity));
}

function foundIn(answer: BotAnswer): Found {
  if (answer.kind === 'noAnswer') {
    throw new HttpRefusal(504, 'bot-no-answer', 'Sentinel did not answer in time. Try again in a moment.');
  }
  const read = QueryAnswer.safeParse(answer.body);
  if (answer.status !== 200 || !read.success) {
    throw new HttpRefusal(502, 'bot-bad-answer', 'Sentinel answered nothing that can be shown. Try again in a moment.');
  }
  const { composeExtension } = read.data;
  if (composeExtension.type === 'message') return { results: [], text: composeExtension.text };
  const results = composeExtension.attachments.map(({ content, preview }) => ({ ...preview.content, card: content }));
  return results.length === 0 ? { results, text: 'Nothing found.' } : { results };
}

/**
 * A chosen result stands in the chat as the person's own message. The bot hears nothing of it until somebody's Teams
 * asks for their own view of the card.
 */
async function share(teams: LocalTeams, { as, chatId, threadId, card }: ShareBody): Promise<MessageView> {
  const { id, name } = await teams.loadMember(as);
  const chat = await teams.loadChat(chatId, id);
  const message = teams.post(chat, {
    ...(threadId === undefined ? {} : { threadId }),
    author: { kind: 'member', id, name },
    text: '',
    format: 'plain',
    cards: [card],
    suggestions: [],
    urgent: false,
  });
  return teams.viewFor(message, id);
}

/** What Teams tells the bot of the message whose action was chosen. */
export function actionOn({ id, threadId, sentAt, author, text }: Message) {
  const from =
    author.kind === 'bot'
      ? { application: { id: bot.id, displayName: bot.name, applicationIdentityType: 'bot' } }
      : { user: { id: objectIdOf(author.id), displayName: author.name, userIdentityType: 'aadUser' } };
  return {
    commandId: raiseCommand.id,
    commandContext: 'message',
    context: { theme: 'default' },
    messagePayload: {
      id,
      ...(threadId === undefined ? {} : { replyToId: threadId }),
      createdDateTime: sentAt,
      deleted: false,
      from,
      body: { contentType: 'text', content: text },
      attachments: [],
      mentions: [],
      reactions: [],
    },
  };
}
