import { AdaptiveCard, SerializationContext, type ValidationResults, Versions } from 'adaptivecards';

/** Any JSON object of a card, its keys unknown. */
export type Part = Readonly<Record<string, unknown>>;

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const block = ['type', 'id', 'spacing', 'separator'];
const input = [...block, 'label', 'isRequired', 'errorMessage', 'value'];
const action = ['type', 'id', 'title', 'style', 'mode', 'iconUrl', 'tooltip', 'isEnabled'];

/** The properties of Adaptive Cards 1.5 that Teams honours, by type: whatever else stands in a card is a slip. */
const known: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['$schema', 'type', 'version', 'fallbackText', 'body', 'actions', 'refresh'],
  RichTextBlock: [...block, 'inlines', 'horizontalAlignment'],
  TextRun: ['type', 'text', 'weight', 'size', 'color', 'isSubtle', 'italic'],
  ColumnSet: [...block, 'columns'],
  Column: [...block, 'width', 'items'],
  Container: [...block, 'items', 'style', 'isVisible'],
  ActionSet: [...block, 'actions'],
  'Input.Text': [...input, 'isMultiline', 'maxLength', 'placeholder'],
  'Input.ChoiceSet': [...input, 'choices', 'style'],
  'Input.Date': [...input, 'min', 'max'],
  'Input.Toggle': [...input, 'title', 'valueOn', 'valueOff', 'wrap'],
  'Action.Execute': [...action, 'verb', 'data', 'fallback'],
  'Action.Submit': [...action, 'data'],
  'Action.ShowCard': [...action, 'card'],
  'Action.OpenUrl': [...action, 'url'],
  'Action.ToggleVisibility': [...action, 'targetElements'],
};

const values: Readonly<Record<string, readonly unknown[]>> = {
  spacing: ['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding'],
  weight: ['Lighter', 'Default', 'Bolder'],
  size: ['Small', 'Default', 'Medium', 'Large', 'ExtraLarge'],
  color: ['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention'],
  horizontalAlignment: ['Left', 'Center', 'Right'],
  mode: ['primary', 'secondary'],
  separator: [true, false],
};

/** Every typed part of a card, the card itself first. What a button sends (`data`) is no part of the card. */
function partsOf(value: unknown): Part[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isPart(value)) return [];
  const within = Object.entries(value).flatMap(([key, field]) => (key === 'data' ? [] : partsOf(field)));
  return typeof value['type'] === 'string' ? [value, ...within] : within;
}

export function partsOfType(card: object, ...types: readonly string[]): Part[] {
  return partsOf(card).filter(({ type }) => types.some((each) => each === type));
}

function strictFaults(card: object): string[] {
  return partsOf(card).flatMap((part) => {
    const type = String(part['type']);
    const allowed = known[type];
    if (allowed === undefined) return [`unknown type ${type}`];
    const unknown = Object.keys(part).filter((key) => !allowed.includes(key));
    const wrong = Object.entries(part).filter(([key, value]) => values[key]?.includes(value) === false);
    return [...unknown.map((key) => `${type} has no ${key}`), ...wrong.map(([key]) => `${type}: wrong ${key}`)];
  });
}

/**
 * What the real parser at 1.5 and its validation find wrong, and our own strict reading. An id that stands twice is no
 * trifle: Teams on iOS leaves out such a card (https://github.com/MicrosoftDocs/msteams-docs/issues/7868).
 */
export function faultsOf(card: object): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.parse(card, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const validation: ValidationResults = parsed.validateProperties();
  return [...parsing, ...validation.validationEvents.map(({ message }) => message), ...strictFaults(card)];
}

export function bytesOf(card: object): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf8');
}

/** What Teams takes of a card. */
export const MOST_BYTES = 28 * 1024;

/** The words that are read on the card without a click, in order; a hyphen that holds a reference together as any other. */
export function wordsOf(card: object): string[] {
  return partsOfType(card, 'TextRun').map(({ text }) => String(text).replaceAll('\u2011', '-'));
}

/** The commands behind the buttons, folded ones too, in order. */
export function verbsOf(card: object): string[] {
  return partsOfType(card, 'Action.Execute').map(({ verb }) => String(verb));
}

/** The labels of the buttons at the foot of the card, in order. */
export function labelsOf({ actions }: { actions: readonly { title: string }[] }): string[] {
  return actions.map(({ title }) => title);
}

/** Where `words` stand in a card: "TextRun.text", "Input.Text.value", "AdaptiveCard.fallbackText" … */
export function placesOf(words: string, card: object): string[] {
  const places = partsOf(card).flatMap((part) =>
    Object.entries(part).flatMap(([key, value]) => {
      const stands = typeof value === 'string' && value.includes(words);
      const sent = key === 'data' && JSON.stringify(value).includes(JSON.stringify(words).slice(1, -1));
      return stands || sent ? [`${String(part['type'])}.${key}`] : [];
    }),
  );
  return [...new Set(places)].sort();
}
