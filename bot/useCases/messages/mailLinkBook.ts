import type { MemberId, PanelId } from '../../domain/ids';
import { addMinutes, type Instant } from '../../domain/time';
import {
  type Attempt,
  endedBy,
  type MailLink,
  type MailSubject,
  MOST_ASKED,
  type OpenedLink,
} from '../../domain/mailLink';
import { changeBeside } from '../../ledger/beside';
import { keyOf, recordOf } from '../../ledger/records';
import type { PanelStore } from '../../ledger/store';

const DAY_MINUTES = 24 * 60;
/** How long a link that ran out tells who came with it. */
const KEPT_DAYS = 30;
/** More than one member gets in the time for which links are kept. */
const MOST_LINKS = 200;

interface Ref {
  readonly panelId: PanelId;
  readonly linkId: string;
}

function placeOf({ panelId, linkId }: Ref) {
  return { panelId, type: 'mailLink', key: linkId } as const;
}

function isSameSubject(a: MailSubject, b: MailSubject): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** The links as they are stored. They are no part of the panel's log: what is done through them is. */
export class MailLinkBook {
  constructor(private readonly store: PanelStore) {}

  async find({ panelId, linkId }: Ref): Promise<MailLink | undefined> {
    const found = await this.store.read(panelId, `mailLink:${linkId}`);
    return found === undefined ? undefined : recordOf('mailLink', found);
  }

  /** The link to this that its message has been given already, as long as it opens: sent again, it is the same mail. */
  async findOpen(
    { panelId, memberId, messageId, subject }: Pick<MailLink, 'panelId' | 'memberId' | 'messageId' | 'subject'>,
    now: Instant,
  ): Promise<MailLink | undefined> {
    const isOfIt = (each: MailLink) => each.messageId === messageId && isSameSubject(each.subject, subject);
    const links = await this.ofMember(panelId, memberId);
    return links.find((each) => isOfIt(each) && !each.asked && each.state === 'open' && now < each.expiresAt);
  }

  async mayAsk(panelId: PanelId, memberId: MemberId, now: Instant): Promise<boolean> {
    const since = addMinutes(now, -DAY_MINUTES);
    const asked = (await this.ofMember(panelId, memberId)).filter((each) => each.asked && each.createdAt > since);
    return asked.length < MOST_ASKED;
  }

  /** Keeps a new link, and forgets those of the same member that ran out long ago. */
  async create(link: MailLink): Promise<void> {
    const { panelId, memberId, createdAt } = link;
    await changeBeside(this.store, placeOf({ panelId, linkId: link.id }), () => link, { found: undefined });
    const old = addMinutes(createdAt, -KEPT_DAYS * DAY_MINUTES);
    const forget = (known: MailLink | undefined) => (known !== undefined && known.expiresAt < old ? undefined : known);
    for (const found of await this.documentsOf(panelId, memberId)) {
      await changeBeside(this.store, placeOf({ panelId, linkId: keyOf(found) }), forget, { found });
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
    const attempts = new Map<MailLink, Attempt<Outcome>>();
    const { after } = await changeBeside(this.store, placeOf(ref), (link) => {
      if (link === undefined) return undefined;
      const attempt = decide(link);
      attempts.set(attempt.link, attempt);
      return attempt.link;
    });
    return after && attempts.get(after);
  }

  /** One door a person: whoever opens another link has left those before it. */
  async endEarlier(newer: OpenedLink): Promise<void> {
    const { panelId, memberId } = newer;
    for (const found of await this.documentsOf(panelId, memberId)) {
      const linkId = keyOf(found);
      if (linkId === newer.id) continue;
      await changeBeside(this.store, placeOf({ panelId, linkId }), (link) => link && endedBy(link, newer), { found });
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
