import { holdsEveryWord } from '../../bot/domain/searchable';

describe('what is sought in a list', () => {
  it.each([
    ['', true],
    ['housing', true],
    ['SIAN council', true],
    ['council  oneill', false],
    ['siân enforcement', true],
    ['housing fire', false],
  ])('%j stands in it word by word, in whatever letters: %s', (sought, found) =>
    expect(holdsEveryWord(sought, 'Siân Ó Néill', 'Northmoor Council', undefined, 'Housing enforcement')).toBe(found),
  );
});
