import { mergeClasses } from '@fluentui/react-components';
import { useLayoutEffect, useRef } from 'react';
import { useCardStyles } from './cardStyles';
import { drawCard } from './drawCard';

/** A card to look at: drawn whole, and nothing on it can be pressed, chosen or typed. */
export function CardPicture({ card }: { card: object }) {
  const styles = useCardStyles();
  const place = useRef<HTMLDivElement>(null);
  const json = JSON.stringify(card);
  useLayoutEffect(() => {
    place.current?.replaceChildren(drawCard(JSON.parse(json)));
    const controls = place.current?.querySelectorAll<HTMLButtonElement>('button, input, select, textarea') ?? [];
    for (const control of controls) control.disabled = true;
  }, [json]);
  return <div ref={place} className={mergeClasses(styles.card, styles.framed)} />;
}
