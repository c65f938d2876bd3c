import { z } from 'zod';
import { Quorum } from '../../domain/attendance';
import { Marking } from '../../domain/marking';

/** What every part of the settings says of itself. */
const part = {
  version: z
    .string()
    .describe('Of what is shown: sent back with a change, so that whoever saves over another’s is told'),
  changedText: z.string().optional().describe('Callum Reeve changed the venue, 09:14'),
};

export const SettingsView = z.object({
  panel: z.object({
    ...part,
    name: z.string(),
    force: z.string(),
    referencePrefix: z.string(),
    timeZone: z.string(),
    venue: z.string(),
    marking: Marking,
    quorum: Quorum,
  }),
});
export type SettingsView = z.infer<typeof SettingsView>;
