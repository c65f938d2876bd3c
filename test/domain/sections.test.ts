import { agendaFrom, type AgendaItem, defaultAgendaTemplate, newItem } from '../../bot/domain/agenda';
import { withItem, withItemMoved } from '../../bot/domain/agendaOrder';
import { toCarry } from '../../bot/domain/closing';
import { AgendaItemId, GroupId, IssueId } from '../../bot/domain/ids';
import { nextItem, takeStep } from '../../bot/domain/runSteps';
import { floorParts, totalMinutes } from '../../bot/domain/sections';
import { moment, ruth } from '../support/builders';

const id = (text: string) => AgendaItemId.parse(text);
const template = agendaFrom(defaultAgendaTemplate);
const PARTNER_ISSUES = id('item-7');
const MAPPED = id('item-5');

function anIssueItem(name: string, minutes = 5): AgendaItem {
  const line = { title: name, minutes, kind: 'issue', purpose: 'discuss' } as const;
  return { ...newItem(id(name), line), issueId: IssueId.parse(name) };
}

function aGroupItem(name: string, minutes = 10): AgendaItem {
  const line = { title: name, minutes, kind: 'group', purpose: 'decide' } as const;
  return { ...newItem(id(name), line), groupId: GroupId.parse(name) };
}

function aTalk(name: string): AgendaItem {
  return newItem(id(name), { title: name, minutes: 5, kind: 'standing', purpose: 'note' });
}

const shown = (agenda: readonly AgendaItem[]) =>
  floorParts(agenda).map(({ item, number, minutes }) => `${number ?? '–'} ${item.id} ${minutes}`);

const order = (agenda: readonly AgendaItem[]) => agenda.map((item) => item.id).join(' ');

describe('issues and groups on an agenda', () => {
  const agenda = [anIssueItem('shops'), anIssueItem('dogs'), aGroupItem('larchfield')].reduce(
    (items, item) => withItem(items, item),
    template,
  );

  it('stand in the line of their kind, numbered within it, and use its minutes: the sum stays true', () => {
    expect(shown(agenda).slice(5, 10)).toEqual([
      '6 item-6 20',
      '6.1 larchfield 10',
      '7 item-7 5',
      '7.1 shops 5',
      '7.2 dogs 5',
    ]);
    expect(totalMinutes(agenda)).toBe(120);
  });

  const times = (items: readonly AgendaItem[]) =>
    Object.fromEntries(floorParts(items).map(({ item, afterMinutes }) => [item.id, afterMinutes]));

  it('come one after the other: first what is left of the line, then each when the one above it is over', () => {
    const { [PARTNER_ISSUES]: line = 0, shops, dogs, 'item-8': after } = times(agenda);
    expect([shops, dogs, after]).toEqual([line + 5, line + 10, line + 15]);
  });

  it('come when their line does, once they take all its time', () => {
    const {
      [PARTNER_ISSUES]: line = 0,
      boats,
      skips,
    } = times(
      [anIssueItem('boats', 10), anIssueItem('skips', 5)].reduce((items, item) => withItem(items, item), template),
    );
    expect([boats, skips]).toEqual([line, line + 10]);
  });

  it('leave no gap for whoever does not see one of them, and all else at the same time', () => {
    const { shops, ...others } = times(agenda);
    expect(shops).toBeDefined();
    expect(times(agenda.filter((item) => item.id !== 'shops'))).toEqual(others);
  });

  it('that need more than their line has make the agenda longer by that alone', () => {
    expect(totalMinutes(withItem(agenda, anIssueItem('boats', 20)))).toBe(135);
  });

  it('stand in the line that is asked for, if they belong there', () => {
    expect(order(withItem(template, aGroupItem('saltmarsh'), MAPPED))).toContain('item-5 saltmarsh item-6');
    expect(order(withItem(template, aGroupItem('saltmarsh'), PARTNER_ISSUES))).toContain('item-6 saltmarsh item-7');
  });

  it('all else comes before other business', () => {
    expect(order(withItem(template, aTalk('briefing')))).toContain('item-9 briefing item-10');
  });

  it('that wait for the chair have a place, but neither number nor time', () => {
    const late = withItem(agenda, { ...anIssueItem('boats'), late: 'waiting' });
    expect(shown(late)).toContain('– boats 5');
    expect(shown(late)).toContain('7.2 dogs 5');
    expect(shown(late)).toContain('7 item-7 5');
    expect(totalMinutes(late)).toBe(120);
  });
});

describe('a move', () => {
  const agenda = [anIssueItem('shops'), anIssueItem('dogs')].reduce((items, item) => withItem(items, item), template);

  it('of a line takes along what stands in it', () => {
    expect(order(withItemMoved(agenda, PARTNER_ISSUES, MAPPED))).toContain('item-4 item-7 shops dogs item-5');
    expect(order(withItemMoved(agenda, PARTNER_ISSUES, undefined))).toMatch(/item-11 item-7 shops dogs$/);
  });

  it('within a line stays within it', () => {
    expect(order(withItemMoved(agenda, id('dogs'), id('shops')))).toContain('item-7 dogs shops item-8');
  });

  it('parts no line from what stands in it: on the way down past it, on the way up before it', () => {
    expect(order(withItemMoved(agenda, MAPPED, id('dogs')))).toContain('item-6 item-7 shops dogs item-5 item-8');
    expect(order(withItemMoved(agenda, id('item-9'), id('dogs')))).toContain('item-6 item-9 item-7 shops dogs item-8');
  });

  it('of an issue out of its line makes it an item of its own', () => {
    const moved = withItemMoved(agenda, id('dogs'), id('item-1'));
    expect(shown(moved)[0]).toBe('1 dogs 5');
  });
});

describe('a line that has given all its time to what stands in it', () => {
  const agenda = [anIssueItem('shops', 10), anIssueItem('dogs', 5)].reduce(
    (items, item) => withItem(items, item),
    template,
  );
  const began = moment('2027-03-10T10:00Z');

  it('is passed over by Next', () => {
    const { run } = takeStep({ agenda }, { stepId: 'one-one-one', step: { kind: 'start' }, at: began, by: ruth });
    if (run === undefined) throw new Error('not begun');
    expect(nextItem(agenda, run, id('item-6'))?.id).toBe('shops');
    expect(nextItem(agenda, run, id('item-5'))?.id).toBe('item-6');
  });

  it('and no line of the template is carried; what was not reached in it is', () => {
    const { run } = takeStep({ agenda }, { stepId: 'one-one-one', step: { kind: 'start' }, at: began, by: ruth });
    expect(toCarry(agenda, run).map((item) => item.id)).toEqual(['shops', 'dogs']);
  });
});
