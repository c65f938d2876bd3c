import type { PanelId } from '../domain/ids';
import { type Action, type Card, type Element, type ExecuteAction, subtle } from './kit';

/**
 * The card with its panel in all that it sends: somebody's own chat is one, on however many panels they are, and ids of
 * one panel may be ids of another.
 */
export function markedWithPanel(card: Card, panelId: PanelId): Card {
  const { refresh, body, actions } = card;
  return {
    ...card,
    body: body.map((each) => markedElement(each, panelId)),
    actions: actions.map((each) => markedAction(each, panelId)),
    ...(refresh === undefined ? {} : { refresh: { ...refresh, action: withPanel(refresh.action, panelId) } }),
  };
}

/** Below the card's first line, which is its marking. */
export function namingPanel(card: Card, name: string): Card {
  return { ...card, body: [...card.body.slice(0, 1), subtle(name), ...card.body.slice(1)] };
}

function markedElement(element: Element, panelId: PanelId): Element {
  switch (element.type) {
    case 'ActionSet':
      return { ...element, actions: element.actions.map((each) => markedAction(each, panelId)) };
    case 'Container':
      return { ...element, items: element.items.map((each) => markedElement(each, panelId)) };
    case 'ColumnSet': {
      const columns = element.columns.map((column) => ({
        ...column,
        items: column.items.map((each) => markedElement(each, panelId)),
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
  switch (action.type) {
    case 'Action.OpenUrl':
      return action;
    case 'Action.Submit':
      return withPanel(action, panelId);
    case 'Action.Execute':
      return markedExecute(action, panelId);
    case 'Action.ShowCard': {
      const { body, actions } = action.card;
      const unfolded = {
        body: body.map((each) => markedElement(each, panelId)),
        actions: actions.map((each) => markedAction(each, panelId)),
      };
      return { ...action, card: { ...action.card, ...unfolded } };
    }
  }
}

function markedExecute(action: ExecuteAction, panelId: PanelId): ExecuteAction {
  return { ...withPanel(action, panelId), fallback: withPanel(action.fallback, panelId) };
}

function withPanel<Sending extends { data: object }>(sending: Sending, panelId: PanelId): Sending {
  return { ...sending, data: { ...sending.data, panelId } };
}
