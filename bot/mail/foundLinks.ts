import type { PanelContexts, Context } from '../useCases/ports';
import type { MailLink } from '../domain/mailLink';
import { isNewerData, Refusal } from '../domain/refusal';
import type { MailLinkBook } from '../useCases/messages/mailLinkBook';
import type { Answer } from './answer';
import type { LinkRef } from './linkTokens';
import * as pages from './replyPages';

interface Parts {
  readonly contexts: PanelContexts;
  readonly links: Pick<MailLinkBook, 'find'>;
  /** Ids and reasons only. */
  readonly log: (message: string, details: object) => void;
}

export interface Found {
  readonly link: MailLink;
  /** Of whoever it was sent to, as they are now. */
  readonly ctx: Context;
}

/** Links with their readers, looked up anew at each request. */
export class FoundLinks {
  constructor(private readonly parts: Parts) {}

  /** The link with its reader as they are now, or what to say instead. */
  async find(ref: LinkRef): Promise<Found | Answer> {
    const link = await this.parts.links.find(ref);
    if (link === undefined) {
      this.parts.log('A reply link was refused', { reason: 'forgotten' });
      return { status: 404, page: pages.strangePage() };
    }
    const ctx = await this.readerOf(link);
    return ctx === undefined ? this.gone(link) : { link, ctx };
  }

  /** Undefined when the member has left, or their address is another one by now. */
  private async readerOf({ panelId, memberId, address }: MailLink): Promise<Context | undefined> {
    try {
      const ctx = await this.parts.contexts.of(panelId, memberId);
      return ctx.viewer.member.email === address ? ctx : undefined;
    } catch (error) {
      if (error instanceof Refusal && !isNewerData(error)) return undefined;
      throw error;
    }
  }

  private gone({ id }: MailLink): Answer {
    this.parts.log('A reply link was refused', { reason: 'gone', link: id });
    return { status: 404, page: pages.gonePage() };
  }
}
