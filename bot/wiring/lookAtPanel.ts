import type { PanelId } from '../domain/ids';
import { addMinutes, type Instant } from '../domain/time';
import { anchorLog } from '../useCases/log/anchorLog';
import { hideWhatWasLeft } from '../useCases/meetings/leftForGroup';
import { goOnWithAll } from '../useCases/retention/goOn';
import type { PanelContexts } from '../useCases/ports';
import { lookForReminders } from '../useCases/reminders/lookForReminders';

const AGAIN_MINUTES = 10;

/** What falls due in a panel by itself. A log that cannot be anchored keeps back no reminder. @returns when to look again */
export async function lookAtPanel(
  panelId: PanelId,
  contexts: PanelContexts,
  log: (message: string, details: object) => void,
): Promise<Instant> {
  const ctx = await contexts.forSystem(panelId);
  const again = addMinutes(ctx.now, AGAIN_MINUTES);
  const orAgain = (what: string) => (error: unknown) => {
    log(what, { panelId, error });
    return again;
  };
  const done = () => undefined;
  const looks = [
    await anchorLog(ctx, log).catch(orAgain('The log could not be anchored and is tried again')),
    await goOnWithAll(ctx).then(done, orAgain('What was being disposed of could not go on and is tried again')),
    await hideWhatWasLeft(ctx).then(
      done,
      orAgain('What came of a group could not be hidden with it and is tried again'),
    ),
    await lookForReminders(ctx),
  ].filter((next) => next !== undefined);
  return looks.reduce((first, next) => (next < first ? next : first));
}
