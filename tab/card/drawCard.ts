import { type Action, AdaptiveCard } from 'adaptivecards';
import './cards.css';
import { hostConfig } from './hostConfig';
import { markdownHtml } from './markdown';

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownHtml(text);
  result.didProcess = true;
};

/**
 * A card as the library draws it, in Teams' look: for the chats of local mode and for previews in the tab. Import it
 * only from what is loaded later: the library is a third of all that the first screen loads.
 */
export function drawCard(card: unknown, onAction: (action: Action) => void = () => {}): Node {
  const drawn = new AdaptiveCard();
  drawn.hostConfig = hostConfig;
  drawn.onExecuteAction = onAction;
  drawn.parse(card);
  return drawn.render() ?? document.createTextNode('This card could not be drawn.');
}
