import { z } from 'zod';
import { highestMarking } from '../../domain/highestMarking';
import { markingOf } from '../../domain/marking';
import { type FloorPart, floorParts, isOnAgenda, totalMinutes } from '../../domain/sections';
import { numberedTitle, purposeNames } from '../../domain/agendaWords';
import { Refusal } from '../../domain/refusal';
import { dayText, type LocalTime } from '../../domain/time';
import {
  loadAttendances,
  loadMeeting,
  loadMinutesVersion,
  MeetingRef,
  MinutesQuery,
  showMeeting,
} from './meetingLists';
import type { Context, PrintedBlock, PrintedFormat, PrintedPaper } from '../ports';
import { timeIn } from './viewMeeting';
import { attendanceView } from './viewAttendance';
import { minutesView, numbered } from './viewMinutes';
import type { AgendaItemView, MeetingView, MinutesView, SectionOutcome } from './meetingViews';
import type { FileView } from '../fileView';
import { printed } from '../printed';
import type { TaskView } from '../tasks/taskViews';

const Format = z.enum(['pdf', 'docx']).default('pdf');
export const PaperQuery = MeetingRef.extend({ format: Format });
const Part = z.enum(['open', 'annex']).default('open').describe('annex: what is restricted, for those who may see it');
export const AgendaPackQuery = PaperQuery.extend({ part: Part });
export const MinutesPaperQuery = MinutesQuery.extend({ format: Format, part: Part });

/** The agenda with its papers. What is restricted stands in an annex apart: packs are printed and handed round. */
export async function agendaPack(
  { meetingId, format, part }: z.infer<typeof AgendaPackQuery>,
  ctx: Context,
): Promise<FileView> {
  const found = await loadMeeting(meetingId, ctx);
  const meeting = await showMeeting(found, ctx);
  const annex = part === 'annex';
  const onAgenda = meeting.agenda.filter(isOnAgenda);
  const items = onAgenda.filter(({ restricted }) => restricted === annex);
  if (annex && items.length === 0) throw new Refusal('not-found', { what: 'annex' });
  const what = annex ? 'Restricted annex to the agenda' : 'Agenda';
  // The open part as if what is left out were not there: a gap would tell how long that takes, a number that it is there.
  const rows = annex
    ? floorParts(onAgenda).flatMap((each) => (each.item.restricted ? [agendaRow(each, each.item.startsAt)] : []))
    : floorParts(items).map((each) => agendaRow(each, timeIn(found, each.afterMinutes, ctx)));
  const planned = `${totalMinutes(items)} of ${meeting.durationMinutes} minutes planned.`;
  const blocks: PrintedBlock[] = [
    { kind: 'heading', level: 1, text: 'Agenda' },
    { kind: 'table', columns: agendaColumns, rows },
    ...(annex ? [] : [{ kind: 'paragraph', text: planned } as const]),
    ...paperBlocks(items),
  ];
  const reference = `${meeting.reference}, ${annex ? 'restricted annex to the agenda' : 'agenda pack'}`;
  const name = `${meeting.reference}-agenda${annex ? '-restricted-annex' : ''}`;
  const holds = { type: 'meeting', id: meeting.id, rows: items.length } as const;
  return printed(
    { name, holds },
    { ...headOf(meeting, { what, isForFew: annex }, ctx), reference, blocks },
    format,
    ctx,
  );
}

const agendaColumns = [
  { title: 'Time', share: 2 },
  { title: 'Item', share: 8 },
  { title: 'Purpose', share: 3 },
  { title: 'Presenter', share: 4 },
  { title: 'Minutes', share: 3 },
];

function agendaRow({ item, number }: FloorPart<AgendaItemView>, startsAt: LocalTime): string[] {
  const { title, purpose, presenterName = '', minutes } = item;
  return [
    startsAt,
    `${numberedTitle({ number, title })}${remarks(item)}`,
    purposeNames[purpose],
    presenterName,
    String(minutes),
  ];
}

function remarks({ late, carriedText, restricted, disclosureTexts = [] }: AgendaItemView): string {
  const lateText = late === undefined ? undefined : 'Late item';
  const said = [restricted ? 'Restricted' : undefined, lateText, carriedText, ...disclosureTexts];
  const words = said.filter((each) => each !== undefined).join('. ');
  return words === '' ? '' : `\n${words}`;
}

function paperBlocks(items: readonly AgendaItemView[]): PrintedBlock[] {
  const withPapers = items.filter(({ papers }) => papers.length > 0);
  if (withPapers.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: 'Papers' },
    ...withPapers.flatMap(({ title, papers }): PrintedBlock[] => [
      { kind: 'heading', level: 2, text: title },
      { kind: 'list', items: papers.map((paper) => `${paper.title}: ${paper.url}`) },
    ]),
  ];
}

function headOf(
  meeting: MeetingView,
  { what, isForFew = false }: { what: string; isForFew?: boolean },
  ctx: Context,
): Pick<PrintedPaper, 'marking' | 'title' | 'subtitle' | 'at'> {
  const when = `${dayText(meeting.on, ctx.today)}, ${meeting.startsAt} to ${meeting.endsAt}`;
  return {
    marking: markingOf(ctx.roster.panel, isForFew),
    title: `${ctx.roster.panel.name}: ${what} of ${meeting.reference}`,
    subtitle: `${when}, ${meeting.placeText}`,
    at: ctx.now,
  };
}

/** The action log, or the part of it that somebody's filters show. */
export function tasksPaper(tasks: readonly TaskView[], format: PrintedFormat, ctx: Context): Promise<FileView> {
  const { name } = ctx.roster.panel;
  const columns = [
    { title: 'Reference', share: 4 },
    { title: 'Task', share: 8 },
    { title: 'Agency and owner', share: 6 },
    { title: 'Due', share: 4 },
    { title: 'Where it stands', share: 6 },
  ];
  const rows = tasks.map((task) => [
    task.reference,
    task.title,
    `${task.agencyName}\n${task.ownerName}`,
    `${dayText(task.dueOn, ctx.today)}${task.overdue ? '\nOverdue' : ''}`,
    [task.statusText, task.blockedText, task.outcome].filter((part) => part !== undefined).join('\n'),
  ]);
  const count = tasks.length === 1 ? '1 task' : `${tasks.length} tasks`;
  const paper: PrintedPaper = {
    marking: highestMarking(ctx.roster.panel.marking, tasks),
    ...{ title: `${name}: action log`, subtitle: `${dayText(ctx.today, ctx.today)}, ${count}` },
    ...{ reference: `Action log, ${ctx.today}`, at: ctx.now },
    blocks: tasks.length === 0 ? [{ kind: 'paragraph', text: 'No task.' }] : [{ kind: 'table', columns, rows }],
  };
  const holds = { type: 'panel', id: ctx.roster.panel.id, rows: tasks.length } as const;
  return printed({ name: `action-log-${ctx.today}`, holds }, paper, format, ctx);
}

/** A line to sign for everybody expected, and empty ones for those who come besides. */
export async function signInSheet({ meetingId, format }: z.infer<typeof PaperQuery>, ctx: Context): Promise<FileView> {
  const found = await loadMeeting(meetingId, ctx);
  const meeting = await showMeeting(found, ctx);
  const { people } = attendanceView(found, await loadAttendances(meetingId, ctx), ctx);
  const columns = [
    { title: 'Name', share: 4 },
    { title: 'Agency', share: 5 },
    { title: 'In', share: 2 },
    { title: 'Out', share: 2 },
    { title: 'Signature', share: 5 },
  ];
  const named = people.map(({ name, agencyName }) => [name, agencyName, '', '', '']);
  const rows = [...named, ...Array.from({ length: 8 }, () => ['', '', '', '', ''])];
  const blocks: PrintedBlock[] = [{ kind: 'table', columns, rows, rowMillimetres: 11 }];
  const paper = {
    ...headOf(meeting, { what: 'Sign-in sheet' }, ctx),
    reference: `${meeting.reference}, sign-in sheet`,
    blocks,
  };
  const holds = { type: 'meeting', id: meeting.id, rows: people.length } as const;
  return printed({ name: `${meeting.reference}-sign-in-sheet`, holds }, paper, format, ctx);
}

/** The open minutes, or the restricted annex apart: what is in the one is not in the other. */
export async function minutesPaper(query: z.infer<typeof MinutesPaperQuery>, ctx: Context): Promise<FileView> {
  const { minutes, versions } = await loadMinutesVersion(query, ctx);
  const view = minutesView(minutes, versions, ctx);
  const annex = query.part === 'annex';
  if (annex && !view.hasAnnex) throw new Refusal('not-found', { what: 'annex' });
  const meeting = await showMeeting(await loadMeeting(query.meetingId, ctx), ctx);
  const what = annex ? 'Restricted annex to the minutes' : 'Minutes';
  const blocks = annex
    ? sectionBlocks(view, true, meeting.agenda)
    : [...openingBlocks(view), ...sectionBlocks(view, false), ...closing(view)];
  const reference = `${view.reference}, ${annex ? 'restricted annex' : 'minutes'}, version ${view.version}, ${view.stateText}`;
  const name = `${view.reference}-${annex ? 'restricted-annex' : 'minutes'}-v${view.version}`;
  const rows = view.sections.filter(({ restricted }) => restricted === annex).length;
  const holds = { type: 'minutes', id: `${view.meetingId}.${view.version}`, rows } as const;
  return printed(
    { name, holds },
    { ...headOf(meeting, { what, isForFew: annex }, ctx), reference, blocks },
    query.format,
    ctx,
  );
}

function openingBlocks(view: MinutesView): PrintedBlock[] {
  const line = ({ name, agency, note }: MinutesView['present'][number]) => [name, agency, note ?? ''];
  const columns = [
    { title: 'Name', share: 4 },
    { title: 'Agency', share: 5 },
    { title: 'Remarks', share: 4 },
  ];
  return [
    { kind: 'paragraph', text: `${view.timesText}. ${view.quorumText}.` },
    { kind: 'heading', level: 1, text: 'Present' },
    { kind: 'table', columns, rows: view.present.map(line) },
    ...(view.apologies.length === 0
      ? []
      : [
          { kind: 'heading', level: 1, text: 'Apologies' } as const,
          { kind: 'table', columns, rows: view.apologies.map(line) } as const,
        ]),
  ];
}

const outcomeWords: Readonly<Record<SectionOutcome, readonly string[]>> = {
  discussed: [],
  carried: ['Not reached: carried to the next meeting.'],
  notReached: ['Not reached.'],
  dealtWith: ['Not reached: dealt with otherwise meanwhile.'],
};

/**
 * Numbered in their own order: a number left out would tell that something is restricted. `items`: on which stands under
 * what each was shared, as far as the viewer is told.
 */
function sectionBlocks(view: MinutesView, restricted: boolean, items: readonly AgendaItemView[] = []): PrintedBlock[] {
  const sharedUnder = new Map(items.map(({ id, disclosureTexts = [] }) => [id, disclosureTexts]));
  return numbered(view.sections.filter((section) => section.restricted === restricted)).flatMap((section) => [
    { kind: 'heading', level: 1, text: numberedTitle(section) } as const,
    ...[...(sharedUnder.get(section.itemId) ?? []), ...outcomeWords[section.outcome]].map(
      (text) => ({ kind: 'paragraph', text }) as const,
    ),
    ...(section.interests.length === 0
      ? []
      : [{ kind: 'paragraph', text: `Interests declared: ${section.interests.join(' ')}` } as const]),
    ...(section.text === '' ? [] : [{ kind: 'paragraph', text: section.text } as const]),
    ...listed('Decisions', section.decisions),
    ...listed(
      'Tasks',
      section.tasks.map(({ line }) => line),
    ),
    ...listed('Disruptions', section.disruptions),
  ]);
}

function listed(title: string, items: readonly string[]): PrintedBlock[] {
  return items.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: title },
        { kind: 'list', items },
      ];
}

function closing({ amendments, stateText }: MinutesView): PrintedBlock[] {
  return [...listed('Amendments', amendments), { kind: 'paragraph', text: `${stateText}.` }];
}
