import type { IssueView, SessionView, TaskView, TodayLineView } from '../bot/contract';
import { highestMarking } from '../bot/domain/highestMarking';
import type { BorneMarking } from '../bot/domain/marking';
import { addressText, parseAddress, type Parameters, type Screen } from './data/address';
import { askAhead } from './data/api';
import { longDayText } from './data/days';
import { listingOf as taskListingOf } from './screens/actionLog/taskFilters';
import { filterOf as issueFilterOf } from './screens/issues/issueFilters';

/** A line as it stands in the outline: a link that the screen, once it is there, has already followed. */
interface Line {
  readonly href: string;
  readonly cells: readonly string[];
}

interface Words {
  readonly title: string;
  /** What is told in them bears it, where that is more than the panel's. */
  readonly held?: readonly { readonly marking: BorneMarking }[];
  readonly lines: readonly Line[];
}

/** What a screen asks first, and the words that its answer has for the outline; none where it is not rows that come. */
export const firstWords: Partial<
  Record<Screen, (asked: Parameters, session: Promise<SessionView>) => Promise<Words | undefined>>
> = {
  today: async (_asked, session) => {
    const { items } = await askAhead('today.lines');
    return { title: longDayText((await session).today), lines: items.filter(({ waits }) => waits).map(todayLine) };
  },
  'action-log': async (asked) => {
    if (asked['view'] === 'board') return undefined;
    const { items } = await askAhead('tasks.list', taskListingOf(asked));
    return { title: 'Action log', held: items, lines: items.map((task) => taskLine(task, asked)) };
  },
  issues: async (asked) => {
    const { items } = await askAhead('issues.list', issueFilterOf(asked));
    return { title: 'Issues', held: items, lines: items.map((issue) => issueLine(issue, asked)) };
  },
};

function todayLine({ reference, title, text, place = '' }: TodayLineView): Line {
  const { screen, parameters } = parseAddress(place) ?? { screen: 'today' as const, parameters: {} };
  const said = [reference, title].filter((each) => each !== undefined).join(' ');
  return { href: addressText(screen, parameters), cells: said === '' ? [text] : [said, text] };
}

function taskLine(task: TaskView, asked: Parameters): Line {
  const { id, reference, title, agencyName, ownerName, dueText, stateName } = task;
  return {
    href: addressText('action-log', { ...asked, task: id }),
    cells: [reference, title, `${agencyName} · ${ownerName}`, dueText, stateName],
  };
}

function issueLine({ id, reference, headline, agencyName, statusText }: IssueView, asked: Parameters): Line {
  return {
    href: addressText('issues', { ...asked, issue: id }),
    cells: [reference, headline, `${agencyName} · ${statusText}`],
  };
}

/** Puts the words where the bones of the outline were. Where the screen itself has come, nothing. */
export function drawWords(screen: Screen, { title, held = [], lines }: Words, { panel, may }: SessionView): void {
  const outline = document.querySelector('#opening');
  const place = outline?.querySelector('.lines') ?? undefined;
  if (outline === null || place === undefined || lines.length === 0) return;
  const heading = element('h1', title);
  const filters = element('i', '');
  const list = document.createElement('ol');
  list.className = screen;
  list.classList.toggle('chosen', screen === 'action-log' && may['task.direct']);
  list.append(...lines.map(row));
  place.replaceChildren(heading, filters, list);
  outline.classList.add('told');
  const marking = highestMarking(panel.marking, held);
  outline.prepend(element('header', marking));
  outline.append(element('footer', marking));
}

function row({ href, cells }: Line): HTMLElement {
  const link = element('a', '');
  link.setAttribute('href', href);
  link.append(
    ...cells.map((words) => {
      const cell = element('span', words);
      cell.dir = 'auto';
      return cell;
    }),
  );
  const item = element('li', '');
  item.append(link);
  return item;
}

function element(name: string, words: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
