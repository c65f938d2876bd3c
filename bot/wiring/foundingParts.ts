import type { Server } from 'restify';
import { addFoundingDoors } from '../api/foundingDoors';
import { bankHolidays } from '../documents/bankHolidays';
import { defaultAgendaTemplate } from '../domain/agenda';
import { localDateOf } from '../domain/time';
import type { TokenRules } from '../identity/tokens';
import { TIME_ZONE } from '../useCases/founding/draftFile';
import { foundFromDraft } from '../useCases/founding/foundFromDraft';
import type { FoundingDraft } from '../useCases/founding/foundingDraft';
import { lookAtDraft } from '../useCases/founding/lookAtDraft';
import { agencyTypes, powersAsOf } from '../useCases/founding/agencyTypes';
import { wordsOfOthers } from '../useCases/settings/otherPanels';
import { firstAdministrator } from './firstAdministrator';
import { PANEL_FOUNDED } from './founding';
import type { Parts } from './parts';
import { sha256 } from './sha256';
import { founderDoor } from './whoFounds';

/** The doors by which a panel is founded. `founded` is told once one has been. */
export function addFounding(server: Server, parts: Parts, rules: TokenRules, founded: () => Promise<void>): void {
  const { clock, store, ledger, scheduler, outbox, several, config, logger } = parts;
  const moment = () => ({ now: clock.now(), today: localDateOf(clock.now(), TIME_ZONE) });
  const isLocal = config.MODE === 'local';
  addFoundingDoors(server, {
    whoFounds: founderDoor(parts, rules),
    start: ({ founder: { email }, hasPanel, known }) => ({
      ...{ hasPanel, agencyTypes, powersAsOf, you: { email } },
      draft: startingDraft(known ?? (isLocal ? firstAdministrator : { name: '', title: '' })),
    }),
    look: async (look, founder) => {
      const { now, today } = moment();
      const year = Number(today.slice(0, 4));
      const others = await wordsOfOthers(store, founder);
      const { holidays } = bankHolidays(year, year + 6);
      return lookAtDraft(look, founder, { now, today, others, agencyTypes, holidays });
    },
    found: async (draft, founder) => {
      const made = await foundFromDraft(draft, founder, { store, ledger, sha256, ...moment() });
      logger.info({ panelId: made.panelId }, PANEL_FOUNDED);
      await several.look();
      await scheduler.begin(made.panelId);
      outbox.kick(made.panelId);
      await founded();
      return made;
    },
  });
}

/** As most panels are set; the rest is for whoever founds it to say. */
function startingDraft({ name, title }: FoundingDraft['you']): FoundingDraft {
  return {
    panel: { name: '', force: '', referencePrefix: '', marking: 'OFFICIAL-SENSITIVE' },
    meetings: {
      ...{ venue: '', firstMeetingOn: '', startsAt: '10:00', firstMode: 'teams', rule: 'bySlot' },
      ...{ everyMonths: 2, durationMinutes: 120 },
    },
    agencies: [{ name: '', kind: 'police', regime: 'part3' }],
    you: { name, title },
    people: [],
    agenda: defaultAgendaTemplate,
  };
}
