import { z } from 'zod';
import * as deliveries from './deliveries';
import { DeliveryView, NotReachedView } from './deliveryViews';
import { Nothing, row, pageOf } from '../row';

export const messageCommands = {
  'reminder.retry': row({
    summary: 'Try again to deliver a message',
    right: 'reminder.plan',
    input: deliveries.DeliveryRetry,
    result: z.object({ retried: z.number().int() }),
    run: deliveries.retryDelivery,
  }),
};

export const messageQueries = {
  'reminders.deliveries': row({
    summary: 'What went to whom',
    right: 'reminder.plan',
    input: deliveries.DeliveryListing,
    result: pageOf(DeliveryView),
    run: deliveries.listDeliveries,
    beyondTheLog: true,
  }),
  'reminders.notReached': row({
    summary: 'Who was not reached, and why',
    right: 'reminder.plan',
    input: Nothing,
    result: pageOf(NotReachedView),
    run: deliveries.listNotReached,
    beyondTheLog: true,
  }),
};
