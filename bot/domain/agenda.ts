import { z } from 'zod';
import { Audience, wholePanel } from './audience';
import { Disclosures } from './disclosure';
import { AgendaItemId, GroupId, IssueId, MeetingId, MemberId } from './ids';
import { Restriction } from './restriction';
import { addWorkingDays, type Days, type LocalDate } from './time';

export const AgendaItemKind = z.enum(['standing', 'group', 'issue', 'taskReview', 'otherBusiness']);
export type AgendaItemKind = z.infer<typeof AgendaItemKind>;

export const AgendaPurpose = z.enum(['note', 'discuss', 'decide']);
export type AgendaPurpose = z.infer<typeof AgendaPurpose>;

export const AgendaLine = z.object({
  title: z.string().trim().min(1).max(120),
  minutes: z.number().int().min(1).max(240),
  kind: AgendaItemKind,
  purpose: AgendaPurpose,
});

/** What every agenda of the panel starts from, in order. */
export const AgendaTemplate = z.array(AgendaLine).min(1).max(40);
export type AgendaTemplate = z.infer<typeof AgendaTemplate>;

/** What to read beforehand: a link to where it is kept. */
export const Paper = z.object({
  title: z.string().trim().min(1).max(120),
  url: z.string().url().max(2000).startsWith('https://', 'Use an address that begins with https://.'),
});
export type Paper = z.infer<typeof Paper>;

const Late = z.enum(['waiting', 'accepted']);

/** `before`: how it stood at the meetings that it had left so already, the latest first. */
const LeftBeforehand = z.object({
  late: Late.optional(),
  before: z.array(z.object({ late: Late.optional() })).optional(),
});

/** A timed part of a meeting. */
export const AgendaItem = AgendaLine.extend({
  id: AgendaItemId,
  presenterId: MemberId.optional(),
  papers: z.array(Paper).max(10).default([]),
  /** Who needs to know of it. */
  audience: Audience.default(wholePanel),
  /** Why it is for few, where it is and somebody said. */
  restriction: Restriction.optional(),
  /** Through which gateway, and for what, each agency that needs one may know of it. */
  disclosures: Disclosures.optional(),
  issueId: IssueId.optional(),
  groupId: GroupId.optional(),
  /** Whoever may know the group's people may look at its presentation before the item is live. */
  preRead: z.literal(true).optional(),
  /** Put on after the freeze: waits until the chair accepts it, or defers it to the next meeting. */
  late: Late.optional(),
  /** Not discussed at meetings before this one. */
  carried: z
    .object({
      times: z.number().int().positive(),
      firstMeetingId: MeetingId,
      /** It left the last of them before that began: how it stood there, should it come back. */
      beforehand: LeftBeforehand.optional(),
    })
    .optional(),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

/** Where an item stands, or stood. */
export interface Standing {
  readonly meetingId: MeetingId;
  readonly itemId: AgendaItemId;
}

/** Where what is declared on an item goes on: at the item that it has become. */
export interface Place {
  readonly from: AgendaItemId;
  readonly to: AgendaItemId;
}

const FREEZE_WORKING_DAYS = 5;

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
  return template.map((each, index) => newItem(AgendaItemId.parse(`item-${index + 1}`), each));
}

export function newItem(id: AgendaItemId, line: z.infer<typeof AgendaLine>): AgendaItem {
  return { ...line, id, papers: [], audience: wholePanel };
}

/** From this day on the agenda of a meeting on `on` is frozen: items put on it come late. */
export function freezesOn(on: LocalDate, holidays: Days): LocalDate {
  return addWorkingDays(on, -FREEZE_WORKING_DAYS, holidays);
}
