import { z } from 'zod';
import { type Card, refreshing } from '../../cards/kit';
import { GroupId, IssueId, MeetingId, TaskId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import { wordless } from '../../useCases/log/reading';
import type { Context } from '../../useCases/ports';
import { isForMany } from '../drawing/amongMany';
import { type Content, forEverybody } from '../drawing/content';
import type { Drawing } from '../drawing/contentDrawing';
import { attachmentOf, type SearchAnswer } from './messageExtension';

/** The link stays as it was pasted: of what is hidden, of what is not there, and of what is no record alike. */
export const noPreview: SearchAnswer = answerOf([]);

/**
 * The card of a pasted link into the tab, where whoever pasted it may see the record and so may everybody in the chat; drawn
 * anew for each member who sees it there. https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/link-unfurling
 */
export async function unfurl(
  value: unknown,
  panels: readonly Context[],
  drawing: Drawing,
  userIds: (ctx: Context) => Promise<readonly string[]>,
): Promise<SearchAnswer> {
  const content = contentAt(value);
  if (content === undefined) return noPreview;
  for (const ctx of panels) {
    const card = await previewOf(content, ctx, drawing);
    if (card === undefined) continue;
    const own = drawing.ofPanel(refreshing(card, content, await userIds(ctx)), ctx);
    // Previews are shown at 1.3 at the most; what is newer in the card falls back.
    return answerOf([attachmentOf({ ...own, version: '1.3' }, card.fallbackText, '')]);
  }
  return noPreview;
}

function answerOf(attachments: readonly object[]): SearchAnswer {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

async function previewOf(content: Content, ctx: Context, drawing: Drawing): Promise<Card | undefined> {
  const shared = forEverybody(ctx);
  try {
    // Nobody reads by it: what is drawn for them is thrown away. Whoever is turned away is logged.
    await drawing.drawFound(content, { ctx: wordless(ctx) });
    return (await isForMany(content, shared)) ? await drawing.drawFound(content, { ctx: shared }) : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const Pasted = z.object({ url: z.string().url().max(4000) });
const LinkContext = z.object({ subEntityId: z.string() });
const Place = z.union([
  z
    .object({ screen: z.literal('action-log'), task: TaskId })
    .transform(({ task }): Content => ({ kind: 'task', taskId: task })),
  z
    .object({ screen: z.literal('issues'), issue: IssueId })
    .transform(({ issue }): Content => ({ kind: 'issue', issueId: issue })),
  z
    .object({ screen: z.literal('groups'), group: GroupId })
    .transform(({ group }): Content => ({ kind: 'group', groupId: group })),
  z
    .object({ screen: z.literal('meeting'), meeting: MeetingId })
    .transform(({ meeting }): Content => ({ kind: 'nextMeeting', meetingId: meeting })),
]);

function contentAt(value: unknown): Content | undefined {
  const { data } = Pasted.safeParse(value);
  const place = data && placeIn(new URL(data.url));
  return place === undefined ? undefined : recordAt(place);
}

/** The tab's own address: behind the # of its page, or within a link that opens it in Teams. */
function placeIn({ hash, pathname, searchParams }: URL): string | undefined {
  if (pathname.startsWith('/tab/')) return hash.replace(/^#\/?/, '');
  if (!pathname.startsWith('/l/entity/')) return undefined;
  try {
    return LinkContext.safeParse(JSON.parse(searchParams.get('context') ?? '')).data?.subEntityId;
  } catch {
    return undefined;
  }
}

function recordAt(place: string): Content | undefined {
  const [screen, query] = place.split('?');
  return Place.safeParse({ ...Object.fromEntries(new URLSearchParams(query)), screen }).data;
}
