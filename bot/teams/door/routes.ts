import { Application } from '@microsoft/teams-ai';
import { MemoryStorage, type TurnContext } from 'botbuilder';
import type { Connector } from './connector';
import type { PanelBot } from './panelBot';
import { addressOf, type Turn } from './turn';

/** teams-ai routes what Teams posts, its mentions of the bot taken out; from here on a turn is ours. */
export function routesTo({ heard }: Pick<PanelBot, 'heard'>, connector: Connector): Application {
  // No turn state is kept: it loses concurrent writes. Storage is asked for all the same.
  const app = new Application({ storage: new MemoryStorage(), startTypingTimer: false });
  for (const [type, hear] of Object.entries(heard)) {
    const isOfType = async ({ activity }: TurnContext) => activity.type === type;
    app.addRoute(isOfType, (turn) => hear(turnOf(turn, connector)), type === 'invoke');
  }
  return app;
}

export function turnOf(turn: TurnContext, connector: Connector): Turn {
  const { activity } = turn;
  return {
    activity,
    send: async (said) => (await turn.sendActivity({ ...said }))?.id ?? '',
    whisper: (said) => connector.whisper(addressOf(activity), said, activity.from.id),
  };
}
