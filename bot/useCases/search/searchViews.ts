import { z } from 'zod';

export const FoundView = z.object({
  key: z.string(),
  kind: z.enum(['task', 'issue', 'meeting', 'item', 'group', 'opportunity', 'disruption', 'person', 'agency']),
  reference: z.string().optional().describe('SEN-27-014'),
  title: z.string().describe('As somebody wrote it; of what is restricted, only that it is'),
  saysWords: z
    .literal(true)
    .optional()
    .describe('It is restricted, and was found by what it says: whoever asked now knows that it says so'),
  note: z.string().optional().describe('In progress, HM Revenue and Customs'),
  place: z.string().describe('Where in the tab it opens: action-log?task=…'),
});
export type FoundView = z.infer<typeof FoundView>;
