import { MemberId, slugOf, TaskId } from '../../bot/domain/ids';

it.each([
  ['Ruth Calder', 'ruth-calder'],
  ['Siân Ó Néill', 'sian-o-neill'],
  ['  Operation Sentinel – Northmoor ', 'operation-sentinel-northmoor'],
  ["O'Brien, Pat", 'o-brien-pat'],
  ['Marek Zieliński', 'marek-zielinski'],
  ['王芳', ''],
  ['!!!', ''],
])('%j as an id is %j', (text, slug) => expect(slugOf(text)).toBe(slug));

it.each(['a/b', 'a\\b', 'a?b', 'a#b', 'a b', '.a', '-a', '', 'ä', `a${'b'.repeat(128)}`])('%j is no id', (text) => {
  expect(TaskId.safeParse(text).success).toBe(false);
});

it.each(['a', 'T-1', '7f0c1f2e-0000-4000-8000-000000000000', 'M2', 'a_b.c', 'b'.repeat(128)])('%j is an id', (text) => {
  expect(MemberId.safeParse(text).success).toBe(true);
});
