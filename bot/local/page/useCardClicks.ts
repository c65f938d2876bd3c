import { useState } from 'react';
import type { MemberId } from '../../domain/ids';
import type { MessageView } from '../message';
import type { ClickAnswer, ClickBody } from '../pageContract';
import type { CardClick } from './CardView';
import { server } from './server';

export type CardNotice = { intent: 'info' | 'error'; text: string; again?: () => void };
type CardDialogInfo = Extract<ClickAnswer, { kind: 'dialog' }>;

const NO_ANSWER = 'Sentinel did not answer in time. What you typed is still here.';

/** Clicks on one message's card, one at a time, and what came of the last. */
export function useCardClicks(as: MemberId, message: MessageView, onLink: (url: string) => void) {
  const [isBusy, setBusy] = useState(false);
  const [notice, setNotice] = useState<CardNotice>();
  const [dialog, setDialog] = useState<CardDialogInfo>();
  const where = { as, chatId: message.chatId, messageId: message.id };

  const send = async (body: ClickBody): Promise<void> => {
    setBusy(true);
    setNotice(undefined);
    const answer = await server.click(body).catch((): ClickAnswer => ({ kind: 'noAnswer' }));
    setBusy(false);
    setDialog(answer.kind === 'dialog' ? answer : undefined);
    if (answer.kind === 'message') setNotice({ intent: 'info', text: answer.text });
    if (answer.kind === 'error') setNotice({ intent: 'error', text: answer.text });
    if (answer.kind === 'noAnswer') setNotice({ intent: 'error', text: NO_ANSWER, again: () => void send(body) });
  };

  return {
    isBusy,
    notice,
    dialog,
    dismiss: () => setNotice(undefined),
    closeDialog: () => setDialog(undefined),
    click: (click: CardClick): void => {
      if (click.kind === 'openUrl') onLink(click.url);
      else if (isBusy) return;
      else if (click.kind === 'execute') void send({ ...where, ...click, trigger: 'manual' });
      else void send({ ...where, ...click });
    },
    submitDialog: (click: CardClick): void => {
      if (click.kind === 'openUrl') onLink(click.url);
      else void send({ ...where, kind: 'submitDialog', data: dataOf(click) });
    },
  };
}

function dataOf(click: Exclude<CardClick, { kind: 'openUrl' }>): Record<string, unknown> {
  return click.kind === 'execute' ? { verb: click.action.verb, data: click.action.data } : click.data;
}
