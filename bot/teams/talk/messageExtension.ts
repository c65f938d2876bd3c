import { z } from 'zod';
import { sharedGroupCard } from '../../cards/groupCard';
import { calledInChat } from '../../cards/issueCard';
import { type Card, refreshing } from '../../cards/kit';
import { GroupId, IssueId, MeetingId, TaskId } from '../../domain/ids';
import { Refusal } from '../../domain/refusal';
import { shortened } from '../../domain/text';
import type { Context } from '../../useCases/ports';
import { runQuery } from '../../useCases/queries';
import type { FoundView } from '../../useCases/search/searchViews';
import { wordless } from '../../useCases/log/reading';
import { type DialogAnswer, openedDialog } from '../clicks/dialogs';
import { type Content, forEverybody } from '../drawing/content';
import type { Drawing } from '../drawing/contentDrawing';
import { groupWordsIn } from './chatCommands';
import { inertText, plainTextOf } from './plainText';
import { readReference, referenceOf } from './references';

/** The body that answers a search: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions */
export interface SearchAnswer {
  readonly composeExtension:
    | { readonly type: 'result'; readonly attachmentLayout: 'list'; readonly attachments: readonly object[] }
    | { readonly type: 'message'; readonly text: string };
}

const Search = z.object({
  parameters: z
    .array(z.object({ name: z.string(), value: z.unknown() }))
    .max(10)
    .default([]),
});

/** Of each kind of record: the list stays short enough to choose from. */
const MOST_OF_A_KIND = 5;
/** As Teams asks for. */
const MOST_FOUND = 25;
const LONGEST_SEARCH = 100;

/** What is found: `card` goes into the chat, as everybody there may see it. */
interface Found {
  readonly content: Content;
  readonly card: Card;
  readonly title: string;
  readonly line: string;
}

/**
 * Finds tasks, issues, meetings and groups by number or words, as far as the person may see them. What is put into a
 * chat shows the least, and is drawn anew for each member who sees it there.
 */
export async function search(
  value: unknown,
  panels: readonly Context[],
  drawing: Drawing,
  userIds: (ctx: Context) => Promise<readonly string[]>,
): Promise<SearchAnswer> {
  const isOneOfSeveral = panels.length > 1;
  const found = await Promise.all(panels.map((ctx) => findIn(ctx, { value, drawing, userIds, isOneOfSeveral })));
  const attachments = found.flat();
  if (attachments.length === 0)
    return searchMessage('Nothing found that is shared with you. Try a reference or other words.');
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

interface Searching {
  readonly value: unknown;
  readonly drawing: Drawing;
  readonly userIds: (ctx: Context) => Promise<readonly string[]>;
  readonly isOneOfSeveral: boolean;
}

async function findIn(ctx: Context, { value, drawing, userIds, isOneOfSeveral }: Searching): Promise<object[]> {
  const words = wordsOf(value, ctx);
  const found = words === '' ? await findOwn(ctx, drawing) : await findByWords(words, ctx, drawing);
  if (found.length === 0) return [];
  const people = await userIds(ctx);
  return found.map(({ content, card, title, line }) => {
    const told = isOneOfSeveral ? `${ctx.roster.panel.name} · ${line}` : line;
    return attachmentOf(drawing.ofPanel(refreshing(card, content, people), ctx), title, told);
  });
}

export function searchMessage(text: string): SearchAnswer {
  return { composeExtension: { type: 'message', text } };
}

export function attachmentOf(content: object, title: string, line: string): object {
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content,
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: inertText(title), text: inertText(line) },
    },
  };
}

/** What was typed; a reference as it is kept, however it was typed. Nothing at first. */
function wordsOf(value: unknown, ctx: Context): string {
  const read = Search.safeParse(value);
  const typed = read.success ? read.data.parameters.find(({ name }) => name === 'query')?.value : undefined;
  const words = typeof typed === 'string' ? typed.trim().slice(0, LONGEST_SEARCH) : '';
  const reference = readReference(words);
  const named = reference === undefined ? undefined : referenceOf(reference, ctx.roster.panel.referencePrefix);
  return named?.reference ?? groupWordsIn(words) ?? words;
}

/** Whoever may not see one kind of record finds none of it. */
async function allowed(finding: Promise<Found[]>): Promise<Found[]> {
  return finding.catch((error: unknown) => {
    if (error instanceof Refusal) return [];
    throw error;
  });
}

/** What the box of the tab finds, as far as it may be put into a chat: no people. */
async function findByWords(text: string, ctx: Context, drawing: Drawing): Promise<Found[]> {
  const { items } = await runQuery('search.find', { text }, ctx);
  const found = await Promise.all(items.map((hit) => foundOf(hit, ctx, drawing)));
  return found.filter((each) => each !== undefined).slice(0, MOST_FOUND);
}

async function foundOf(hit: FoundView, ctx: Context, drawing: Drawing): Promise<Found | undefined> {
  const { reference = '', title, note = '' } = hit;
  const content = contentOf(hit);
  if (content === undefined) return undefined;
  const card =
    content.kind === 'group'
      ? sharedGroupCard({ reference }, ctx.roster.panel.marking, drawing.tabLink(hit.place))
      : await drawing.draw(content, forEverybody(ctx));
  return { content, card, title: `${reference} ${shortened(title, 120)}`, line: note };
}

function contentOf({ kind, key }: FoundView): Content | undefined {
  const id = key.slice(kind.length + 1);
  switch (kind) {
    case 'task':
      return { kind, taskId: TaskId.parse(id) };
    case 'issue':
      return { kind, issueId: IssueId.parse(id) };
    case 'group':
      return { kind, groupId: GroupId.parse(id) };
    case 'meeting':
      return { kind: 'nextMeeting', meetingId: MeetingId.parse(id) };
    case 'item':
    case 'opportunity':
    case 'disruption':
    case 'person':
    case 'agency':
      return undefined;
  }
}

/** Before anything is typed: one's own tasks and issues, and the next meeting. */
async function findOwn(ctx: Context, drawing: Drawing): Promise<Found[]> {
  const found = await Promise.all([
    allowed(findOwnTasks(ctx, drawing)),
    allowed(findOwnIssues(ctx, drawing)),
    allowed(findNextMeeting(ctx, drawing)),
  ]);
  return found.flat();
}

async function findOwnTasks(ctx: Context, drawing: Drawing): Promise<Found[]> {
  const { items } = await runQuery('tasks.list', { mine: true, limit: MOST_OF_A_KIND }, wordless(ctx));
  return Promise.all(
    items.map(async (task): Promise<Found> => {
      const content = { kind: 'task', taskId: task.id } as const;
      return {
        ...{ content, card: await drawing.draw(content, forEverybody(ctx)) },
        title: `${task.reference} ${task.restricted ? 'Restricted' : shortened(task.title, 120)}`,
        line: `${task.agencyName} · ${task.stateName} · due ${task.dueText}`,
      };
    }),
  );
}

async function findOwnIssues(ctx: Context, drawing: Drawing): Promise<Found[]> {
  const { items } = await runQuery('issues.list', { mine: true, limit: MOST_OF_A_KIND }, wordless(ctx));
  return Promise.all(
    items.map(async (issue): Promise<Found> => {
      const content = { kind: 'issue', issueId: issue.id } as const;
      return {
        ...{ content, card: await drawing.draw(content, forEverybody(ctx)) },
        title: `${issue.reference} ${calledInChat(issue)}`,
        line: `${issue.agencyName} · ${issue.statusText}`,
      };
    }),
  );
}

async function findNextMeeting(ctx: Context, drawing: Drawing): Promise<Found[]> {
  const { items } = await runQuery('meetings.list', {}, ctx);
  return Promise.all(
    items
      .filter(({ next }) => next)
      .map(async ({ id: meetingId, reference, dayText, startsAt, endsAt, placeText }): Promise<Found> => {
        const content = { kind: 'nextMeeting', meetingId } as const;
        const card = await drawing.draw(content, forEverybody(ctx));
        return { content, card, title: `${reference} ${dayText}`, line: `${startsAt} to ${endsAt} · ${placeText}` };
      }),
  );
}

const Message = z.object({
  messagePayload: z.object({
    body: z.object({ contentType: z.string().optional(), content: z.string().default('') }),
  }),
});

/** What an issue's text takes. */
const LONGEST_ISSUE = 2000;

/** "Raise as panel issue" on a message: the dialog for an issue, with the message's words in it. */
export async function raiseFromMessage(
  value: unknown,
  panels: readonly [Context, ...Context[]],
): Promise<DialogAnswer> {
  const { body } = Message.catch({ messagePayload: { body: { content: '' } } }).parse(value).messagePayload;
  const text = shortened(plainTextOf(body.content, body.contentType !== 'text'), LONGEST_ISSUE);
  return openedDialog('issue', panels, text === '' ? {} : { text });
}
