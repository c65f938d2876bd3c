import { ZodError } from 'zod';
import { Refusal, type RefusalCode } from './domain/refusal';
import type { TaskStep } from './domain/taskSteps';
import { Instant, localDateOf, momentText } from './domain/time';
import type { Onlooking } from './useCases/ports';
import { doubtText } from './doubtTexts';
import { entraTexts } from './entraRefusalTexts';
import { readersTexts } from './readersRefusalTexts';
import { seatTexts } from './seatRefusalTexts';
import { taskStateNames } from './useCases/tasks/viewTask';
import { nameOf } from './ledger/roster';
import { OutcomeUnknown, StoreUnavailable } from './ledger/store';
import { NotShown } from './useCases/afterDoing';
import { inWords, t } from './domain/words';

type Facts = Readonly<Record<string, string>>;

/** What was asked for, as it is called where it is not there. */
const kinds: Readonly<Record<string, string>> = inWords({
  account: 'account',
  agency: 'agency',
  agreement: 'agreement',
  annex: 'annex',
  certificate: 'certificate',
  chat: 'chat',
  control: 'control',
  correction: 'correction',
  deputy: 'deputy',
  'draft of minutes': 'draft of minutes',
  group: 'group',
  issue: 'issue',
  'later meeting': 'later meeting',
  meeting: 'meeting',
  member: 'member',
  message: 'message',
  opportunities: 'opportunities',
  panel: 'panel',
  period: 'period',
  person: 'person',
  place: 'place',
  power: 'power',
  record: 'record',
  'record of the minutes': 'record of the minutes',
  reminder: 'reminder',
  task: 'task',
  threat: 'threat',
});

/** What a person reads when a rule turns them down, in a card or in the tab: what happened, and what to do. */
const texts: Record<RefusalCode, (facts: Facts) => string> = {
  'not-found': ({ what = 'record' }) =>
    t`This ${kinds[what] ?? what} is not there, or is not shared with you. Ask the coordinator.`,
  'not-allowed': () => t`Your role on the panel does not include this. The coordinator can help.`,
  'statement-first': () =>
    t`Please read and accept the panel’s confidentiality statement first. Open Sentinel in Teams, or write to the bot in your own chat with it.`,
  'statement-changed': () =>
    t`The confidentiality statement has been changed since you opened it, so nothing was accepted. Please read the new one.`,
  'not-your-agency': () => t`Only the agency that holds the task can do this. Nothing was changed.`,
  'not-the-owner': () => t`Only the owner, the deputy or the agency’s lead can pass the task on. Nothing was changed.`,
  'chair-only': () => t`Only the chair moves a task to another agency. Decline it with a reason, or ask the chair.`,
  'wrong-state': ({ step = t`changed`, what = t`The task has moved on` }) =>
    t`${what}, so it was not ${isTaskStep(step) ? stepDone[step] : step}. Open it to see where it stands.`,
  'already-decided': ({ reference = t`The issue` }) => t`${reference} has already been decided. Open it to see how.`,
  'owner-not-in-agency': ({ name = t`This person` }) => t`${name} is not with that agency. Choose one of its members.`,
  'owner-cannot-answer': ({ name = t`This person` }) =>
    t`${name} only observes, so cannot own a task. Choose a member.`,
  'owner-recused': ({ name = t`This person` }) =>
    t`${name} stays out of this item for an interest, so cannot hold its task. Choose somebody else.`,
  'holder-left': ({ name = t`This person` }) =>
    t`${name} has left the panel, so nothing can be given to them. Choose somebody who sits on it. Nothing was changed.`,
  'deputy-not-in-agency': () => t`The deputy is not with that agency. Choose one of its members, or nobody.`,
  'due-date-passed': () => t`The due date has passed. Choose today or a later day.`,
  'not-later': () => t`This is no later than the task is due now. Ask for a later day.`,
  'too-far-ahead': () => t`That is more than two years ahead. Ask for a nearer day.`,
  'no-such-wish': () =>
    t`This wish for more time no longer stands: it was answered, or another day is asked for by now. Nothing was changed. Open the task to see.`,
  'wished-day-passed': () =>
    t`The day that was asked for has passed, so it was not given. Refuse it with a reason, and they can ask for a later one.`,
  'marking-too-high': ({ word = 'SECRET' }) =>
    t`Nothing marked SECRET or above may be entered here. It was stopped for “${word}”, and nothing was kept. Take it out; use the system that may hold it, and tell the coordinator only that there is something to see there. If it is a name, write it as one: Secret Garden.`,
  'only-the-raiser': () =>
    t`Only the person who raised the issue can change it. Tell the coordinator what should change.`,
  'already-triaged': ({ reference = t`The issue` }) =>
    t`${reference} has been looked at already, so it can no longer be changed. Tell the coordinator instead.`,
  'same-issue': () => t`An issue cannot be merged into itself. Choose the other one.`,
  'too-many-rows': ({ most = '20,000' }) => t`There are more than ${most} rows. Narrow the filters and export again.`,
  'too-many-records': () =>
    t`Together these entries vouch for more records than one step can write. Nothing was erased. Choose fewer of them.`,
  'meeting-not-planned': ({ reference = t`The meeting` }) =>
    t`${reference} is no longer planned: it has begun, is over or was cancelled. Nothing was changed.`,
  'day-taken': ({ reference = t`Another meeting` }) => t`${reference} is on that day already. Choose another day.`,
  'meeting-not-running': () => t`The meeting is not running: it has not begun, or is over. Nothing was changed.`,
  'not-its-day': ({ reference = t`The meeting`, day = t`another day` }) =>
    t`${reference} is on ${day} and starts on that day. Nothing was changed. If it is held today, move it to today first.`,
  'another-runs': ({ reference = t`Another meeting` }) =>
    t`${reference} still runs, so no other meeting was started. Close ${reference} first.`,
  'item-gone': () =>
    t`This item is no longer on the agenda: somebody took it off meanwhile. The agenda shown is the latest.`,
  'item-over': () =>
    t`This item has been dealt with already, so it was left as it is. Go back to it if it has to be taken again.`,
  'item-waits': () => t`This item came late and waits for the chair. Accept it first, or give it to the next meeting.`,
  'item-stays': () => t`This line stands on every agenda of the panel, so it was left where it is.`,
  'no-open-words': () =>
    t`The stage is read by everybody, and this item has no issue that everybody may read. Nothing was shown.`,
  'not-on-floor': () => t`The meeting is not at this item at the moment, so nothing was shown on the stage.`,
  'others-present': ({ name = t`Somebody who may not know` }) =>
    t`Nothing was shown. In the room: ${name}. Ask them to step out, or say that you show it all the same.`,
  'agenda-full': ({ most = '100' }) => t`An agenda holds ${most} items at the most. Take one off first.`,
  'not-the-chair': ({ name = t`Somebody else` }) =>
    t`${name} runs the meeting at the moment. Ask them to hand over to you.`,
  'minutes-agreed': () => t`These minutes have been agreed and are locked. Start a new version to put something right.`,
  'minutes-not-confirmed': () => t`The chair has not confirmed these minutes yet, so they cannot be agreed.`,
  'minutes-not-agreed': () => t`These minutes have not been agreed yet. Edit them as they are.`,
  'wrong-code': () =>
    t`This sign-in code is not the one of this meeting. Scan the code on the screen in the room again.`,
  ...readersTexts,
  'not-to-be-split': () => t`This task is over, or is itself a part of another one, so it cannot be split.`,
  'covert-activity': ({ word = 'covert' }) =>
    t`“${word}” asks a partner for covert activity, which needs an authorisation. Nothing was given. See the authorising officer, or write what is to be done openly.`,
  'source-words': ({ word = t`This` }) =>
    t`“${word}” says where intelligence comes from, which Sentinel never holds. Nothing was kept. Take it out; it belongs with your force’s source unit. Tell the coordinator only that there is something to see there.`,
  'doubtful-words': ({ word = t`this`, kind = 'marking' }) => doubtText(kind, word),
  'reason-words': ({ word = t`this` }) =>
    t`Please say why without “${word}”: it stands in the log, where no such word is needed. Nothing was opened.`,
  'reminder-sent': () => t`This reminder has gone out already, so it cannot be held back.`,
  'graph-off': () => t`Teams meetings are not made from here. Paste the join link under “Change the place” instead.`,
  'graph-no-consent': () =>
    t`Your organisation has not allowed Sentinel to make Teams meetings. Paste the join link instead; everything else works.`,
  'graph-unavailable': () => t`Teams did not make the meeting just now. Nothing was changed; please try again.`,
  'chat-taken': () => t`Another panel speaks in this chat already, so it cannot be approved here.`,
  ...seatTexts,
  'rows-at-fault': ({ rows = '0', row = '', column = '', message = t`Look at the list again.` }) => {
    const what = rows === '0' ? t`This list` : rows === '1' ? t`A row of this list` : t`${rows} rows of this list`;
    const where = row === '' ? '' : t`Row ${row}, ${column}: `;
    return t`${what} cannot be taken as it stands. Nothing was imported. ${where}${message} Put right what is at fault or leave it out.`;
  },
  ...entraTexts,
  'not-fit': ({ name = t`this person`, reference = t`This` }) =>
    t`${reference} cannot go to ${name}. Choose one of those listed, or leave it. Nothing was handed over.`,
  'panel-in-use': ({ why = t`it has begun to work` }) =>
    t`Another force’s configuration is taken on before a panel begins to work, and here ${why}. Nothing was changed. Each part can be changed by itself under Settings.`,
  'configuration-unfit': ({ fault = '' }) => t`Nothing was changed, for the file does not fit. ${fault}`.trim(),
  'contact-elsewhere': ({ name = t`this partner` }) =>
    t`The single point of contact sits for the partner. Choose one of the people of ${name}, or nobody.`,
  'version-used': ({ version = t`That` }) =>
    t`Agreement ${version} of this partner was signed already. Give this one another version. Nothing was changed.`,
  'signatory-elsewhere': ({ name = t`this partner` }) =>
    t`Whoever signs for the partner sits for it. Choose one of the people of ${name} who take part in the panel’s work. Nothing was changed.`,
  'agreement-over': () =>
    t`This agreement has run out by its own last day, so it is not signed any more. Ask the coordinator to enter a new one.`,
  'agreement-changed': () =>
    t`This is no longer the agreement that you read. Read it as it is now, then sign. Nothing was signed.`,
  'day-to-come': () => t`That day has not come yet. Choose today or an earlier day.`,
  'partner-known': ({ name = t`This organisation` }) =>
    t`${name} is a partner already. Open it and change it there. Nothing was changed.`,
  'partner-seated': ({ names = t`Somebody`, day = t`that day` }) =>
    t`${names} would still sit for it after ${day}. Give them a last day first, under Settings, People. Nothing was changed.`,
  'partner-day-over': () => t`That day is over. Choose yesterday, today or a later day.`,
  'partner-over': ({ name = t`This organisation` }) =>
    t`${name} is no partner any more. Choose another, or take its last day back under Partners. Nothing was changed.`,
  'raised-already': ({ reference = t`An issue` }) =>
    t`${reference} was raised with this form, in other words. What you write now is not raised yet: send it once more, or from a new form.`,
  'install-off': () =>
    t`Sentinel cannot be installed for others from here. Ask them to add it in Teams, or whoever runs your Teams.`,
  'install-unavailable': () => t`Teams did not answer just now. Nothing was changed; please try again.`,
  'room-has-no-link': () => t`This meeting is in a room, so it has no join link. Change its place to Teams first.`,
  'over-by-then': () =>
    t`Your time on the panel ends before this meeting. Ask the coordinator for a longer one if you are to come.`,
  'not-coming': ({ name = t`This person` }) => t`${name} cannot take part in this meeting. Choose somebody else.`,
  'nobody-instead': () => t`Say who comes instead of you, or send apologies.`,
  'reason-needed': () => t`Say in a word why you open this. It stands in the log beside your name.`,
  'names-a-person': () => t`This is shown where no name may be. Please write it without the name of a person.`,
  'own-grade': () =>
    t`You proposed this grade, so somebody else who runs the panel says which it is. Nothing was changed; it waits for them under Today.`,
  'other-grade-why': ({ grade = t`Another grade` }) =>
    t`${grade} was proposed. Say in a word why you grade it otherwise, and send it again. Nothing was changed.`,
  'of-nothing': () => t`Say which group or which task the disruption belongs to. Nothing was kept.`,
  'taken-back': ({ reference = t`The disruption` }) =>
    t`${reference} was taken back, so nothing was changed. Propose it anew if it stands after all.`,
  'too-many-links': ({ most = '300' }) =>
    t`There are ${most} links here at the most. Drop one that says least, then add this one.`,
  'merge-with-itself': () => t`These are one record already. Please choose the other one.`,
  'merged-already': ({ into = t`another one` }) =>
    t`It became one with ${into} before. Please choose ${into} instead. Nothing was changed.`,
  'link-to-itself': () => t`A link leads from one to another. Please choose two different ends.`,
  'group-full': ({ most = '100', what = 'people' }) => t`A group has ${most} ${what} at the most.`,
  'group-known': ({ reference = t`This number` }) =>
    t`${reference} is recorded already. Open it from the list of groups, or check the number. Nothing was recorded.`,
  'id-taken': () => t`This id belongs to another record. Send it again with a new id.`,
  'words-in-chain': ({ number }) =>
    t`${number === undefined ? t`An entry` : t`Entry ${number}`} was written by an earlier version, its words inside the chain itself: they cannot be erased without breaking it. Nothing was erased.`,
  'words-kept': ({ number }) =>
    t`${number === undefined ? t`An entry` : t`Entry ${number}`} says what somebody was refused, or who erased words and why: it keeps its own. Nothing was erased.`,
  'words-gone': () => t`These words have been erased already. Nothing was changed.`,
  'log-broken': () =>
    t`An entry, or a record that it vouches for, is not what was written. Nothing was erased, so that the log’s check still finds it. Tell the auditor.`,
  'on-hold': ({ reference = t`This`, case: of = t`a case` }) =>
    t`${reference} is on hold for ${of}: while the hold stands nothing is disposed of and no words are erased. Nothing was changed.`,
  'not-due': ({ reference = t`This` }) => t`${reference} is not due for review. Nothing was changed.`,
  'disposed-of': ({ reference = t`This` }) =>
    t`${reference} was disposed of: only its number is left. Nothing was changed.`,
  'hold-stands': ({ reference = t`This` }) => t`${reference} is on hold already. Lift that hold first.`,
  'no-hold': ({ reference = t`This` }) => t`No hold stands on ${reference}. Nothing was changed.`,
  'one-class': () =>
    t`Several are disposed of at once where they are of one class. Choose one class. Nothing was changed.`,
  'no-such-reference': ({ reference = '' }) =>
    t`The panel has no task, issue, meeting or group “${reference}”. Write it as SEN-27-014, I-27-006 or M2.`,
  'changed-meanwhile': ({ who, change = t`changed this`, when = t`meanwhile`, came, name = t`this person` }) => {
    if (came !== undefined)
      return t`${came} came into the hands of ${name} after you had opened this. Nothing was changed, and what you chose is still here. Say who takes it, then send again.`;
    return who === undefined
      ? t`Others changed the panel at the same moment. Nothing was lost; please try again.`
      : t`${who} ${change} at ${when}, after you had opened this. Nothing was written over, and nothing you typed is lost. Look at what stands now, then do it again if it is still right.`;
  },
  'newer-data': ({ done }) =>
    t`Sentinel is being upgraded${done === undefined ? '' : t`: ${done} records of this list are done so far`}. Nothing was lost; please try again in a moment.`,
};

const stepDone: Readonly<Record<TaskStep, string>> = inWords({
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
});

/** Told to whoever writes or clicks where the bot may not act. */
export const standingTexts = inWords({
  /** To everybody in a chat of many that waits for a coordinator, member or not: it names no panel. */
  unapproved:
    'A coordinator of a panel has to approve this chat before I speak of the panel here. Until then nothing that is written or clicked here is taken, and no issue raised: write to me in our own chat.',
  /** To whoever uses a card of a panel on which they are not, or of another one than speaks in a chat of many. */
  elsewhere: 'This card is of a panel for which I cannot act here, so nothing was done.',
  /** To whoever has a seat that their organisation’s sign-in may not claim by an e-mail address. */
  unlinked: 'Your organisation’s sign-in is not yet linked to your seat. The coordinator of your panel has to link it.',
});

function isTaskStep(name: string): name is TaskStep {
  return Object.hasOwn(stepDone, name);
}

export const unknownText = (): string =>
  t`It is not known whether this was done. Open it to see where it stands before you send it again.`;

/** What a fault came to, where its kind tells; undefined where nobody knows more than that it is one. */
export function faultText(error: unknown): string | undefined {
  if (error instanceof NotShown) {
    return t`${error.done}, but I could not show it here. Do not send it again: open it to see where it stands.`;
  }
  if (error instanceof OutcomeUnknown) return unknownText();
  return error instanceof StoreUnavailable ? unavailableText(error) : undefined;
}

function unavailableText({ isOf }: StoreUnavailable): string {
  return isOf === 'writing'
    ? t`Nothing can be stored just now. Nothing was changed. Please try again in a minute.`
    : t`What is stored cannot be read just now. Please try again in a minute.`;
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
  return { what: t`The task was ${name === 'in progress' ? 'started' : name} at ${when} by ${nameOf(ctx.roster, by)}` };
}

/** What to say when a rule, or a text too long or missing, turned a person down. @throws error when it is a fault */
export function wordsFor(error: unknown, ctx: Onlooking): string {
  if (error instanceof Refusal) return refusalText(error, ctx);
  if (error instanceof ZodError) return error.issues[0]?.message ?? t`Something is missing.`;
  throw error;
}
