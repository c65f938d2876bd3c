import { AgencyId, MemberId } from '../../bot/domain/ids';
import { isLocalDate } from '../../tab/data/days';
import { dayInWords } from '../../tab/screens/meeting/run/dayInWords';
import { type Owner, readTaskLine, withOwner } from '../../tab/screens/meeting/run/taskLine';

/** A Tuesday. */
const today = day('2027-02-02');

function day(text: string) {
  if (!isLocalDate(text)) throw new Error(`${text} is no day`);
  return text;
}

function owner(name: string, agencyName: string, role = 'member'): Owner {
  const id = MemberId.parse(name.toLowerCase().replace(/[^a-z]+/g, '-'));
  return { id, name, role, agencyId: AgencyId.parse(agencyName.toLowerCase().replace(/[^a-z]+/g, '-')), agencyName };
}

const owners = [
  owner('Priya Sandhu', 'Environment Agency', 'agencyLead'),
  owner('Zoe Grant', 'Environment Agency'),
  owner('Dan Ives', 'Northmoor Council: planning'),
  owner('Dan Mercer', 'RSPCA'),
  owner('Siobhán Kerr', 'Health and Safety Executive', 'agencyLead'),
];

describe('a day in words', () => {
  it.each([
    ['1 Mar', '2027-03-01'],
    ['1st March', '2027-03-01'],
    ['Mar 1', '2027-03-01'],
    ['1/3', '2027-03-01'],
    ['1/3/2028', '2028-03-01'],
    ['29 Feb', '2028-02-29'],
    ['30 Feb', undefined],
    ['29 Feb 2028', '2028-02-29'],
    ['1 Feb', '2028-02-01'],
    ['2 Feb', '2027-02-02'],
    ['31 Sep', undefined],
    ['2027-03-12', '2027-03-12'],
    ['2027-02-30', undefined],
    ['today', '2027-02-02'],
    ['Tomorrow', '2027-02-03'],
    ['Fri', '2027-02-05'],
    ['Friday.', '2027-02-05'],
    ['Tue', '2027-02-09'],
    ['next Fri', '2027-02-12'],
    ['next week', '2027-02-09'],
    ['in two weeks', '2027-02-16'],
    ['in 10 days', '2027-02-12'],
    ['in a month', '2027-03-02'],
    ['end of month', '2027-02-28'],
    ['may', undefined],
    ['marble', undefined],
    ['in some weeks', undefined],
    ['', undefined],
  ])('“%s” on Tue 2 Feb 2027 is %s', (words, expected) => {
    expect(dayInWords(words, today)).toBe(expected);
  });
});

describe('a task in one line', () => {
  it.each([
    ['visit the units @Priya 1 Mar', 'visit the units', ['Priya Sandhu'], '2027-03-01'],
    ['visit the units by Fri @sandhu', 'visit the units', ['Priya Sandhu'], '2027-02-05'],
    ['@Priya Sandhu visit the units by 1 March', 'visit the units', ['Priya Sandhu'], '2027-03-01'],
    ['ring them @Dan tomorrow', 'ring them', ['Dan Ives', 'Dan Mercer'], '2027-02-03'],
    ['ring them @Dan M tomorrow', 'ring them', ['Dan Mercer'], '2027-02-03'],
    ['inspect @HSE in two weeks', 'inspect', ['Siobhán Kerr'], '2027-02-16'],
    ['inspect @siobhan in two weeks', 'inspect', ['Siobhán Kerr'], '2027-02-16'],
    ['check the permit @Environment Agency Fri', 'check the permit', ['Priya Sandhu'], '2027-02-05'],
    ['ask @Nobody Fri', 'ask', [], '2027-02-05'],
    ['write to a@b.example @Zoe Fri', 'write to a@b.example', ['Zoe Grant'], '2027-02-05'],
    ['tell May about it', 'tell May about it', [], undefined],
  ])('“%s”', (line, title, names, dueOn) => {
    const read = readTaskLine(line, owners, today);
    expect([read.title, read.owners.map(({ name }) => name), read.dueOn]).toEqual([title, names, dueOn]);
  });

  it('names whoever was chosen among several, and goes on after them', () => {
    const line = 'ring them @Dan tomorrow';
    const [, mercer] = owners.filter(({ name }) => name.startsWith('Dan'));
    if (mercer === undefined) throw new Error('There are two.');
    expect(withOwner(line, readTaskLine(line, owners, today), mercer)).toBe('ring them @Dan Mercer tomorrow');
  });
});
