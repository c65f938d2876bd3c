import { SENT_AGAIN } from '../domain/message';
import type { CardCommandName, CommandInput } from '../useCases/commands';

/**
 * The part of Adaptive Cards 1.5 that we use. https://adaptivecards.io/explorer/
 *
 * What people typed stands in text runs, which are plain text by definition: no link, mention or emphasis in it lives.
 */
export interface TextRun {
  type: 'TextRun';
  text: string;
  weight?: 'Bolder';
  size?: 'Small' | 'Medium';
  color?: 'Attention' | 'Good' | 'Warning';
  isSubtle?: true;
}

export interface RichText {
  type: 'RichTextBlock';
  inlines: TextRun[];
  horizontalAlignment?: 'Right';
  spacing?: 'None' | 'Small' | 'Medium';
  separator?: true;
}

export interface ColumnSet {
  type: 'ColumnSet';
  columns: { type: 'Column'; width: 'stretch' | 'auto'; items: Element[] }[];
  spacing?: 'Small' | 'Medium';
  separator?: true;
}

interface Container {
  type: 'Container';
  /** By which a button folds and unfolds it. */
  id?: string;
  isVisible?: false;
  items: Element[];
  separator?: true;
  spacing?: 'Medium';
}

interface ActionSet {
  type: 'ActionSet';
  actions: Action[];
  spacing?: 'Small';
}

export interface TextInput {
  type: 'Input.Text';
  id: string;
  label: string;
  isMultiline: true;
  isRequired: boolean;
  maxLength: number;
  errorMessage?: string;
  placeholder?: string;
  value?: string;
}

export interface ChoiceInput {
  type: 'Input.ChoiceSet';
  id: string;
  label: string;
  choices: { title: string; value: string }[];
  style: 'compact';
  isRequired: boolean;
  errorMessage?: string;
  value?: string;
}

/** A day, "2027-02-19". */
export interface DateInput {
  type: 'Input.Date';
  id: string;
  label: string;
  isRequired: boolean;
  errorMessage?: string;
  min?: string;
  value?: string;
}

export interface ToggleInput {
  type: 'Input.Toggle';
  id: string;
  title: string;
  valueOn: 'true';
  valueOff: 'false';
  wrap: true;
  value: 'true' | 'false';
}

type Input = TextInput | ChoiceInput | DateInput | ToggleInput;
export type Element = RichText | ColumnSet | Container | ActionSet | Input;

export interface ExecuteAction {
  type: 'Action.Execute';
  title: string;
  verb: string;
  data: object;
  style?: 'positive' | 'destructive';
  mode?: 'secondary';
  /** For clients that lack Execute: the same verb and data as a message. */
  fallback: { type: 'Action.Submit'; title: string; data: object };
}

export interface ShowCardAction {
  type: 'Action.ShowCard';
  title: string;
  style?: 'positive';
  mode?: 'secondary';
  card: { type: 'AdaptiveCard'; body: Element[]; actions: Action[] };
}

export interface OpenAction {
  type: 'Action.OpenUrl';
  title: string;
  url: string;
  mode?: 'secondary';
}

/** Shows what is folded, and folds it again: nothing is asked of anybody. */
interface ToggleAction {
  type: 'Action.ToggleVisibility';
  title: string;
  targetElements: string[];
  mode?: 'secondary';
}

/** Opens a dialog, or sends one: Teams knows no Execute there. */
export interface SubmitAction {
  type: 'Action.Submit';
  title: string;
  data: object;
  style?: 'positive';
  mode?: 'secondary';
}

export type Action = ExecuteAction | ShowCardAction | ToggleAction | OpenAction | SubmitAction;

export interface Card {
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  type: 'AdaptiveCard';
  version: '1.5';
  /** What a screen reader and a toast say first. It carries the least: never what a record tells. */
  fallbackText: string;
  body: Element[];
  actions: Action[];
  refresh?: { action: Omit<ExecuteAction, 'fallback'>; userIds: string[] };
}

/** The verb that asks for the card anew, as it is now and as this person may see it. */
export const SHOW_VERB = 'card.show';

/** The verb that says yes to the panel's statement, and goes on with what was asked. */
export const ACCEPT_VERB = 'statement.accept';

export function card(fallbackText: string, body: Element[], actions: Action[] = []): Card {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText,
    body,
    actions,
  };
}

/** The same card, drawn anew for each of `userIds` whenever it comes into view. */
export function refreshing(shown: Card, content: object, userIds: readonly string[]): Card {
  if (userIds.length === 0) return shown;
  const action = { type: 'Action.Execute', title: 'Show', verb: SHOW_VERB, data: { content } } as const;
  return { ...shown, refresh: { action, userIds: userIds.slice(0, 60) } };
}

/** The same card where the first may have arrived: below its marking it says so, and first of all in the toast. */
export function sentAgain(shown: Card): Card {
  const [first, ...others] = shown.body;
  const words = { ...subtle(`${SENT_AGAIN.charAt(0).toUpperCase()}${SENT_AGAIN.slice(1)}`), spacing: 'None' } as const;
  const body = first?.type === 'ColumnSet' ? [first, words, ...others] : [words, ...shown.body];
  return { ...shown, fallbackText: `${shown.fallbackText} (${SENT_AGAIN})`, body };
}

/** Written from right to left: Hebrew, Arabic and their neighbours. */
const LINE_WITH_RIGHT_TO_LEFT = /^.*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC].*$/gm;

/** A task's or an issue's. A force's own, of groups, stays as it is: it is copied into other systems. */
const REFERENCE = /(?<![^\s("“:,])[A-Z]{1,6}-\d{2}-\d{3,}(?![\p{L}\d-])/gu;

/** No line ends within a reference: Adaptive Cards know no style that would keep it whole. */
function heldTogether(text: string): string {
  return text.replace(REFERENCE, (reference) => reference.replaceAll('-', '\u2011'));
}

/** Lines that run the other way keep to themselves (U+2068, U+2069): what stands beside them stays where it is. */
export function run(text: string, style: Omit<TextRun, 'type' | 'text'> = {}): TextRun {
  return { type: 'TextRun', text: heldTogether(text).replace(LINE_WITH_RIGHT_TO_LEFT, '\u2068$&\u2069'), ...style };
}

export function text(...runs: (string | TextRun)[]): RichText {
  return { type: 'RichTextBlock', inlines: runs.map((each) => (typeof each === 'string' ? run(each) : each)) };
}

/** Small line: marking left, reference right. */
export function topLine(marking: string, reference: string): ColumnSet {
  const right = text(run(reference, { size: 'Small', weight: 'Bolder' }));
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items: [text(run(marking, { size: 'Small', weight: 'Bolder' }))] },
      { type: 'Column', width: 'auto', items: [{ ...right, horizontalAlignment: 'Right' }] },
    ],
  };
}

export function title(words: string): RichText {
  return { ...text(run(words, { size: 'Medium', weight: 'Bolder' })), spacing: 'Small' };
}

/** "Owner: Priya Sandhu" */
export function fact(name: string, value: string): RichText {
  return { ...text(run(`${name}: `, { weight: 'Bolder' }), value), spacing: 'Small' };
}

export function subtle(words: string): RichText {
  return { ...text(run(words, { isSubtle: true })), spacing: 'Small' };
}

/** A button that runs a command. Name and data are checked against the command table. */
export function button<Name extends CardCommandName>(
  label: string,
  verb: Name,
  data: CommandInput<Name>,
  look: Pick<ExecuteAction, 'style' | 'mode'> = {},
): ExecuteAction {
  return execute(label, verb, data, look);
}

/** A button that sends what another one sent, and more: what its card's inputs held stands in `data` by now. */
export function asClicked(label: string, verb: CardCommandName, data: object): ExecuteAction {
  return execute(label, verb, data, {});
}

/** The fields of any of the forms that an input may take. */
type FieldOf<Input> = Input extends unknown ? keyof Input : never;
type Without<Input, Field extends PropertyKey> = Input extends unknown ? Omit<Input, Field> : never;

/** A button whose `typed` fields come from the card's inputs of the same ids, and the rest from `data`. */
export function submit<Name extends CardCommandName, Field extends FieldOf<CommandInput<Name>>>(
  label: string,
  verb: Name,
  _typed: readonly Field[],
  data: Without<CommandInput<Name>, Field>,
  look: Pick<ExecuteAction, 'style' | 'mode'> = {},
): ExecuteAction {
  return execute(label, verb, data, look);
}

/** A button that asks for a card: it changes nothing. */
export function show(label: string, content: object, look: Pick<ExecuteAction, 'mode'> = {}): ExecuteAction {
  return execute(label, SHOW_VERB, { content }, look);
}

/** The same, saying something beside it. */
export function saying(label: string, content: object, said: object): ExecuteAction {
  return execute(label, SHOW_VERB, { content, ...said }, {});
}

/** Says yes to the panel's statement. `data`: which version, and what it goes on with. */
export function accept(label: string, data: object): ExecuteAction {
  return execute(label, ACCEPT_VERB, data, { style: 'positive' });
}

function execute(
  label: string,
  verb: string,
  data: object,
  look: Pick<ExecuteAction, 'style' | 'mode'>,
): ExecuteAction {
  const fallback = { type: 'Action.Submit', title: label, data: { verb, data } } as const;
  return { type: 'Action.Execute', title: label, verb, data, ...look, fallback };
}

/** A button that unfolds inputs and the button which sends them. */
export function unfold(
  label: string,
  body: Element[],
  send: ExecuteAction,
  look: Pick<ShowCardAction, 'mode' | 'style'> = {},
): Action {
  return { type: 'Action.ShowCard', title: label, ...look, card: { type: 'AdaptiveCard', body, actions: [send] } };
}

export function open(url: string, look: { mode?: 'secondary' } = {}): OpenAction {
  return { type: 'Action.OpenUrl', title: 'Open', url, ...look };
}
