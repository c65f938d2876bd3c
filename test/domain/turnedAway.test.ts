import { dismissed, turnedAway, type TurnedAways } from '../../bot/domain/turnedAway';
import { moment, ruth } from '../support/builders';

const tenantId = '33333333-3333-4333-8333-333333333333';
const claim = { memberId: ruth, tenantId, objectId: 'first' };
const nine = moment('2027-03-02T09:00:00.000Z');
const tried = (minutes: number) => new Date(Date.parse(nine) + minutes * 60_000).toISOString();
const at = (minutes: number) => moment(tried(minutes));

describe('who was turned away', () => {
  it('is kept once, with the first try and the last, but for tries within ten minutes', () => {
    const first = turnedAway(undefined, claim, nine);
    expect(turnedAway(first, claim, at(9))).toBe(first);
    expect(turnedAway(first, claim, at(10)).people).toEqual([{ ...claim, firstAt: nine, lastAt: at(10) }]);
  });

  it('is one of fifty at the most: whoever tried last longest ago makes room', () => {
    let kept: TurnedAways | undefined;
    for (let each = 0; each < 50; each += 1) kept = turnedAway(kept, { ...claim, objectId: `o-${each}` }, at(each));
    kept = turnedAway(kept, { ...claim, objectId: 'o-0' }, at(60));
    kept = turnedAway(kept, { ...claim, objectId: 'one-more' }, at(61));
    const ids = kept.people.map(({ objectId }) => objectId);
    expect(ids).toHaveLength(50);
    expect(ids).not.toContain('o-1');
    expect(ids.slice(-2)).toEqual(['o-0', 'one-more']);
  });

  it('and dismissed is not listed again for a week, and then as anybody else', () => {
    const gone = dismissed(turnedAway(undefined, claim, nine), claim, nine);
    expect(turnedAway(gone, claim, at(7 * 24 * 60 - 1))).toBe(gone);
    const back = turnedAway(gone, claim, at(7 * 24 * 60)).people;
    expect(back).toEqual([{ ...claim, firstAt: nine, lastAt: at(7 * 24 * 60) }]);
  });
});
