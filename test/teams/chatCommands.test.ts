import { readChatCommand } from '../../bot/teams/talk/chatCommands';

describe('a message to the bot', () => {
  it.each([
    ['my tasks', 'myTasks'],
    ['My Tasks', 'myTasks'],
    ['MY TASKS!', 'myTasks'],
    [' my   tasks. ', 'myTasks'],
    ['my\u00A0tasks', 'myTasks'],
    ['tasks?', 'myTasks'],
    ['/my tasks', 'myTasks'],
    ['issues', 'issues'],
    ['Issues.', 'issues'],
    ['groups', 'groups'],
    ['who can', 'whoCan'],
    ['Who can?', 'whoCan'],
    ['LRO', 'reviews'],
    ['my reviews', 'reviews'],
    ['Group?', 'groups'],
    ['agenda', 'agenda'],
    ['“Agenda”', 'agenda'],
    ['next meeting?', 'nextMeeting'],
    ['Next-meeting', 'nextMeeting'],
    ['attend', 'attend'],
    ['Attending', 'attend'],
    ['I will come.', 'attend'],
    ['I’ll come', 'attend'],
    ['Apologies', 'attend'],
    ['apology', 'attend'],
    ['help', 'help'],
    ['Help me', 'unknown'],
    ['Hello!', 'greeting'],
    ['hi', 'greeting'],
    ['issue', 'issueForm'],
    ['Issue:', 'issueForm'],
    ['ISSUE …', 'issueForm'],
    ['issue urgent', 'issueForm'],
    ['Issue urgent!', 'issueForm'],
  ])('%j asks for %s', (message, kind) => expect(readChatCommand(message)).toMatchObject({ kind }));
});

it('an answer to the next meeting is told apart from its opposite', () => {
  expect(readChatCommand('Attend')).toEqual({ kind: 'attend', answer: 'coming' });
  expect(readChatCommand('Apologies!')).toEqual({ kind: 'attend', answer: 'apology' });
});

it.each([
  ['group Larchfield', 'Larchfield'],
  ['Group: larchfield?', 'larchfield'],
  ['/group NM-OCG-031', 'NM-OCG-031'],
  ['group NM\u2011OCG\u2011031.', 'NM\u2011OCG\u2011031'],
  ['NM-OCG-031', 'NM-OCG-031'],
  ['ocg 31', '31'],
  ['operation Larchfield', 'Larchfield'],
  ['group Llŷn Môr', 'Llŷn Môr'],
])('%j asks for a group', (message, words) => expect(readChatCommand(message)).toEqual({ kind: 'group', words }));

it.each(['groups on Mill Street', 'group of lads who meet behind the arcade at night', `group ${'x'.repeat(20_000)}`])(
  '%j asks for none',
  (message) => expect(readChatCommand(message).kind).toBe('unknown'),
);

describe('an issue in one line', () => {
  it.each([
    ['issue Three new vape shops on Mill Street', 'Three new vape shops on Mill Street'],
    ['issue: Three new vape shops', 'Three new vape shops'],
    ['Issue – Three new vape shops', 'Three new vape shops'],
    ['ISSUE, Three new vape shops', 'Three new vape shops'],
    ['/issue Three new vape shops', 'Three new vape shops'],
    ['issue. Three new vape shops', 'Three new vape shops'],
    ['issue\nThree new vape shops\nsame landlord', 'Three new vape shops\nsame landlord'],
    ['issue\r\n\r\nThree new vape shops', 'Three new vape shops'],
    ['issue\u00A0Three new vape shops', 'Three new vape shops'],
    ['issue "Three" new, vape; shops 🚒', '"Three" new, vape; shops 🚒'],
    ['issue urgently needed: a locksmith', 'urgently needed: a locksmith'],
    ['issue tŷ gwyrdd, dŵr', 'tŷ gwyrdd, dŵr'],
    ['issue ثلاثة متاجر', 'ثلاثة متاجر'],
    ['issue 12 vans', '12 vans'],
    ['issue the next meeting clashes with the holidays', 'the next meeting clashes with the holidays'],
  ])('%j is raised', (message, text) => {
    expect(readChatCommand(message)).toEqual({ kind: 'raise', text, urgent: false });
  });

  it.each([
    ['issue urgent Fire risk, people sleeping in Fellgate Yard', 'Fire risk, people sleeping in Fellgate Yard'],
    ['ISSUE urgent – Fire risk', 'Fire risk'],
    ['issue urgent: Fire risk', 'Fire risk'],
    ['Issue URGENT\nFire risk', 'Fire risk'],
    ['issue  urgent, Fire risk', 'Fire risk'],
    ['issue: urgent: Fire risk', 'Fire risk'],
    ['issue – urgent – Fire risk', 'Fire risk'],
    ['issue urgent. Fire risk', 'Fire risk'],
    ['issue urgent! Fire risk', 'Fire risk'],
  ])('%j is raised as urgent', (message, text) => {
    expect(readChatCommand(message)).toEqual({ kind: 'raise', text, urgent: true });
  });

  it('keeps its 500 characters of commas, quotes, lines and emoji', () => {
    const text = 'Tŷ, "dŵr"; it’s\n🚒 '.repeat(40).slice(0, 500).trim();
    expect(readChatCommand(`issue ${text}`)).toEqual({ kind: 'raise', text, urgent: false });
  });
});

describe('a slip of the finger', () => {
  it.each([
    ['my taks', 'my tasks'],
    ['mytasks', 'my tasks'],
    ['my tsaks', 'my tasks'],
    ['isues', 'issues'],
    ['isue', 'issue'],
    ['issue urgnet', 'issue urgent'],
    ['agneda', 'agenda'],
    ['atend', 'attend'],
    ['appologies', 'apologies'],
    ['next meting', 'next meeting'],
    ['hepl', 'help'],
    ['gruops', 'groups'],
    ['grup Larchfield', 'group larchfield'],
  ])('%j is answered with the command it was meant to be, %s', (message, meant) => {
    expect(readChatCommand(message)).toEqual({ kind: 'unknown', meant });
  });
});

describe('what the bot does not know', () => {
  it.each([
    'What is the weather like?',
    'Three new vape shops on Mill Street',
    'issues on Mill Street',
    '',
    '   ',
    '🚒',
    '?!',
    'constructor',
    'toString',
    '__proto__',
    'valueOf',
    'x'.repeat(20_000),
  ])('%j is neither done nor guessed', (message) => expect(readChatCommand(message)).toEqual({ kind: 'unknown' }));
});
