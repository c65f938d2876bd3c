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
  const anchoredNext = await anchorLog(ctx, log).catch((error: unknown) => {
    log('The log could not be anchored and is tried again', { panelId, error });
    return again;
  });
  const goneOnNext = await goOnWithAll(ctx).then(
    () => anchoredNext,
    (error: unknown) => {
      log('What was being disposed of could not go on and is tried again', { panelId, error });
      return again;
    },
  );
  const hiddenNext = await hideWhatWasLeft(ctx).then(
    () => goneOnNext,
    (error: unknown) => {
      log('What came of a group could not be hidden with it and is tried again', { panelId, error });
      return again;
    },
  );
  const remindedNext = await lookForReminders(ctx);
  return [goneOnNext, hiddenNext, remindedNext].reduce((first, next) => (next < first ? next : first));
}
