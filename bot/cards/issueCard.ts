import { namesOf } from '../domain/byName';
import type { IssueStep } from '../domain/issueSteps';
import type { Panel } from '../domain/panel';
import { issueFollows } from '../domain/whatFollows';
import { shortened } from '../domain/text';
import type { IssueView, SharedIssue } from '../useCases/issues/issueViews';
import { choiceOf, textInput, toggle } from './inputs';
import { recordCard } from './buttons';
import {
  type Action,
  button,
  card,
  type Card,
  type Element,
  fact,
  open,
  run,
  submit,
  subtle,
  text,
  title,
  topLine,
  unfold,
} from './kit';
import { markedAction } from './panelMark';

/** Another open issue about the same. */
export type SimilarIssue = Pick<IssueView, 'id' | 'reference' | 'headline' | 'restricted'>;

/**
 * One issue as `viewerId`, for whom `issue` was viewed, may see it and act on it. `similar` are those that the viewer
 * may see too.
 */
export function issueCard(
  issue: IssueView,
  tabUrl: string,
  viewerId: IssueView['raisedById'],
  similar: readonly SimilarIssue[] = [],
): Card {
  if (issue.restricted) return restrictedIssueCard(issue, tabUrl);
  const mine = issue.state === 'raised' && issue.raisedById === viewerId;
  const body = bodyOf(issue, mine ? thanks(issue) : undefined);
  if (similar.length > 0) body.push(subtle(`Similar: ${similar.map(({ reference }) => reference).join(', ')}`));
  return recordCard(`Issue ${issue.reference}`, body, actionsOf(issue, similar), tabUrl);
}

const RESTRICTED = 'Restricted. Read it in Sentinel.';

/** None of its words, nor a form for more of them, even for whoever may read it: they stand in the tab. */
function restrictedIssueCard(issue: IssueView, tabUrl: string): Card {
  const body: Element[] = [
    topLine(issue.marking, issue.reference),
    ...urgentLine(issue),
    title(`Issue from ${issue.agencyName}`),
    text(RESTRICTED),
    { ...text(run(issue.stateName, { weight: 'Bolder' })), separator: true },
  ];
  return recordCard(`Issue ${issue.reference}`, body, actionsOf(issue, [], wordlessSteps), tabUrl);
}

/** What it is called in a list in a chat. */
export function calledInChat({ restricted, headline }: Pick<IssueView, 'restricted' | 'headline'>): string {
  return restricted ? 'Restricted' : headline;
}

/**
 * The same issue for a chat of many: what an observer may know. Whoever may see more gets a view of their own, drawn
 * anew for them.
 */
export function sharedIssueCard({ marking, reference, outline }: SharedIssue, tabUrl: string): Card {
  const known: Element[] =
    outline === undefined
      ? [subtle('Restricted. Open it to see what you may see.')]
      : [
          title(`Issue from ${outline.agencyName}`),
          { ...text(run(outline.statusText, { weight: 'Bolder' })), separator: true },
        ];
  return card(`Issue ${reference}`, [topLine(marking, reference), ...known], [open(tabUrl)]);
}

/** What the bot says to whoever raised it, until somebody has looked at it. */
function thanks({ reference, agencyName, urgent }: IssueView): string {
  const next = urgent ? 'The chair and the deputy have been told.' : 'The coordinator will look at it.';
  return `Issue ${reference} raised for ${agencyName}. ${next} You will hear from me.`;
}

function bodyOf(issue: IssueView, said: string | undefined): Element[] {
  const body: Element[] = [topLine(issue.marking, issue.reference)];
  if (said !== undefined) body.push(text(said));
  body.push(...urgentLine(issue));
  body.push(issue.text.length > 120 ? text(shortened(issue.text, MOST_TEXT)) : title(issue.text));
  body.push(subtle(`${issue.agencyName} · raised by ${issue.raisedByName}`));
  if (issue.answer !== undefined) body.push(fact('Answer', shortened(issue.answer, MOST_TEXT)));
  body.push({ ...text(run(issue.statusText, { weight: 'Bolder' })), separator: true });
  return body;
}

function urgentLine({ urgent, urgentText }: IssueView): Element[] {
  if (!urgent) return [];
  const when = urgentText === undefined ? [] : [` · ${urgentText}`];
  return [text(run('Urgent', { color: 'Attention', weight: 'Bolder' }), ...when)];
}

const MOST_TEXT = 1000;

type Offer = (issue: IssueView, similar: readonly SimilarIssue[]) => readonly Action[];

/** What it is tagged with is said on the tab. Whoever answers for an urgent one comes first, then its raiser, then whoever decides. */
const offers: Readonly<Record<Exclude<IssueStep, 'tag'>, Offer>> = {
  acknowledge: ({ id: issueId }) => [button('It is in hand', 'issue.acknowledge', { issueId }, { style: 'positive' })],
  callMeeting: (issue) => [callMeeting(issue)],
  edit: (issue) => [editForm(issue)],
  withdraw: (issue) => [withdrawForm(issue)],
  triage: (issue, similar) => [closeForm(issue), ...(similar.length > 0 ? [mergeForm(issue, similar)] : [])],
};
const offered = namesOf(offers);
/** One click, and nothing to write. */
const wordlessSteps: readonly (keyof typeof offers)[] = ['acknowledge', 'callMeeting'];

function actionsOf(
  issue: IssueView,
  similar: readonly SimilarIssue[],
  steps: readonly (keyof typeof offers)[] = offered,
): Action[] {
  return steps.flatMap((step) => (issue.may[step] ? offers[step](issue, similar) : []));
}

function callMeeting({ id: issueId }: IssueView): Action {
  return button('Flash meeting', 'issue.callMeeting', { issueId, inMinutes: 30, minutes: 30 });
}

function editForm({ id: issueId, text: value }: IssueView): Action {
  const input = textInput('text', 'What is the issue?', 2000, { value });
  return unfold('Edit', [input], submit('Save', 'issue.edit', ['text'], { issueId }));
}

function withdrawForm({ id: issueId }: IssueView): Action {
  const reason = textInput('reason', 'Why? (optional)', 1000, { required: false });
  const send = submit('Withdraw the issue', 'issue.withdraw', ['reason'], { issueId }, { style: 'destructive' });
  return unfold('Withdraw', [subtle(issueFollows.withdraw), reason], send);
}

function closeForm({ id: issueId }: IssueView): Action {
  const answer = textInput('answer', 'What should the raiser know?', 2000);
  return unfold(
    'Answer',
    [subtle(issueFollows.close), answer],
    submit('Close the issue', 'issue.close', ['answer'], { issueId }),
  );
}

function mergeForm({ id: issueId, reference }: IssueView, similar: readonly SimilarIssue[]): Action {
  const choices = similar.map((other) => ({ title: `${other.reference}: ${calledInChat(other)}`, value: other.id }));
  const into = choiceOf('merge.intoId', `Which issue takes ${reference} in?`, choices, true);
  return unfold(
    'Merge',
    [subtle(issueFollows.merge), into],
    submit('Merge the issues', 'issue.merge', ['intoId'], { issueId }),
  );
}

/** What of the form is sent. */
const raised = ['text', 'urgent', 'restricted'] as const;

/** The form behind `issue` alone. `issueId` is drawn with it: sent twice, it is one issue. */
export function issueForm(marking: string, issueId: IssueView['id'], urgent: boolean): Card {
  const send = submit('Raise the issue', 'issue.raise', raised, { issueId }, { style: 'positive' });
  return card('Raise an issue', issueFields(marking, { text: undefined, urgent }), [send]);
}

/** The same for whoever is on several panels: what was typed stands in it, and one of the buttons says for which. */
export function whichPanelForm(
  issueId: IssueView['id'],
  typed: { text: string; urgent: boolean },
  panels: readonly Pick<Panel, 'id' | 'name' | 'marking'>[],
): Card {
  const choices = panels.map(({ id, name }): Element => {
    const send = submit(`Raise it in ${name}`, 'issue.raise', raised, { issueId });
    return { type: 'ActionSet', actions: [markedAction(send, id)] };
  });
  const asks = subtle('You are on several panels, so nothing has been raised yet. For which one is it?');
  const fields = issueFields(panels[0]?.marking ?? '', typed);
  return card('Raise an issue', [...fields, asks, ...choices]);
}

/** What a form for an issue asks, in a chat and in a dialog. */
export function issueFields(
  marking: string,
  { text: value, urgent, restricted = false }: { text: string | undefined; urgent: boolean; restricted?: boolean },
): Element[] {
  return [
    topLine(marking, 'New issue'),
    title('What should the panel know?'),
    textInput('text', 'What, where, who, since when', 2000, value === undefined ? {} : { value }),
    toggle('urgent', 'Urgent: tell the chair now', urgent),
    toggle('restricted', 'Restricted: for you and those who run the panel', restricted),
    subtle('Nothing marked SECRET or above. Next time you can also type it in one line: issue Three new vape shops …'),
  ];
}
