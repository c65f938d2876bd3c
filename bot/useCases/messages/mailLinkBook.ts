import type { MemberId, PanelId } from '../../domain/ids';
import { addMinutes, type Instant } from '../../domain/time';
import { type Attempt, type MailLink, MOST_ASKED } from '../../domain/mailLink';
import { type PanelStore, VersionConflict } from '../../ledger/store';
import { documentOf, recordOf } from '../../ledger/records';

const DAY_MINUTES = 24 * 60;
/** How long a link that ran out tells who came with it. */
const KEPT_DAYS = 30;
/** More than one member gets in the time for which links are kept. */
const MOST_LINKS = 200;
/** More than people who try one link at the same moment. */
const MOST_RACES = 50;

interface Ref {
  readonly panelId: PanelId;
  readonly linkId: string;
}

/** The links as they are stored. They are no part of the panel's log: what is done through them is. */
export class MailLinkBook {
  constructor(private readonly store: PanelStore) {}

  async find({ panelId, linkId }: Ref): Promise<MailLink | undefined> {
    const found = await this.store.read(panelId, `mailLink:${linkId}`);
    return found === undefined ? undefined : recordOf('mailLink', found);
  }

  /** The link that this message has been given already, as long as it opens: sent again, it is the same mail. */
  async findOpen(
    link: Pick<MailLink, 'panelId' | 'memberId' | 'messageId'>,
    now: Instant,
  ): Promise<MailLink | undefined> {
    const links = await this.ofMember(link.panelId, link.memberId);
    return links.find(
      (each) => each.messageId === link.messageId && !each.asked && each.state === 'open' && now < each.expiresAt,
    );
  }

  async mayAsk(panelId: PanelId, memberId: MemberId, now: Instant): Promise<boolean> {
    const since = addMinutes(now, -DAY_MINUTES);
    const asked = (await this.ofMember(panelId, memberId)).filter((each) => each.asked && each.createdAt > since);
    return asked.length < MOST_ASKED;
  }

  /** Keeps a new link, and forgets those of the same member that ran out long ago. */
  async create(link: MailLink): Promise<void> {
    const { panelId, memberId, createdAt } = link;
    await this.store.commit(panelId, [{ kind: 'create', document: documentOf('mailLink', panelId, link) }]);
    const old = addMinutes(createdAt, -KEPT_DAYS * DAY_MINUTES);
    for (const document of await this.documentsOf(panelId, memberId)) {
      if (recordOf('mailLink', document).expiresAt >= old) continue;
      await this.commit(panelId, { kind: 'delete', id: document.id, version: document.version });
    }
  }

  /**
   * Decides on the link as it is and keeps what was decided. Of two at once the second decides on what the first one
   * left, so that one right code opens one page, and no guess goes uncounted.
   * @returns undefined when there is no such link
   */
  async attempt<Outcome>(
    ref: Ref,
    decide: (link: MailLink) => Attempt<Outcome>,
  ): Promise<Attempt<Outcome> | undefined> {
    for (let race = 1; race <= MOST_RACES; race++) {
      const found = await this.store.read(ref.panelId, `mailLink:${ref.linkId}`);
      if (found === undefined) return undefined;
      const before = recordOf('mailLink', found);
      const attempt = decide(before);
      if (attempt.link === before) return attempt;
      const document = documentOf('mailLink', ref.panelId, attempt.link);
      if (await this.commit(ref.panelId, { kind: 'replace', document, version: found.version })) return attempt;
    }
    throw new Error('A link could not be settled: others keep writing it');
  }

  private async commit(panelId: PanelId, write: Parameters<PanelStore['commit']>[1][number]): Promise<boolean> {
    try {
      await this.store.commit(panelId, [write]);
      return true;
    } catch (error) {
      if (error instanceof VersionConflict) return false;
      throw error;
    }
  }

  private async ofMember(panelId: PanelId, memberId: MemberId): Promise<MailLink[]> {
    return (await this.documentsOf(panelId, memberId)).map((document) => recordOf('mailLink', document));
  }

  private documentsOf(panelId: PanelId, memberId: MemberId) {
    const where = [{ key: 'memberId', is: memberId }];
    return this.store.query(panelId, { type: 'mailLink', where, limit: MOST_LINKS });
  }
}
