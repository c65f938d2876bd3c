import type { Frame, Page } from 'playwright-core';

/** Words of a marking that stand at the head and at the foot, in sight: run in the page. */
const EDGES = `['header', 'footer'].map((edge) => {
  const marks = [...document.querySelectorAll(edge)].filter((each) => /^OFFICIAL(-SENSITIVE)?/.test(each.innerText.trim()));
  const inSight = marks.filter((each) => {
    const { top, bottom, height } = each.getBoundingClientRect();
    return height > 0 && top >= 0 && bottom <= innerHeight + 1;
  });
  return inSight[0]?.innerText.trim().split('\\n')[0] ?? '';
})`;

/** What is wrong with the marking of a page as it stands: nothing where the same stands in sight at head and foot. */
export async function unmarkedEdges(page: Page | Frame): Promise<readonly string[]> {
  const [head = '', foot = ''] = await page.evaluate<string[]>(EDGES);
  if (head !== '' && head === foot) return [];
  return [`marked "${head}" at its head and "${foot}" at its foot`];
}
