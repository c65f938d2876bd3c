import type { Json } from './runningServer';

/** What a card sends by its buttons, wherever in it they stand; what asks for it anew among them. */
export function sentBy(card: unknown): { title: string; verb: string; data: Json }[] {
  const found: { title: string; verb: string; data: Json }[] = [];
  const look = (part: Json): void => {
    if (typeof part !== 'object' || part === null) return;
    if (part.type === 'Action.Execute') found.push({ title: part.title, verb: part.verb, data: part.data });
    Object.values(part).forEach(look);
  };
  look(card);
  return found;
}

/** As a card leaves, its own buttons stand last, above the marking at its foot. */
export function buttonsIn({ body }: Json): Json[] {
  const last = body.at(-2);
  return last?.type === 'ActionSet' ? last.actions : [];
}

/** The button that is called so, at the foot of a card or in a row within it; undefined where there is none. */
export function buttonOf(card: Json, title: string): Json {
  const within = (part: Json): Json[] => {
    if (Array.isArray(part)) return part.flatMap(within);
    return part?.type === 'ActionSet' ? part.actions : within(part?.items ?? []);
  };
  return [...within(card.body), ...(card.actions ?? [])].find((action) => action.title === title);
}
