import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type Action, AdaptiveCard, ExecuteAction, OpenUrlAction, SubmitAction } from 'adaptivecards';
import { useEffect, useEffectEvent, useRef } from 'react';
import { z } from 'zod';
import type { CardJson } from '../message';
import { hostConfig } from './hostConfig';
import { markdownHtml } from './markdown';

const useStyles = makeStyles({
  card: { minWidth: 0, overflowX: 'hidden' },
  busy: { cursor: 'progress' },
  framed: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow4,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownHtml(text);
  result.didProcess = true;
};

/** A click on a card, with what the person typed into it. */
export type CardClick =
  | { kind: 'execute'; action: { verb: string; data: unknown; id?: string } }
  | { kind: 'submit' | 'openDialog'; data: Record<string, unknown> }
  | { kind: 'openUrl'; url: string };

const Data = z.record(z.unknown()).catch({});
const FetchHint = z.object({ type: z.literal('task/fetch') });

/** An Adaptive Card, drawn by the library. It is drawn anew only when the card itself changes, so typing is kept. */
export function CardView(props: {
  card: CardJson;
  isBusy: boolean;
  isPlain?: boolean;
  onClick: (click: CardClick) => void;
}) {
  const { card, isBusy } = props;
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const json = JSON.stringify(card);
  const onAction = useEffectEvent((action: Action) => {
    const click = clickOf(action);
    if (click !== undefined) props.onClick(click);
  });

  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = hostConfig;
    drawn.onExecuteAction = (action) => onAction(action);
    drawn.parse(JSON.parse(json));
    const element = drawn.render();
    place.current?.replaceChildren(element ?? document.createTextNode('This card could not be drawn.'));
  }, [json]);
  useEffect(() => {
    for (const button of place.current?.querySelectorAll('button') ?? []) button.disabled = isBusy;
  }, [isBusy, json]);

  return (
    <div
      ref={place}
      className={mergeClasses(styles.card, props.isPlain !== true && styles.framed, isBusy && styles.busy)}
      aria-busy={isBusy}
    />
  );
}

function clickOf(action: Action): CardClick | undefined {
  if (action instanceof OpenUrlAction)
    return action.url === undefined ? undefined : { kind: 'openUrl', url: action.url };
  if (action instanceof ExecuteAction) {
    const id = action.id === undefined ? {} : { id: action.id };
    return { kind: 'execute', action: { verb: action.verb, data: Data.parse(action.data), ...id } };
  }
  if (!(action instanceof SubmitAction)) return undefined;
  const data = Data.parse(action.data);
  return { kind: FetchHint.safeParse(data['msteams']).success ? 'openDialog' : 'submit', data };
}
