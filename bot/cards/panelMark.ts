import type { PanelId } from '../domain/ids';
import { type Action, type Card, type Element, type ExecuteAction, SHOW_VERB, subtle } from './kit';

/**
 * The card with its panel in all that it sends: somebody's own chat is one, on however many panels they are, and ids of
 * one panel may be ids of another.
 */
export function markedWithPanel(card: Card, panelId: PanelId, standsFor?: object): Card {
  const { refresh, body, actions } = card;
  const mark: Mark = { panelId, ...(standsFor === undefined ? {} : { standsFor }) };
  return {
    ...card,
    body: body.map((each) => markedElement(each, mark)),
    actions: actions.map((each) => marked(each, mark)),
    ...(refresh === undefined ? {} : { refresh: { ...refresh, action: withMark(refresh.action, { panelId }) } }),
  };
}

/** `standsFor`: the card that the button is on, where no record says it. */
interface Mark {
  readonly panelId: PanelId;
  readonly standsFor?: object;
}

/** Below the card's first line, which is its marking. */
export function namingPanel(card: Card, name: string): Card {
  return { ...card, body: [...card.body.slice(0, 1), subtle(name), ...card.body.slice(1)] };
}

function markedElement(element: Element, mark: Mark): Element {
  switch (element.type) {
    case 'ActionSet':
      return { ...element, actions: element.actions.map((each) => marked(each, mark)) };
    case 'Container':
      return { ...element, items: element.items.map((each) => markedElement(each, mark)) };
    case 'ColumnSet': {
      const columns = element.columns.map((column) => ({
        ...column,
        items: column.items.map((each) => markedElement(each, mark)),
      }));
      return { ...element, columns };
    }
    case 'RichTextBlock':
    case 'Input.Text':
    case 'Input.ChoiceSet':
    case 'Input.Date':
    case 'Input.Toggle':
      return element;
  }
}

export function markedAction(action: Action, panelId: PanelId): Action {
  return marked(action, { panelId });
}

function marked(action: Action, mark: Mark): Action {
  switch (action.type) {
    case 'Action.OpenUrl':
    case 'Action.ToggleVisibility':
      return action;
    case 'Action.Submit':
      return withMark(action, { panelId: mark.panelId });
    case 'Action.Execute':
      return markedExecute(action, action.verb === SHOW_VERB ? { panelId: mark.panelId } : mark);
    case 'Action.ShowCard': {
      const { body, actions } = action.card;
      const unfolded = {
        body: body.map((each) => markedElement(each, mark)),
        actions: actions.map((each) => marked(each, mark)),
      };
      return { ...action, card: { ...action.card, ...unfolded } };
    }
  }
}

function markedExecute(action: ExecuteAction, mark: Mark): ExecuteAction {
  return { ...withMark(action, mark), fallback: withMark(action.fallback, mark) };
}

function withMark<Sending extends { data: object }>(sending: Sending, mark: Mark): Sending {
  return { ...sending, data: { ...sending.data, ...mark } };
}
