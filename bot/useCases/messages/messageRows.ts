import { z } from 'zod';
import * as chats from './chatApproval';
import { ChatView } from './chatViews';
import * as deliveries from './deliveries';
import { DeliveryView, NotReachedView } from './deliveryViews';
import { Nothing, row, pageOf } from '../row';

export const messageCommands = {
  'chat.approve': row({
    summary: 'Let the bot speak of the panel in a group chat, channel or meeting chat',
    right: 'chat.approve',
    condition: 'anybody',
    input: chats.ChatRef,
    result: ChatView,
    run: chats.approveChat,
  }),
  'chat.revoke': row({
    summary: 'Let the bot say nothing more of the panel in a group chat, channel or meeting chat',
    right: 'chat.approve',
    condition: 'anybody',
    input: chats.ChatRef,
    result: ChatView,
    run: chats.revokeChat,
  }),
  'chat.name': row({
    summary: 'Say what a group chat, channel or meeting chat is called',
    right: 'chat.approve',
    condition: 'anybody',
    input: chats.ChatNaming,
    result: ChatView,
    run: chats.nameChat,
  }),
  'reminder.retry': row({
    summary: 'Try again to deliver a message',
    right: 'reminder.plan',
    condition: 'anybody',
    input: deliveries.DeliveryRetry,
    result: z.object({ retried: z.number().int() }),
    run: deliveries.retryDelivery,
  }),
};

export const messageQueries = {
  'chats.list': row({
    summary: 'The group chats, channels and meeting chats that the bot is in, and whether it may speak there',
    right: 'chat.approve',
    condition: 'anybody',
    input: Nothing,
    result: pageOf(ChatView),
    run: chats.listChats,
  }),
  'reminders.deliveries': row({
    summary: 'What went to whom',
    right: 'reminder.plan',
    condition: 'anybody',
    input: deliveries.DeliveryListing,
    result: pageOf(DeliveryView),
    run: deliveries.listDeliveries,
    beyondTheLog: true,
  }),
  'reminders.notReached': row({
    summary: 'Who was not reached, and why',
    right: 'reminder.plan',
    condition: 'anybody',
    input: Nothing,
    result: pageOf(NotReachedView),
    run: deliveries.listNotReached,
    beyondTheLog: true,
  }),
};
