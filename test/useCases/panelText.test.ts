import { readPanelText, TextFaults } from '../../bot/useCases/settings/panelText';

function faultsOf(text: string): readonly string[] {
  try {
    readPanelText(text);
    return [];
  } catch (error) {
    if (error instanceof TextFaults) return error.faults;
    throw error;
  }
}

const lastComma = 'a value should stand here (after the last one there is no comma)';

describe('the text of a panel file', () => {
  it('is read whatever wrote it: with a byte order mark, and lines that end in two characters', () => {
    expect(readPanelText('\uFEFF{\r\n"members": [1]\r\n}')).toEqual({ members: [1] });
  });

  it.each([
    ['lacks a comma', '{\n "a": 1\n "b": 2\n}', 'line 3, column 2: a comma should stand before this'],
    ['has one too many', '[\n 1,\n]', `line 3, column 1: ${lastComma}`],
    ['lacks a colon', '{\r\n  "a" 1\r\n}', 'line 2, column 7: a colon should stand here'],
    ['ends too soon', '{\n "a": [1', 'line 2, column 9: a closing ] should stand here'],
    ['goes on after its end', '{}\n{}', 'line 2, column 1: the file should end here'],
    ['has a comment', '// Ours\n{}', 'line 1, column 1: JSON has no comments'],
    [
      'has a line break within quotes',
      '["a\nb"]',
      'line 1, column 2: closing double quotes should stand before the end of this line',
    ],
    ['has single quotes', "{\n'a': 1}", expect.stringMatching(/^line 2, column 1: .* double quotes/)],
    [
      'has a name twice',
      '{\n "members": [],\n "panel": {"members": 1},\n "members": [1]\n}',
      'line 4, column 2: members stands in this object already',
    ],
    ['is nested without end', '['.repeat(50_000), 'line 1, column 101: this is nested deeper than 100 levels'],
    ['is empty', '', `line 1, column 1: ${lastComma}`],
  ])('that %s is told of by line and column, with what should stand there', (_what, text, fault) => {
    expect(faultsOf(text)[0]).toEqual(fault);
  });

  it('is told of once a line, and for the first few lines', () => {
    expect(faultsOf('[\n1 2 3,\n4 5,\n6\n]')).toEqual([
      'line 2, column 3: a comma should stand before this',
      'line 3, column 3: a comma should stand before this',
    ]);
    expect(faultsOf(`[\n${'1 2,\n'.repeat(100)}3]`)).toHaveLength(5);
  });
});
