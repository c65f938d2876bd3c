import { useState } from 'react';
import type { MemberId } from '../../domain/ids';
import type { MessageView } from '../localMessage';
import type { ClickAnswer, ClickBody } from '../pageContract';
import type { CardClick } from './CardView';
import { server } from './server';

export type CardNotice = { intent: 'info' | 'error'; text: string; again?: () => void };
type CardDialogInfo = Extract<ClickAnswer, { kind: 'dialog' }>;

/** Clicks on one message and its card; see useCardClicks. */
export type CardClicks = ReturnType<typeof useCardClicks>;

const NO_ANSWER = 'Sentinel did not answer in time.';

/** Clicks on one message and its card, one at a time, and what came of the last. */
export function useCardClicks(as: MemberId, message: MessageView, onLink: (url: string) => void) {
  const [isBusy, setBusy] = useState(false);
  const [notice, setNotice] = useState<CardNotice>();
  const [dialog, setDialog] = useState<CardDialogInfo>();
  // What the message's own action opened goes back by the same way.
  const [submitKind, setSubmitKind] = useState<'submitDialog' | 'submitAction'>('submitDialog');
  const where = { as, chatId: message.chatId, messageId: message.id };

  const send = async (body: ClickBody): Promise<void> => {
    setBusy(true);
    setNotice(undefined);
    const answer = await server.click(body).catch((): ClickAnswer => ({ kind: 'noAnswer' }));
    setBusy(false);
    setDialog(answer.kind === 'dialog' ? answer : undefined);
    setSubmitKind(body.kind === 'openAction' || body.kind === 'submitAction' ? 'submitAction' : 'submitDialog');
    if (answer.kind === 'message') setNotice({ intent: 'info', text: answer.text });
    if (answer.kind === 'error') setNotice({ intent: 'error', text: answer.text });
    if (answer.kind === 'noAnswer') {
      const text = body.kind === 'openAction' ? NO_ANSWER : `${NO_ANSWER} What you typed is still here.`;
      setNotice({ intent: 'error', text, again: () => void send(body) });
    }
  };

  return {
    isBusy,
    notice,
    dialog,
    dismiss: () => setNotice(undefined),
    closeDialog: () => setDialog(undefined),
    click: (click: CardClick): void => {
      if (click.kind === 'link') onLink(click.url);
      else if (isBusy) return;
      else if (click.kind === 'execute') void send({ ...where, ...click, trigger: 'manual' });
      else void send({ ...where, ...click });
    },
    openAction: (): void => {
      if (!isBusy) void send({ ...where, kind: 'openAction' });
    },
    submitDialog: (click: CardClick): void => {
      if (click.kind === 'link') onLink(click.url);
      else void send({ ...where, kind: submitKind, data: dataOf(click) });
    },
  };
}

function dataOf(click: Exclude<CardClick, { kind: 'link' }>): Record<string, unknown> {
  return click.kind === 'execute' ? { verb: click.action.verb, data: click.action.data } : click.data;
}
