import { issueCard, issueForm, sharedIssueCard } from '../../bot/cards/issueCard';
import { IssueId } from '../../bot/domain/ids';
import { anIssueView } from '../support/builders';
import { labelsOf, partsOfType, verbsOf, wordsOf } from './cardReading';
import { url } from './cardShelf';

const nothing = { edit: false, withdraw: false, triage: false, acknowledge: false };
const everything = { edit: true, withdraw: true, triage: true, acknowledge: false };

describe('the card of an issue', () => {
  it.each([
    ['nothing', nothing, ['Open'], []],
    ['edit', { ...nothing, edit: true }, ['Edit', 'Open'], ['issue.edit']],
    ['withdraw', { ...nothing, withdraw: true }, ['Withdraw', 'Open'], ['issue.withdraw']],
    ['triage', { ...nothing, triage: true }, ['Answer and close', 'Open'], ['issue.close']],
    [
      'everything',
      everything,
      ['Edit', 'Withdraw', 'Answer and close', 'Open'],
      ['issue.edit', 'issue.withdraw', 'issue.close'],
    ],
  ])('offers those who may do %s exactly that', (_what, may, labels, verbs) => {
    const card = issueCard(anIssueView({ may }), url, anIssueView().raisedById);
    expect(labelsOf(card)).toEqual(labels);
    expect(verbsOf(card)).toEqual(verbs);
  });

  it('says what the bot has to say before the issue itself', () => {
    const issue = anIssueView({ state: 'raised', urgent: false });
    const said =
      'Issue I-27-006 raised for Environment Agency. The coordinator will look at it. You will hear from me.';
    expect(wordsOf(issueCard(issue, url, issue.raisedById))[2]).toBe(said);
    expect(wordsOf(issueCard({ ...issue, state: 'closed' }, url, issue.raisedById))).not.toContain(said);
  });

  it('offers the whole text for editing, however long', () => {
    const text = 'x'.repeat(2000);
    const card = issueCard(anIssueView({ text, may: everything }), url, anIssueView().raisedById);
    expect(partsOfType(card, 'Input.Text')).toContainEqual(expect.objectContaining({ value: text, maxLength: 2000 }));
  });
});

describe('the card of an issue in a chat of many', () => {
  it('offers nothing but Open, whoever looks', () => {
    const card = sharedIssueCard(anIssueView({ may: everything }), url);
    expect(labelsOf(card)).toEqual(['Open']);
    expect(verbsOf(card)).toEqual([]);
  });

  it('tells nothing but the marking and the reference of a restricted one', () => {
    const secret = { text: 'Narrative', headline: 'Narrative', agencyName: 'Narrative', raisedByName: 'Narrative' };
    const card = sharedIssueCard(anIssueView({ ...secret, answer: 'Narrative', restricted: true }), url);
    expect(wordsOf(card)).toEqual(['OFFICIAL-SENSITIVE', 'I-27-006', 'Restricted. Open it to see what you may see.']);
    expect(JSON.stringify(card)).not.toContain('Narrative');
    expect(card.fallbackText).toBe('Issue I-27-006');
  });
});

it('the form for an issue is one issue however often it is sent', () => {
  const form = issueForm('OFFICIAL', IssueId.parse('issue-7'), false);
  expect(partsOfType(form, 'Action.Execute')).toMatchObject([{ verb: 'issue.raise', data: { issueId: 'issue-7' } }]);
  expect(partsOfType(form, 'Input.Text', 'Input.Toggle').map(({ id }) => id)).toEqual(['text', 'urgent']);
});
