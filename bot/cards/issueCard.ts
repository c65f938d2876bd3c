import { shortened } from '../domain/text';
import type { IssueView } from '../useCases/views';
import {
  type Action,
  card,
  type Card,
  type Element,
  fact,
  open,
  run,
  submit,
  subtle,
  text,
  textInput,
  title,
  topLine,
  unfold,
} from './kit';

/** One issue as `viewerId`, for whom `issue` was viewed, may see it and act on it. */
export function issueCard(issue: IssueView, openUrl: string, viewerId: IssueView['raisedById']): Card {
  const mine = issue.state === 'raised' && issue.raisedById === viewerId;
  return card(`Issue ${issue.reference}`, bodyOf(issue, mine ? thanks(issue) : undefined), [
    ...actionsOf(issue),
    open(openUrl),
  ]);
}

/** The same issue for a chat of many: nobody's private view. */
export function sharedIssueCard(issue: IssueView, openUrl: string): Card {
  if (!issue.restricted) return card(`Issue ${issue.reference}`, bodyOf(issue, undefined), [open(openUrl)]);
  const body = [topLine(issue.marking, issue.reference), subtle('Restricted. Open it to see what you may see.')];
  return card(`Issue ${issue.reference}`, body, [open(openUrl)]);
}

/** What the bot says to whoever raised it, until somebody has looked at it. */
function thanks({ reference, agencyName, urgent }: IssueView): string {
  const next = urgent ? 'The chair and the deputy have been told.' : 'The coordinator will look at it.';
  return `Issue ${reference} raised for ${agencyName}. ${next} You will hear from me.`;
}

function bodyOf(issue: IssueView, said: string | undefined): Element[] {
  const body: Element[] = [topLine(issue.marking, issue.reference)];
  if (said !== undefined) body.push(text(said));
  if (issue.urgent) body.push(text(run('Urgent', { color: 'Attention', weight: 'Bolder' })));
  body.push(issue.text.length > 120 ? text(shortened(issue.text, MOST_TEXT)) : title(issue.text));
  body.push(subtle(`${issue.agencyName} · raised by ${issue.raisedByName}`));
  if (issue.restricted) body.push(subtle('Restricted to those who need to know'));
  if (issue.answer !== undefined) body.push(fact('Answer', shortened(issue.answer, MOST_TEXT)));
  body.push({ ...text(run(issue.statusText, { weight: 'Bolder' })), separator: true });
  return body;
}

const MOST_TEXT = 1000;

function actionsOf({ id, text: value, may }: IssueView): Action[] {
  const edit = unfold(
    'Edit',
    [textInput('text', 'What is the issue?', 2000, { value })],
    submit('Save', 'issue.edit', ['text'], { issueId: id }),
  );
  const withdraw = unfold(
    'Withdraw',
    [textInput('reason', 'Why? (optional)', 1000, { required: false })],
    submit('Withdraw the issue', 'issue.withdraw', ['reason'], { issueId: id }, { style: 'destructive' }),
  );
  const answer = unfold(
    'Answer and close',
    [textInput('answer', 'What should the raiser know?', 2000)],
    submit('Close the issue', 'issue.close', ['answer'], { issueId: id }),
  );
  return [...(may.edit ? [edit] : []), ...(may.withdraw ? [withdraw] : []), ...(may.triage ? [answer] : [])];
}

/** The form behind `issue` alone. `issueId` is drawn with it: sent twice, it is one issue. */
export function issueForm(marking: string, issueId: IssueView['id'], urgent: boolean): Card {
  return card(
    'Raise an issue',
    [
      topLine(marking, 'New issue'),
      title('What should the panel know?'),
      textInput('text', 'What, where, who, since when', 2000),
      {
        ...{ type: 'Input.Toggle', id: 'urgent', title: 'Urgent: tell the chair now' },
        ...{ valueOn: 'true', valueOff: 'false', value: urgent ? 'true' : 'false' },
      },
      subtle(
        'Nothing marked SECRET or above. Next time you can also type it in one line: issue Three new vape shops …',
      ),
    ],
    [submit('Raise the issue', 'issue.raise', ['text', 'urgent'], { issueId }, { style: 'positive' })],
  );
}
