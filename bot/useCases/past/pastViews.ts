import { z } from 'zod';

/** A row of a list of before, and what would become of it. */
const PastRow = z.object({
  id: z.string(),
  row: z.number().describe('As a spreadsheet counts: the headings are row 1'),
  standing: z
    .enum(['fault', 'new', 'changed', 'unchanged', 'worked', 'leftOut'])
    .describe('worked: something has been done with it here since, so it stays as it is'),
  title: z.string(),
  says: z.string().describe('AL/2019/014 · Environment Agency · Priya Sandhu · due 30 Apr 2019 · Closed'),
  faults: z.array(z.object({ column: z.string(), message: z.string() })),
  cells: z.array(z.object({ column: z.string(), text: z.string() })).describe('As they are read, those at fault too'),
});
export type PastRow = z.infer<typeof PastRow>;

export const PastPreview = z.object({
  items: z.array(PastRow),
  columns: z
    .array(z.object({ name: z.string(), choices: z.array(z.string()).optional(), isLong: z.boolean().optional() }))
    .describe('Of such a list, and what may be written in each'),
  unread: z.array(z.string()).describe('Headings that nothing is kept under'),
  problem: z.string().optional().describe('Why nothing could be read, with the cure'),
  asksGateway: z.array(z.string()).describe('Agencies with open tasks that are told only through a gateway'),
  asksFourP: z.boolean().describe('Whether closed tasks say no 4P'),
});
export type PastPreview = z.infer<typeof PastPreview>;

/** How far bringing in has come. Whoever asks for the rest begins at `next`; asked again, nothing is there twice. */
export const PastProgress = z.object({
  done: z.number().int(),
  of: z.number().int(),
  next: z.number().int().optional().describe('Absent when all are in'),
  added: z.number().int(),
  changed: z.number().int(),
});
export type PastProgress = z.infer<typeof PastProgress>;

export const PastMeetingView = z.object({
  id: z.string(),
  title: z.string().describe('Meeting 47, Wed 11 Mar 2015'),
  placeText: z.string().optional().describe('In person, Town Hall'),
  presentText: z.string().optional().describe('34 people; HMRC, Planning; Jo Bell'),
  decisions: z.array(z.string()),
  erasedBy: z
    .number()
    .int()
    .optional()
    .describe('The entry of the log that brought it in: of one asked for alone, for whoever may erase its words'),
});
export type PastMeetingView = z.infer<typeof PastMeetingView>;
