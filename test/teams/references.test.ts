import { readChatCommand } from '../../bot/teams/talk/chatCommands';
import { readReference, referenceOf } from '../../bot/teams/talk/references';

describe('a reference as somebody types it', () => {
  it.each([
    ['SEN-27-014', 'SEN-27-014'],
    ['sen-27-014', 'SEN-27-014'],
    ['sen 27 14', 'SEN-27-014'],
    ['Sen27014', 'SEN-27-014'],
    ['sen–27–14', 'SEN-27-014'],
    ['SEN\u201127\u2011014', 'SEN-27-014'],
    ['task SEN\u201027\u2010014', 'SEN-27-014'],
    ['I\u201127\u2011006', 'I-27-006'],
    ['SEN/27/014.', 'SEN-27-014'],
    ['task SEN-27-014', 'SEN-27-014'],
    ['Task: sen 27 14?', 'SEN-27-014'],
    ['/task sen-27-14', 'SEN-27-014'],
    ['task 27 14', 'SEN-27-014'],
    ['task 27-014', 'SEN-27-014'],
    ['SEN-27-1204', 'SEN-27-1204'],
    ['I-27-006', 'I-27-006'],
    ['i 27 6', 'I-27-006'],
    ['i27006', 'I-27-006'],
    ['issue I-27-006', 'I-27-006'],
  ])('%j is %s', (typed, reference) => {
    const read = readReference(typed);
    expect(read === undefined ? undefined : referenceOf(read, 'SEN')?.reference).toBe(reference);
    expect(readChatCommand(typed).kind).toBe('record');
  });

  it.each([
    'issue 12 vans',
    'issue 27 006',
    '27 14',
    '27-014',
    'SEN',
    'SEN-2',
    'three 27 14 more',
    'SEN-27-014 is done',
    'taskforce 27 14',
    `SEN-27-${'0'.repeat(50_000)}`,
  ])('%j is none', (typed) => expect(readReference(typed)).toBeUndefined());

  it('with the letters of no record is nobody’s', () => {
    expect(referenceOf({ prefix: 'ROOM', year: '27', number: 14 }, 'SEN')).toBeUndefined();
  });
});
