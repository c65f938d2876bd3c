import { z } from 'zod';

/** Ids become document ids in Cosmos, which forbids / \ ? and #; we allow less still, so that they are safe in URLs. */
const id = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'Use letters, digits, dot, hyphen and underscore.');

/** Branded identifiers: a TaskId cannot be passed where a MemberId is wanted. */
export const PanelId = id.brand<'PanelId'>();
export type PanelId = z.infer<typeof PanelId>;

export const AgencyId = id.brand<'AgencyId'>();
export type AgencyId = z.infer<typeof AgencyId>;

export const MemberId = id.brand<'MemberId'>();
export type MemberId = z.infer<typeof MemberId>;

export const MeetingId = id.brand<'MeetingId'>();
export type MeetingId = z.infer<typeof MeetingId>;

export const AgendaItemId = id.brand<'AgendaItemId'>();
export type AgendaItemId = z.infer<typeof AgendaItemId>;

export const TaskId = id.brand<'TaskId'>();
export type TaskId = z.infer<typeof TaskId>;

export const IssueId = id.brand<'IssueId'>();
export type IssueId = z.infer<typeof IssueId>;

export const GroupId = id.brand<'GroupId'>();
export type GroupId = z.infer<typeof GroupId>;

/** Without dots: it stands after its group's id. */
export const NominalId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'Use letters, digits, hyphen and underscore.')
  .brand<'NominalId'>();
export type NominalId = z.infer<typeof NominalId>;

/** Without dots: it stands after its group's id. */
export const DisruptionId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'Use letters, digits, hyphen and underscore.')
  .brand<'DisruptionId'>();
export type DisruptionId = z.infer<typeof DisruptionId>;

/** A place, business or vehicle of one group. Without dots, as a person's. */
export const SiteId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'Use letters, digits, hyphen and underscore.')
  .brand<'SiteId'>();
export type SiteId = z.infer<typeof SiteId>;
/** Without dots, as a person's of a group. */
export const OpportunityId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'Use letters, digits, hyphen and underscore.')
  .brand<'OpportunityId'>();
export type OpportunityId = z.infer<typeof OpportunityId>;

export const ReferralId = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'Use letters, digits, hyphen and underscore.')
  .brand<'ReferralId'>();
export type ReferralId = z.infer<typeof ReferralId>;

export const CorrectionId = id.brand<'CorrectionId'>();
export type CorrectionId = z.infer<typeof CorrectionId>;

export const LinkId = id.brand<'LinkId'>();
export type LinkId = z.infer<typeof LinkId>;

export const ChatId = id.brand<'ChatId'>();
export type ChatId = z.infer<typeof ChatId>;

export const MinuteEntryId = id.brand<'MinuteEntryId'>();
export type MinuteEntryId = z.infer<typeof MinuteEntryId>;

/** "Ruth Calder" → "ruth-calder"; "Siân Ó Néill" → "sian-o-neill". Empty when nothing Latin is left. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
