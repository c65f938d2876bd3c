import { ZodError } from 'zod';
import type { SendAnyway } from './domain/stoppedWords';
import { Refusal, type RefusalCode } from './domain/refusal';
import { meantAs } from './domain/stoppedWords';
import type { TaskStep } from './domain/taskSteps';
import { Instant, localDateOf, momentText } from './domain/time';
import type { Onlooking } from './useCases/ports';
import { entraTexts } from './entraRefusalTexts';
import { readersTexts } from './readersRefusalTexts';
import { seatTexts } from './seatRefusalTexts';
import { taskStateNames } from './useCases/tasks/viewTask';
import { nameOf } from './ledger/roster';
import { OutcomeUnknown, StoreUnavailable } from './ledger/store';
import { NotShown } from './useCases/afterDoing';

type Facts = Readonly<Record<string, string>>;

/** What a person reads when a rule turns them down, in a card or in the tab: what happened, and what to do. */
const texts: Record<RefusalCode, (facts: Facts) => string> = {
  'not-found': ({ what = 'record' }) => `This ${what} is not there, or is not shared with you. Ask the coordinator.`,
  'not-allowed': () => 'Your role on the panel does not include this. The coordinator can help.',
  'statement-first': () =>
    'Please read and accept the panel’s confidentiality statement first. Open Sentinel in Teams, or write to the bot in your own chat with it.',
  'statement-changed': () =>
    'The confidentiality statement has been changed since you opened it, so nothing was accepted. Please read the new one.',
  'not-your-agency': () => 'Only the agency that holds the task can do this. Nothing was changed.',
  'not-the-owner': () => 'Only the owner, the deputy or the agency’s lead can pass the task on. Nothing was changed.',
  'chair-only': () => 'Only the chair moves a task to another agency. Decline it with a reason, or ask the chair.',
  'wrong-state': ({ step = 'changed', what = 'The task has moved on' }) =>
    `${what}, so it was not ${isTaskStep(step) ? stepDone[step] : step}. Open it to see where it stands.`,
  'already-decided': ({ reference = 'The issue' }) => `${reference} has already been decided. Open it to see how.`,
  'owner-not-in-agency': ({ name = 'This person' }) => `${name} is not with that agency. Choose one of its members.`,
  'owner-cannot-answer': ({ name = 'This person' }) => `${name} only observes, so cannot own a task. Choose a member.`,
  'owner-recused': ({ name = 'This person' }) =>
    `${name} stays out of this item for an interest, so cannot hold its task. Choose somebody else.`,
  'holder-left': ({ name = 'This person' }) =>
    `${name} has left the panel, so nothing can be given to them. Choose somebody who sits on it. Nothing was changed.`,
  'deputy-not-in-agency': () => 'The deputy is not with that agency. Choose one of its members, or nobody.',
  'due-date-passed': () => 'The due date has passed. Choose today or a later day.',
  'not-later': () => 'This is no later than the task is due now. Ask for a later day.',
  'too-far-ahead': () => 'That is more than two years ahead. Ask for a nearer day.',
  'no-such-wish': () =>
    'This wish for more time no longer stands: it was answered, or another day is asked for by now. Nothing was changed. Open the task to see.',
  'wished-day-passed': () =>
    'The day that was asked for has passed, so it was not given. Refuse it with a reason, and they can ask for a later one.',
  'marking-too-high': ({ word = 'SECRET' }) =>
    `Nothing marked SECRET or above may be entered here. It was stopped for “${word}”, and nothing was kept. Take it out; use the system that may hold it, and tell the coordinator only that there is something to see there. If it is a name, write it as one: Secret Garden.`,
  'only-the-raiser': () =>
    'Only the person who raised the issue can change it. Tell the coordinator what should change.',
  'already-triaged': ({ reference = 'The issue' }) =>
    `${reference} has been looked at already, so it can no longer be changed. Tell the coordinator instead.`,
  'same-issue': () => 'An issue cannot be merged into itself. Choose the other one.',
  'too-many-rows': ({ most = '20,000' }) => `There are more than ${most} rows. Narrow the filters and export again.`,
  'too-many-records': () =>
    'Together these entries vouch for more records than one step can write. Nothing was erased. Choose fewer of them.',
  'meeting-not-planned': ({ reference = 'The meeting' }) =>
    `${reference} is no longer planned: it has begun, is over or was cancelled. Nothing was changed.`,
  'day-taken': ({ reference = 'Another meeting' }) => `${reference} is on that day already. Choose another day.`,
  'meeting-not-running': () => 'The meeting is not running: it has not begun, or is over. Nothing was changed.',
  'not-its-day': ({ reference = 'The meeting', day = 'another day' }) =>
    `${reference} is on ${day} and starts on that day. Nothing was changed. If it is held today, move it to today first.`,
  'another-runs': ({ reference = 'Another meeting' }) =>
    `${reference} still runs, so no other meeting was started. Close ${reference} first.`,
  'item-gone': () =>
    'This item is no longer on the agenda: somebody took it off meanwhile. The agenda shown is the latest.',
  'item-over': () =>
    'This item has been dealt with already, so it was left as it is. Go back to it if it has to be taken again.',
  'item-waits': () => 'This item came late and waits for the chair. Accept it first, or give it to the next meeting.',
  'item-stays': () => 'This line stands on every agenda of the panel, so it was left where it is.',
  'no-open-words': () =>
    'The stage is read by everybody, and this item has no issue that everybody may read. Nothing was shown.',
  'not-on-floor': () => 'The meeting is not at this item at the moment, so nothing was shown on the stage.',
  'others-present': ({ name = 'Somebody who may not know' }) =>
    `Nothing was shown. In the room: ${name}. Ask them to step out, or say that you show it all the same.`,
  'agenda-full': ({ most = '100' }) => `An agenda holds ${most} items at the most. Take one off first.`,
  'not-the-chair': ({ name = 'Somebody else' }) =>
    `${name} runs the meeting at the moment. Ask them to hand over to you.`,
  'minutes-agreed': () => 'These minutes have been agreed and are locked. Start a new version to put something right.',
  'minutes-not-confirmed': () => 'The chair has not confirmed these minutes yet, so they cannot be agreed.',
  'minutes-not-agreed': () => 'These minutes have not been agreed yet. Edit them as they are.',
  'wrong-code': () =>
    'This sign-in code is not the one of this meeting. Scan the code on the screen in the room again.',
  ...readersTexts,
  'not-to-be-split': () => 'This task is over, or is itself a part of another one, so it cannot be split.',
  'covert-activity': ({ word = 'covert' }) =>
    `“${word}” asks a partner for covert activity, which needs an authorisation. Nothing was given. See the authorising officer, or write what is to be done openly.`,
  'source-words': ({ word = 'This' }) =>
    `“${word}” says where intelligence comes from, which Sentinel never holds. Nothing was kept. Take it out; it belongs with your force’s source unit. Tell the coordinator only that there is something to see there.`,
  'doubtful-words': ({ word = 'this', kind = 'marking' }) => (doubts[kind] ?? markingDoubt).asks(word),
  'reason-words': ({ word = 'this' }) =>
    `Please say why without “${word}”: it stands in the log, where no such word is needed. Nothing was opened.`,
  'reminder-sent': () => 'This reminder has gone out already, so it cannot be held back.',
  'graph-off': () => 'Teams meetings are not made from here. Paste the join link under “Change the place” instead.',
  'graph-no-consent': () =>
    'Your organisation has not allowed Sentinel to make Teams meetings. Paste the join link instead; everything else works.',
  'graph-unavailable': () => 'Teams did not make the meeting just now. Nothing was changed; please try again.',
  'chat-taken': () => 'Another panel speaks in this chat already, so it cannot be approved here.',
  ...seatTexts,
  'rows-at-fault': ({ rows = '0', row = '', column = '', message = 'Look at the list again.' }) => {
    const what = rows === '0' ? 'This list' : rows === '1' ? 'A row of this list' : `${rows} rows of this list`;
    const where = row === '' ? '' : `Row ${row}, ${column}: `;
    return `${what} cannot be taken as it stands. Nothing was imported. ${where}${message} Put right what is at fault or leave it out.`;
  },
  ...entraTexts,
  'not-fit': ({ name = 'this person', reference = 'This' }) =>
    `${reference} cannot go to ${name}. Choose one of those listed, or leave it. Nothing was handed over.`,
  'panel-in-use': ({ why = 'it has begun to work' }) =>
    `Another force’s configuration is taken on before a panel begins to work, and here ${why}. Nothing was changed. Each part can be changed by itself under Settings.`,
  'configuration-unfit': ({ fault = '' }) => `Nothing was changed, for the file does not fit. ${fault}`.trim(),
  'contact-elsewhere': ({ name = 'this partner' }) =>
    `The single point of contact sits for the partner. Choose one of the people of ${name}, or nobody.`,
  'version-used': ({ version = 'That' }) =>
    `Agreement ${version} of this partner was signed already. Give this one another version. Nothing was changed.`,
  'signatory-elsewhere': ({ name = 'this partner' }) =>
    `Whoever signs for the partner sits for it. Choose one of the people of ${name} who take part in the panel’s work. Nothing was changed.`,
  'agreement-over': () =>
    'This agreement has run out by its own last day, so it is not signed any more. Ask the coordinator to enter a new one.',
  'agreement-changed': () =>
    'This is no longer the agreement that you read. Read it as it is now, then sign. Nothing was signed.',
  'day-to-come': () => 'That day has not come yet. Choose today or an earlier day.',
  'partner-known': ({ name = 'This organisation' }) =>
    `${name} is a partner already. Open it and change it there. Nothing was changed.`,
  'partner-seated': ({ names = 'Somebody', day = 'that day' }) =>
    `${names} would still sit for it after ${day}. Give them a last day first, under Settings, People. Nothing was changed.`,
  'partner-day-over': () => 'That day is over. Choose yesterday, today or a later day.',
  'partner-over': ({ name = 'This organisation' }) =>
    `${name} is no partner any more. Choose another, or take its last day back under Partners. Nothing was changed.`,
  'raised-already': ({ reference = 'An issue' }) =>
    `${reference} was raised with this form, in other words. What you write now is not raised yet: send it once more, or from a new form.`,
  'install-off': () =>
    'Sentinel cannot be installed for others from here. Ask them to add it in Teams, or whoever runs your Teams.',
  'install-unavailable': () => 'Teams did not answer just now. Nothing was changed; please try again.',
  'room-has-no-link': () => 'This meeting is in a room, so it has no join link. Change its place to Teams first.',
  'over-by-then': () =>
    'Your time on the panel ends before this meeting. Ask the coordinator for a longer one if you are to come.',
  'not-coming': ({ name = 'This person' }) => `${name} cannot take part in this meeting. Choose somebody else.`,
  'nobody-instead': () => 'Say who comes instead of you, or send apologies.',
  'reason-needed': () => 'Say in a word why you open this. It stands in the log beside your name.',
  'names-a-person': () => 'This is shown where no name may be. Please write it without the name of a person.',
  'own-grade': () =>
    'You proposed this grade, so somebody else who runs the panel says which it is. Nothing was changed; it waits for them under Today.',
  'other-grade-why': ({ grade = 'Another grade' }) =>
    `${grade} was proposed. Say in a word why you grade it otherwise, and send it again. Nothing was changed.`,
  'of-nothing': () => 'Say which group or which task the disruption belongs to. Nothing was kept.',
  'taken-back': ({ reference = 'The disruption' }) =>
    `${reference} was taken back, so nothing was changed. Propose it anew if it stands after all.`,
  'too-many-links': ({ most = '300' }) =>
    `There are ${most} links here at the most. Drop one that says least, then add this one.`,
  'merge-with-itself': () => 'These are one record already. Please choose the other one.',
  'merged-already': ({ into = 'another one' }) =>
    `It became one with ${into} before. Please choose ${into} instead. Nothing was changed.`,
  'link-to-itself': () => 'A link leads from one to another. Please choose two different ends.',
  'group-full': ({ most = '100', what = 'people' }) => `A group has ${most} ${what} at the most.`,
  'group-known': ({ reference = 'This number' }) =>
    `${reference} is recorded already. Open it from the list of groups, or check the number. Nothing was recorded.`,
  'id-taken': () => 'This id belongs to another record. Send it again with a new id.',
  'words-in-chain': ({ number }) =>
    `${number === undefined ? 'An entry' : `Entry ${number}`} was written by an earlier version, its words inside the chain itself: they cannot be erased without breaking it. Nothing was erased.`,
  'words-kept': ({ number }) =>
    `${number === undefined ? 'An entry' : `Entry ${number}`} says what somebody was refused, or who erased words and why: it keeps its own. Nothing was erased.`,
  'words-gone': () => 'These words have been erased already. Nothing was changed.',
  'log-broken': () =>
    'An entry, or a record that it vouches for, is not what was written. Nothing was erased, so that the log’s check still finds it. Tell the auditor.',
  'on-hold': ({ reference = 'This', case: of = 'a case' }) =>
    `${reference} is on hold for ${of}: while the hold stands nothing is disposed of and no words are erased. Nothing was changed.`,
  'not-due': ({ reference = 'This' }) => `${reference} is not due for review. Nothing was changed.`,
  'disposed-of': ({ reference = 'This' }) =>
    `${reference} was disposed of: only its number is left. Nothing was changed.`,
  'hold-stands': ({ reference = 'This' }) => `${reference} is on hold already. Lift that hold first.`,
  'no-hold': ({ reference = 'This' }) => `No hold stands on ${reference}. Nothing was changed.`,
  'one-class': () =>
    'Several are disposed of at once where they are of one class. Choose one class. Nothing was changed.',
  'no-such-reference': ({ reference = '' }) =>
    `The panel has no task, issue, meeting or group “${reference}”. Write it as SEN-27-014, I-27-006 or M2.`,
  'changed-meanwhile': ({ who, change = 'changed this', when = 'meanwhile', came, name = 'this person' }) => {
    if (came !== undefined)
      return `${came} came into the hands of ${name} after you had opened this. Nothing was changed, and what you chose is still here. Say who takes it, then send again.`;
    return who === undefined
      ? 'Others changed the panel at the same moment. Nothing was lost; please try again.'
      : `${who} ${change} at ${when}, after you had opened this. Nothing was written over, and nothing you typed is lost. Look at what stands now, then do it again if it is still right.`;
  },
  'newer-data': ({ done }) =>
    `Sentinel is being upgraded${done === undefined ? '' : `: ${done} records of this list are done so far`}. Nothing was lost; please try again in a moment.`,
};

interface Doubt {
  readonly asks: (word: string) => string;
  readonly label: string;
}

const markingDoubt: Doubt = {
  asks: (word) =>
    `Is “${word}” a marking? Nothing marked SECRET or above may be entered here: then take it out, use the system that may hold it, and tell the coordinator only that there is something to see there. Nothing is kept yet.`,
  label: 'No, it is not a marking',
};

/** By what it may be. */
const doubts: Readonly<Record<string, Doubt>> = {
  marking: markingDoubt,
  source: {
    asks: (word) =>
      `Does “${word}” say where intelligence comes from? Sentinel never holds that: then take it out and tell your force’s source unit. Nothing is kept yet.`,
    label: 'No, nothing of a source',
  },
  covert: {
    asks: (word) =>
      `“${word}”: does this ask for covert activity? That needs an authorisation: then see the authorising officer, or write what is to be done openly. Nothing is kept yet.`,
    label: 'No, nothing covert',
  },
};

/** With what a doubtful word is sent as it is; undefined for any other refusal. */
export function doubtOf({ code, facts }: Refusal): SendAnyway | undefined {
  const { word, kind = 'marking' } = facts;
  if (code !== 'doubtful-words' || word === undefined) return undefined;
  return { word: meantAs(word), label: (doubts[kind] ?? markingDoubt).label };
}

/** At which field a word stands that something was stopped for, as it is said beside that field. */
export function stoppedAt({ facts: { path, word } }: Refusal): { path: string; message: string } | undefined {
  return path === undefined || word === undefined ? undefined : { path, message: `It was stopped for “${word}”.` };
}

const stepDone: Readonly<Record<TaskStep, string>> = {
  acknowledge: 'acknowledged',
  decline: 'declined',
  progress: 'changed',
  block: 'blocked',
  unblock: 'unblocked',
  complete: 'completed',
  reassign: 'reassigned',
  escalate: 'escalated',
  reallocate: 'given to somebody else',
  withdraw: 'withdrawn',
  close: 'closed',
  askTime: 'given more time',
  grantTime: 'given more time',
  refuseTime: 'changed',
  reword: 'worded anew',
};

/** Told to everybody in a chat of many that waits for a coordinator, member or not: it names no panel. */
export const unapprovedText =
  'A coordinator of a panel has to approve this chat before I speak of the panel here. Until then nothing that is written or clicked here is taken, and no issue raised: write to me in our own chat.';

/** Told to whoever uses a card of a panel on which they are not, or of another one than speaks in a chat of many. */
export const elsewhereText = 'This card is of a panel for which I cannot act here, so nothing was done.';

/** Told to whoever has a seat that their organisation's sign-in may not claim by an e-mail address. */
export const unlinkedText =
  'Your organisation’s sign-in is not yet linked to your seat. The coordinator of your panel has to link it.';

function isTaskStep(name: string): name is TaskStep {
  return Object.hasOwn(stepDone, name);
}

export const unknownText =
  'It is not known whether this was done. Open it to see where it stands before you send it again.';

/** What a fault came to, where its kind tells; undefined where nobody knows more than that it is one. */
export function faultText(error: unknown): string | undefined {
  if (error instanceof NotShown) {
    return `${error.done}, but I could not show it here. Do not send it again: open it to see where it stands.`;
  }
  if (error instanceof OutcomeUnknown) return unknownText;
  return error instanceof StoreUnavailable ? unavailableText(error) : undefined;
}

function unavailableText({ isOf }: StoreUnavailable): string {
  return isOf === 'writing'
    ? 'Nothing can be stored just now. Nothing was changed. Please try again in a minute.'
    : 'What is stored cannot be read just now. Please try again in a minute.';
}

/** Words for a refusal. With the context of the request it can say who did what when. */
export function refusalText(refusal: Refusal, ctx?: Onlooking): string {
  return texts[refusal.code]({ ...refusal.facts, ...whatHappened(refusal.facts, ctx) });
}

/** "The task was closed at 10:42 by Ruth Calder" */
function whatHappened({ state, by, at }: Facts, ctx: Onlooking | undefined): Facts {
  const moment = Instant.safeParse(at);
  if (ctx === undefined || by === undefined || !moment.success) return {};
  const zone = ctx.roster.panel.timeZone;
  const when = momentText(moment.data, localDateOf(ctx.now, zone), zone);
  const name =
    Object.entries(taskStateNames)
      .find(([each]) => each === state)?.[1]
      .toLowerCase() ?? 'changed';
  return { what: `The task was ${name === 'in progress' ? 'started' : name} at ${when} by ${nameOf(ctx.roster, by)}` };
}

/** What to say when a rule, or a text too long or missing, turned a person down. @throws error when it is a fault */
export function wordsFor(error: unknown, ctx: Onlooking): string {
  if (error instanceof Refusal) return refusalText(error, ctx);
  if (error instanceof ZodError) return error.issues[0]?.message ?? 'Something is missing.';
  throw error;
}
