import { z } from 'zod';

/** Teams gives up on a bot after about this long. */
const PATIENCE_MS = 15_000;
const MAX_ANSWER_BYTES = 1_000_000;

export type BotAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'noAnswer' };

/** Posts an activity to the bot as Teams does: over HTTP, whoever runs the bot. */
export type PostToBot = (activity: object) => Promise<BotAnswer>;

/** @param baseUrl where the server listens ("http://127.0.0.1:3978") */
export function botDoor(baseUrl: () => string, patienceMs = PATIENCE_MS): PostToBot {
  return async (activity) => {
    try {
      const response = await fetch(`${baseUrl()}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(patienceMs),
      });
      const text = await response.text();
      if (text.length > MAX_ANSWER_BYTES) return { kind: 'noAnswer' };
      return { kind: 'answered', status: response.status, body: jsonOf(text) };
    } catch {
      return { kind: 'noAnswer' };
    }
  };
}

function jsonOf(text: string): unknown {
  try {
    return z.unknown().parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function wasTaken(answer: BotAnswer): boolean {
  return answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
}
