import type { AgendaItemView } from '../../../../bot/contract';
import type { Paper } from '../../../../bot/domain/agenda';
import type { Audience } from '../../../../bot/domain/audience';
import type { MemberId } from '../../../../bot/domain/ids';
import type { LocalDate } from '../../../../bot/domain/time';
import { type Grounds, groundsOf } from '../../actionLog/holder';
import { audienceOf, type Readers, readersIn, whyOf } from '../../../components/AudienceFields';

/** An item as it stands in the form. */
export interface ItemDraft extends Readers {
  readonly grounds: Grounds;
  readonly title: string;
  readonly minutes: string;
  readonly purpose: AgendaItemView['purpose'];
  readonly kind: AgendaItemView['kind'];
  readonly presenterId: MemberId | undefined;
  readonly papers: readonly Paper[];
  /** Of a group's item: those who may know its people may read it before. */
  readonly preRead: boolean;
}

export const emptyDraft: ItemDraft = {
  ...{ title: '', minutes: '10', purpose: 'discuss', kind: 'standing', presenterId: undefined },
  papers: [],
  preRead: false,
  grounds: {},
  ...readersIn(undefined),
};

export function draftOf(item: AgendaItemView): ItemDraft {
  const { title, minutes, purpose, kind, presenterId, papers, audience, preRead = false } = item;
  return {
    ...{ title, purpose, kind, presenterId, papers, preRead },
    minutes: String(minutes),
    grounds: {},
    ...readersIn(audience),
  };
}

export interface ItemLines {
  title: string;
  minutes: number;
  purpose: AgendaItemView['purpose'];
  kind: AgendaItemView['kind'];
  presenterId: MemberId | null;
  papers: Paper[];
  audience: Audience;
  restrictedWhy?: string;
  restrictedReviewOn?: LocalDate;
  gateway?: string;
  sharedFor?: string;
}

/** As the server wants it. What is no number becomes 0, which the server answers with words. */
export function linesOf(draft: ItemDraft): ItemLines {
  const { title, minutes, purpose, kind, presenterId, papers } = draft;
  return {
    ...{ title, purpose, kind },
    minutes: Math.round(Number(minutes)) || 0,
    presenterId: presenterId ?? null,
    papers: papers.filter((paper) => !isBlank(paper)).map((paper) => ({ title: paper.title, url: paper.url.trim() })),
    audience: audienceOf(draft),
    ...whyOf(draft),
    ...sharedUnder(draft),
  };
}

/** What was changed, and nothing else: what others change in the same item meanwhile stays. */
export function changesOf(before: ItemDraft, after: ItemDraft): Partial<ItemLines & Pick<ItemDraft, 'preRead'>> {
  const [old, now] = [linesOf(before), linesOf(after)];
  return {
    ...(old.title === now.title ? {} : { title: now.title }),
    ...(old.minutes === now.minutes ? {} : { minutes: now.minutes }),
    ...(old.purpose === now.purpose ? {} : { purpose: now.purpose }),
    ...(old.kind === now.kind ? {} : { kind: now.kind }),
    ...(old.presenterId === now.presenterId ? {} : { presenterId: now.presenterId }),
    ...(isSame(old.papers, now.papers) ? {} : { papers: now.papers }),
    ...(before.preRead === after.preRead ? {} : { preRead: after.preRead }),
    ...(isSame(old.audience, now.audience) ? {} : { audience: now.audience }),
    ...whyOf(after),
    ...sharedUnder(after),
  };
}

/** What an item is for is its purpose already. */
function sharedUnder({ grounds, named }: ItemDraft): Pick<ItemLines, 'gateway' | 'sharedFor'> {
  const { gateway, purpose } = groundsOf(grounds, named);
  return gateway === undefined || purpose.trim() === '' ? {} : { gateway, sharedFor: purpose };
}

export function withoutBlankPapers(draft: ItemDraft): ItemDraft {
  return { ...draft, papers: draft.papers.filter((paper) => !isBlank(paper)) };
}

function isBlank({ title, url }: Paper): boolean {
  return title.trim() === '' && url.trim() === '';
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
