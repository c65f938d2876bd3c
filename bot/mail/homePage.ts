import { hasRight } from '../access/rights';
import { highestMarking } from '../domain/highestMarking';
import type { MailSubject } from '../domain/mailLink';
import { isNewerData, Refusal } from '../domain/refusal';
import { agencyName } from '../useCases/members/names';
import type { Context } from '../useCases/ports';
import { runQuery } from '../useCases/queries';
import type { TodayKind, TodayLineView } from '../useCases/today/todayViews';
import { doorPage, type DoorState, type Line, lineList } from './doorFrame';
import { addressOf, addressOfTab, AGREEMENT, HOME, ISSUES, RAISE } from './doorPlaces';
import { type Html, markup, worded } from './html';
import { linkTo } from './notOpenedPage';
import { type RecordPart, recordPart } from './recordPages';
import { form, hiddenField } from './replyFields';

type Section = 'toSign' | 'tasks' | 'meeting' | 'issues' | 'told';

/** Where a line of Today stands here; what is done in the tab alone is left to it. */
const sectionOf: Partial<Record<TodayKind, Section>> = {
  ...{ taskLate: 'tasks', taskToAnswer: 'tasks', taskOpen: 'tasks' },
  ...{ meetingRuns: 'meeting', reply: 'meeting', meeting: 'meeting', visit: 'meeting' },
  ...{ urgentIssue: 'issues', issueOfMine: 'issues', issueDecided: 'issues' },
  agreementToSign: 'toSign',
  ...{ littleSeen: 'told', agreement: 'told', confidentiality: 'told', correction: 'told' },
};

/** What the page says, as far as its reader may know. */
export interface Home {
  readonly title: string;
  readonly marking: string;
  /** "Neil Farrow, HM Prison and Probation Service" */
  readonly who: string;
  readonly subject: MailSubject;
  /** Undefined where it is hidden from its reader by now. */
  readonly about: RecordPart | undefined;
  readonly lines: readonly TodayLineView[];
  readonly has: { readonly tasks: boolean; readonly meetings: boolean; readonly issues: boolean };
}

/** Where one comes in: what the mail was about, then whatever else of the panel is one's own. */
export async function homePage(subject: MailSubject, ctx: Context, state: DoorState): Promise<Html> {
  const { viewer, roster } = ctx;
  const about = await aboutMail(subject, ctx, state);
  const { items: lines } = await runQuery('today.lines', {}, ctx);
  const has = {
    tasks: hasRight(viewer, 'task.answer'),
    meetings: hasRight(viewer, 'agenda.see'),
    issues: hasRight(viewer, 'issue.raise'),
  };
  const { name: title } = roster.panel;
  const marking = highestMarking(roster.panel.marking, about === undefined ? [] : [about]);
  const who = `${viewer.member.name}, ${agencyName(viewer.member.agencyId, ctx)}`;
  return drawHome({ title, marking, who, subject, about, lines, has }, state);
}

export function drawHome({ title, marking, who, subject, about, lines, has }: Home, state: DoorState): Html {
  // What the mail is about stands above already.
  const others = lines.filter(({ place = '' }) => addressOfTab(place) !== addressOf(subject));
  const of = (section: Section) =>
    others.filter(({ kind }) => sectionOf[kind] === section).map((each) => lineOf(each, state));
  const toSign = of('toSign');
  const body = markup`<p>${who}</p>
    ${section('To sign', toSign)} ${about === undefined ? hiddenNow(subject) : mailSection(about, toSign.length === 0)}
    ${has.tasks && section('Your open tasks', of('tasks'), noTask(subject))}
    ${has.meetings && section('The next meeting', of('meeting'), noMeeting(subject))}
    ${has.issues && issueSection(of('issues'))} ${section('To know', of('told'))} ${inTeams(lines)}`;
  return doorPage({ title, marking, body, isHome: true }, state);
}

/** Undefined where its reader may not see it by now. */
async function aboutMail(subject: MailSubject, ctx: Context, state: DoorState): Promise<RecordPart | undefined> {
  try {
    return await recordPart(subject, ctx, { ...state, action: addressOf(subject), isAtHome: true });
  } catch (error) {
    if (error instanceof Refusal && !isNewerData(error)) return undefined;
    throw error;
  }
}

/** Where it can be asked for, whether it is there or not. */
function hiddenNow(subject: MailSubject): Html {
  return markup`<h2>From your e-mail</h2>
    <p>What it was about is not there, or is not shared with you any more.</p>
    ${linkTo(subject) && markup`<p><a href="${addressOf(subject)}">Ask for access</a></p>`}`;
}

/** A mail that asks for a signature opens the next meeting, and is not about it: where one waits, that stands by its own name. */
function mailSection({ title, body }: RecordPart, saysWhence: boolean): Html {
  return markup`<h2>${saysWhence && 'From your e-mail: '}${worded(title)}</h2>
    ${body}`;
}

/** Without lines it says so, or is left out. */
function section(heading: string, lines: readonly Line[], none?: string): Html {
  if (lines.length === 0 && none === undefined) return markup``;
  return markup`<h2>${heading}</h2>
    ${lines.length === 0 ? markup`<p>${none}</p>` : lineList(lines)}`;
}

function noTask({ kind }: MailSubject): string {
  return kind === 'task' ? 'No other task of yours is open.' : 'None of yours is open.';
}

function noMeeting({ kind }: MailSubject): string {
  return kind === 'meeting' ? 'It stands above.' : 'None is planned.';
}

function issueSection(lines: readonly Line[]): Html {
  return markup`${section('Your issues', lines, 'None that is open or was lately decided.')}
    <p><a href="${ISSUES}">All that you have raised</a></p>
    <p><a class="button" href="${RAISE}">Raise an issue</a></p>`;
}

/** As Today says it, with what it asks in place. */
function lineOf({ reference, title, text, place = '', act, writeTo }: TodayLineView, state: DoorState): Line {
  const write = writeTo && markup`<p><a href="mailto:${writeTo.email}">Write to ${writeTo.name}</a></p>`;
  const forms = [...formsOf(act, reference, state), ...(write === undefined ? [] : [write])];
  return { reference, title, text, at: addressOfTab(place), forms };
}

function formsOf(act: TodayLineView['act'], about: string | undefined, { pass }: DoorState): Html[] {
  const asked = (subject: MailSubject, name: string, button: string) =>
    form(
      { name, button, look: 'other', ...(about === undefined ? {} : { about }) },
      { typed: {}, pass, action: addressOf(subject), isAtHome: true },
    );
  switch (act?.kind) {
    case undefined:
    // Who is to see what is decided where there is room for it.
    case 'giveAccess':
      return [];
    case 'correctionSeen': {
      const fields = [hiddenField('correctionId', act.correctionId)];
      const seen = { name: 'seen', button: 'I have read this', fields, look: 'other' } as const;
      return [form(seen, { typed: {}, pass, action: HOME, isAtHome: true })];
    }
    case 'sign':
      // It binds a whole organisation: its own page says to what, and asks.
      return [markup`<p><a class="button" href="${AGREEMENT}">Read and sign it</a></p>`];
    case 'acknowledge':
      return [asked({ kind: 'task', id: act.taskId }, 'acknowledge', 'Acknowledge')];
    case 'takeInHand':
      return [asked({ kind: 'issue', id: act.issueId }, 'inHand', 'It is in hand')];
    case 'reply': {
      const meeting = { kind: 'meeting', id: act.meetingId } as const;
      return [asked(meeting, 'coming', 'I am coming'), asked(meeting, 'apology', 'I send my apologies')];
    }
  }
}

/** What waits for those who run the panel is done where there is room for it. */
function inTeams(items: readonly TodayLineView[]): Html {
  const waiting = items.filter(({ kind, waits }) => waits && sectionOf[kind] === undefined);
  const lines = waiting.map(({ reference, title, text }): Line => ({ reference, title, text }));
  return section('Waiting for you in Sentinel in Teams', lines);
}
