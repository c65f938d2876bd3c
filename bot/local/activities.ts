import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/time';
import { channelDataOf, type Chat, conversationOf } from './localChats';
import type { Message } from './localMessage';
import { bot, type LocalMember } from './localMember';
import { senderOf } from './teamsUser';

export const MENTION = `<at>${bot.name}</at>`;

/** Where and when an activity happens. */
export interface Scene {
  readonly chat: Chat;
  readonly threadId?: string | undefined;
  readonly from: LocalMember;
  readonly now: Instant;
  readonly baseUrl: string;
  readonly timeZone: string;
}

/** What every activity carries. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
function activity(scene: Scene, own: { type: string; channelData?: object } & Record<string, unknown>) {
  const { chat, threadId, from, now, baseUrl, timeZone } = scene;
  return {
    id: `f:${randomUUID()}`,
    timestamp: now,
    localTimezone: timeZone,
    locale: 'en-GB',
    channelId: 'msteams',
    serviceUrl: `${baseUrl}/local/connector/`,
    from: senderOf(from),
    recipient: bot,
    conversation: conversationOf(chat, threadId),
    ...own,
    channelData: { ...channelDataOf(chat), ...own.channelData },
  };
}

function clientInfo(timeZone: string) {
  return { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web', timezone: timeZone };
}

/** A typed message. Teams sends its HTML along as an attachment. */
export function messageActivity(scene: Scene, { id, text }: Pick<Message, 'id' | 'text'>) {
  const mention = { type: 'mention', mentioned: bot, text: MENTION };
  return activity(scene, {
    type: 'message',
    id,
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<p>${escaped(text)}</p>` }],
    entities: [clientInfo(scene.timeZone), ...(text.includes(MENTION) ? [mention] : [])],
  });
}

/** The click of an Action.Submit: a message without text of its own. */
export function submitActivity(scene: Scene, messageId: string, value: object, text?: string) {
  return activity(scene, {
    type: 'message',
    ...(text === undefined ? {} : { text, textFormat: 'plain' }),
    value,
    replyToId: messageId,
    entities: [clientInfo(scene.timeZone)],
    channelData: { source: { name: 'message' }, legacy: { replyToId: messageId } },
  });
}

/** @param messageId the message on whose card something was clicked; a message extension has none */
export function invokeActivity(scene: Scene, name: string, value: object, messageId?: string) {
  return activity(scene, { type: 'invoke', name, value, ...(messageId === undefined ? {} : { replyToId: messageId }) });
}

/** The two by which Teams tells a bot that it was installed. */
export function installActivities(scene: Scene) {
  const membersAdded = [{ id: bot.id, name: bot.name }];
  return [
    activity(scene, { type: 'conversationUpdate', membersAdded, channelData: { eventType: 'teamMemberAdded' } }),
    activity(scene, { type: 'installationUpdate', action: 'add' }),
  ];
}

export function eventActivity(scene: Scene, name: string, value: object) {
  return activity(scene, { type: 'event', name: `application/vnd.microsoft.${name}`, value });
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/<(?!\/?at>)/g, '&lt;');
}
