import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { type Action, ExecuteAction, OpenUrlAction, SubmitAction } from 'adaptivecards';
import { useEffect, useEffectEvent, useRef } from 'react';
import { z } from 'zod';
import { useCardStyles } from '../../../tab/card/cardStyles';
import { drawCard } from '../../../tab/card/drawCard';
import type { CardJson } from '../localMessage';

const useStyles = makeStyles({ busy: { cursor: 'progress' } });

/** A click on a card, with what the person typed into it. */
export type CardClick =
  | { kind: 'execute'; action: { verb: string; data: unknown; id?: string } }
  | { kind: 'submit' | 'openDialog'; data: Record<string, unknown> }
  | { kind: 'link'; url: string };

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
  const { card: whole, framed } = useCardStyles();
  const place = useRef<HTMLDivElement>(null);
  const json = JSON.stringify(card);
  const onAction = useEffectEvent((action: Action) => {
    const click = clickOf(action);
    if (click !== undefined) props.onClick(click);
  });

  useEffect(() => {
    place.current?.replaceChildren(drawCard(JSON.parse(json), (action) => onAction(action)));
  }, [json]);
  useEffect(() => {
    for (const button of place.current?.querySelectorAll('button') ?? []) button.disabled = isBusy;
  }, [isBusy, json]);

  return (
    <div
      ref={place}
      className={mergeClasses(whole, props.isPlain !== true && framed, isBusy && styles.busy)}
      aria-busy={isBusy}
    />
  );
}

function clickOf(action: Action): CardClick | undefined {
  if (action instanceof OpenUrlAction) return action.url === undefined ? undefined : { kind: 'link', url: action.url };
  if (action instanceof ExecuteAction) {
    const id = action.id === undefined ? {} : { id: action.id };
    return { kind: 'execute', action: { verb: action.verb, data: Data.parse(action.data), ...id } };
  }
  if (!(action instanceof SubmitAction)) return undefined;
  const data = Data.parse(action.data);
  return { kind: FetchHint.safeParse(data['msteams']).success ? 'openDialog' : 'submit', data };
}
