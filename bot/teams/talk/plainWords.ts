import { hasRight } from '../../access/rights';
import { guardPassedOn, stoppedIn } from '../../domain/stoppedWords';
import type { Context } from '../../useCases/ports';
import type { Understood } from '../../useCases/messages/understood';
import { type Activity, isPersonalChat, textOf } from '../door/turn';

/** Whoever reads plain language for us. */
export interface Planner {
  /** Undefined when it was not understood. */
  understand(message: string, ctx: Context): Promise<Understood | undefined>;
}

const LEAST_WORDS = 3;
const MOST_CHARACTERS = 2000;

/**
 * What plain words in somebody's own chat seem to ask for. What is doubtful goes nowhere either. Only of those who may raise an issue: nobody else could do
 * what is understood.
 *
 * @throws Refusal `marking-too-high`, `source-words` for what may not be sent anywhere
 */
export async function findMeaning(
  activity: Activity,
  ctx: Context,
  planner: Planner | undefined,
): Promise<Understood | undefined> {
  const text = textOf(activity).trim();
  if (planner === undefined || !isPersonalChat(activity) || !hasRight(ctx.viewer, 'issue.raise')) return undefined;
  if (text.length > MOST_CHARACTERS || text.split(/\s+/).length < LEAST_WORDS) return undefined;
  guardPassedOn(text);
  return stoppedIn(text).length > 0 ? undefined : planner.understand(text, ctx);
}

/** The settings of bot/config.ts that name an endpoint. */
export interface PlannerSettings {
  readonly PLANNER_URL?: string | undefined;
  readonly PLANNER_KEY?: string | undefined;
  readonly PLANNER_MODEL: string;
  readonly PLANNER_AZURE_API_VERSION?: string | undefined;
}

/** Undefined without an endpoint: then nothing of it is even loaded. */
export async function openPlanner(
  settings: PlannerSettings,
  log: (message: string, details: object) => void,
): Promise<Planner | undefined> {
  const { PLANNER_URL: url, PLANNER_KEY: key = 'none', PLANNER_MODEL: model } = settings;
  if (url === undefined) return undefined;
  const { PlainLanguage } = await import('./plainLanguage');
  return new PlainLanguage({ url, key, model, azureApiVersion: settings.PLANNER_AZURE_API_VERSION, log });
}
