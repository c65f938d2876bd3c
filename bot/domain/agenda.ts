import { z } from 'zod';
import { AgendaItemId, MemberId } from './ids';

export const AgendaItemKind = z.enum(['standing', 'group', 'issue', 'taskReview', 'otherBusiness']);
export type AgendaItemKind = z.infer<typeof AgendaItemKind>;

export const AgendaPurpose = z.enum(['note', 'discuss', 'decide']);
export type AgendaPurpose = z.infer<typeof AgendaPurpose>;

const AgendaLine = z.object({
  title: z.string().trim().min(1).max(120),
  minutes: z.number().int().min(1).max(240),
  kind: AgendaItemKind,
  purpose: AgendaPurpose,
});

/** What every agenda of the panel starts from, in order. */
export const AgendaTemplate = z.array(AgendaLine).min(1).max(40);
export type AgendaTemplate = z.infer<typeof AgendaTemplate>;

/** A timed part of a meeting. */
export const AgendaItem = AgendaLine.extend({ id: AgendaItemId, presenterId: MemberId.optional() });
export type AgendaItem = z.infer<typeof AgendaItem>;

function line(title: string, minutes: number, purpose: AgendaPurpose, kind: AgendaItemKind = 'standing') {
  return { title, minutes, purpose, kind };
}

/** The product's own template: 120 minutes. */
export const defaultAgendaTemplate: AgendaTemplate = [
  line('Welcome, confidentiality and interests', 5, 'note'),
  line('Minutes and matters arising', 5, 'decide'),
  line('Action log', 15, 'discuss', 'taskReview'),
  line('Threat picture', 15, 'discuss'),
  line('Mapped groups by exception', 20, 'discuss', 'group'),
  line('New groups and opportunities', 30, 'decide', 'group'),
  line('Partner issues', 15, 'discuss', 'issue'),
  line('Disruptions and learning', 5, 'note'),
  line('Prevention and awareness', 5, 'note'),
  line('Other business', 3, 'discuss', 'otherBusiness'),
  line('Next meeting', 2, 'note'),
];

export function agendaFrom(template: AgendaTemplate): AgendaItem[] {
  return template.map((each, index) => ({ ...each, id: AgendaItemId.parse(`item-${index + 1}`) }));
}

export function totalMinutes(items: readonly { minutes: number }[]): number {
  return items.reduce((sum, item) => sum + item.minutes, 0);
}
