import { z } from 'zod';

/** A common task, to start from. */
export const TaskTemplate = z.object({
  title: z.string().trim().min(1).max(200),
  detail: z.string().trim().max(1000).optional(),
  /** Due so many working days from when it is given. */
  workingDays: z.number().int().min(1).max(120),
});
export type TaskTemplate = z.infer<typeof TaskTemplate>;

export const defaultTaskTemplates: TaskTemplate[] = [
  {
    title: 'Joint visit to the premises',
    detail: 'Agree the day with the lead responsible officer, and say what was found.',
    workingDays: 15,
  },
  {
    title: 'Check licences, permits and registrations',
    detail: 'Of the premises and of the people who run them.',
    workingDays: 10,
  },
  {
    title: 'Say what your organisation holds on the address',
    detail: 'Only what is needed, and through the gateway.',
    workingDays: 10,
  },
  { title: 'Serve notice or warning letter', workingDays: 20 },
  {
    title: 'Safeguarding referral',
    detail: 'Refer whoever is at risk, and say that it was done.',
    workingDays: 2,
  },
  { title: 'Report back at the next meeting', workingDays: 30 },
];
