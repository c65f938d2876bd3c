import { issueCard, issueForm, sharedIssueCard } from '../../bot/cards/issueCard';
import { IssueId } from '../../bot/domain/ids';
import { anIssueView } from '../support/builders';
import { labelsOf, partsOfType, verbsOf, wordsOf } from './cardReading';
import { url } from './cardShelf';

const nothing = { edit: false, withdraw: false, triage: false, acknowledge: false, callMeeting: false, tag: false };
const everything = { edit: true, withdraw: true, triage: true, acknowledge: false, callMeeting: false, tag: true };

const viewer = anIssueView().raisedById;

describe('the card of an issue', () => {
  it.each([
    ['nothing', nothing, ['Open'], []],
    ['edit', { ...nothing, edit: true }, ['Edit', 'Open'], ['issue.edit']],
    ['withdraw', { ...nothing, withdraw: true }, ['Withdraw', 'Open'], ['issue.withdraw']],
    ['triage', { ...nothing, triage: true }, ['Answer', 'Open'], ['issue.close']],
    ['everything', everything, ['Edit', 'Withdraw', 'Open', 'Answer'], ['issue.edit', 'issue.withdraw', 'issue.close']],
  ])('offers those who may do %s exactly that', (_what, may, labels, verbs) => {
    const card = issueCard(anIssueView({ may }), url, anIssueView().raisedById);
    expect(labelsOf(card)).toEqual(labels);
    expect(verbsOf(card)).toEqual(verbs);
  });

  const similar = [
    { id: IssueId.parse('issue-3'), reference: 'I-27-003', headline: 'Vape shop on Mill Street', restricted: false },
    { id: IssueId.parse('issue-9'), reference: 'I-27-009', headline: 'Mill Street again', restricted: true },
  ];
  const urgentForAll = anIssueView({
    ...{ urgent: true, urgentText: 'Answer by 13:30' },
    may: { ...everything, acknowledge: true, callMeeting: true },
  });

  it('that is urgent says until when it waits, and first offers to take it in hand and to call a meeting', () => {
    const card = issueCard(
      { ...urgentForAll, may: { ...urgentForAll.may, edit: false, withdraw: false } },
      url,
      viewer,
    );
    expect(wordsOf(card)).toEqual(expect.arrayContaining(['Urgent', ' · Answer by 13:30']));
    expect(labelsOf(card)).toEqual(['It is in hand', 'Flash meeting', 'Open', 'Answer']);
    expect(card.actions[0]).toMatchObject({ style: 'positive', data: { issueId: 'issue-6' } });
    expect(card.actions[1]).toMatchObject({ data: { issueId: 'issue-6', inMinutes: 30 } });
  });

  it('that stands on an agenda already offers no meeting', () => {
    const may = { ...urgentForAll.may, callMeeting: false };
    expect(verbsOf(issueCard({ ...urgentForAll, may }, url, viewer))).not.toContain('issue.callMeeting');
  });

  it('that is restricted says none of its words and asks for none: whoever may read it does so in the tab', () => {
    const restricted = { ...urgentForAll, restricted: true, answer: 'The landlord knows' };
    const card = issueCard(restricted, url, viewer, similar);
    expect(wordsOf(card)).toEqual([
      ...['OFFICIAL-SENSITIVE', 'I-27-006', 'Urgent', ' · Answer by 13:30'],
      ...[`Issue from ${restricted.agencyName}`, 'Restricted. Read it in Sentinel.', restricted.stateName],
    ]);
    expect(verbsOf(card)).toEqual(['issue.acknowledge', 'issue.callMeeting']);
    expect(labelsOf(card)).toContain('Open');
    expect(JSON.stringify(card)).not.toContain(restricted.text);
  });

  it('names similar ones by their references, and offers a merge to those who decide', () => {
    const raiser = issueCard(anIssueView({ may: { ...nothing, edit: true } }), url, viewer, similar);
    expect(wordsOf(raiser)).toContain('Similar: I-27-003, I-27-009');
    expect(wordsOf(raiser).join(' ')).not.toContain('Mill Street again');
    expect(verbsOf(raiser)).not.toContain('issue.merge');
    const coordinator = issueCard(anIssueView({ may: { ...nothing, triage: true } }), url, viewer, similar);
    expect(labelsOf(coordinator)).toEqual(['Answer', 'Merge', 'Open']);
    const values = [
      { value: 'issue-3', title: 'I-27-003: Vape shop on Mill Street' },
      { value: 'issue-9', title: 'I-27-009: Restricted' },
    ];
    expect(partsOfType(coordinator, 'Input.ChoiceSet')).toMatchObject([{ id: 'merge.intoId', choices: values }]);
  });

  it('puts the first of more than five buttons within the card, above the others', () => {
    const card = issueCard(urgentForAll, url, viewer, similar);
    const within = partsOfType(card, 'ActionSet').flatMap(({ actions }) => actions);
    expect(within).toMatchObject([{ title: 'It is in hand', style: 'positive' }, { title: 'Flash meeting' }]);
    expect(labelsOf(card)).toEqual(['Open', 'Edit', 'Withdraw', 'Answer', 'Merge']);
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

  it('tells what an observer may know: whose it is and how it stands, never what it says', () => {
    const secret = { text: 'Narrative', headline: 'Narrative', answer: 'Narrative', urgentText: 'Narrative' };
    const issue = anIssueView(secret);
    const card = sharedIssueCard({ ...issue, outline: issue }, url);
    expect(wordsOf(card)).toEqual([
      ...['OFFICIAL-SENSITIVE', 'I-27-006', 'Issue from Environment Agency', 'Raised 09:30 by Priya Sandhu'],
    ]);
    expect(JSON.stringify(card)).not.toContain('Narrative');
  });

  it('tells nothing but the marking and the reference of a restricted one', () => {
    const secret = { text: 'Narrative', headline: 'Narrative', agencyName: 'Narrative', raisedByName: 'Narrative' };
    const card = sharedIssueCard(anIssueView({ ...secret, answer: 'Narrative' }), url);
    expect(wordsOf(card)).toEqual(['OFFICIAL-SENSITIVE', 'I-27-006', 'Restricted. Open it to see what you may see.']);
    expect(JSON.stringify(card)).not.toContain('Narrative');
    expect(card.fallbackText).toBe('Issue I-27-006');
  });
});

it('the form for an issue is one issue however often it is sent', () => {
  const form = issueForm('OFFICIAL', IssueId.parse('issue-7'), false);
  expect(partsOfType(form, 'Action.Execute')).toMatchObject([{ verb: 'issue.raise', data: { issueId: 'issue-7' } }]);
  expect(partsOfType(form, 'Input.Text', 'Input.Toggle').map(({ id }) => id)).toEqual(['text', 'urgent', 'restricted']);
});
