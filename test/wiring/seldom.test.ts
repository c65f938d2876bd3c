import { seldom } from '../../bot/wiring/seldom';

describe('what anybody outside can cause as often as they like', () => {
  it('is logged at once, then once a minute, with how many were left out', () => {
    const lines: object[] = [];
    let nowMs = 5_000;
    const log = seldom(
      (message, details) => lines.push({ message, ...details }),
      () => nowMs,
    );
    for (let second = 0; second < 130; second++) {
      log('An activity was not from Teams', { reason: `at ${second}` });
      nowMs += 1_000;
    }
    expect(lines).toEqual([
      { message: 'An activity was not from Teams', reason: 'at 0' },
      { message: 'An activity was not from Teams', reason: 'at 60', leftOut: 59 },
      { message: 'An activity was not from Teams', reason: 'at 120', leftOut: 59 },
    ]);
  });
});
