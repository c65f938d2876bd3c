import type { FoundView } from '../../../bot/contract';
import { whoCanWords } from '../../../bot/domain/whoCanWords';
import { goToPlace } from '../../data/goToPlace';
import { useMay } from '../../data/session';
import { useQueryOf } from '../../data/useQueryOf';
import { useSettled } from '../useSettled';
import { askForAccess } from './missed';
import { ASK, askWhoCan, type BoxChoice, type BoxCommand, isMeant, useBoxCommands } from './commands';
import { FEWEST_LETTERS, usePeopleChoices } from './usePeopleChoices';

const kindWords: Record<FoundView['kind'], string> = {
  task: 'Task',
  issue: 'Issue',
  meeting: 'Meeting',
  item: 'Agenda',
  group: 'Group',
  opportunity: 'Opportunity',
  disruption: 'Disruption',
  person: 'Person',
  agency: 'Agency',
};

const QUIET_MS = 120;

/**
 * What fits what is typed: commands and screens at once, records as soon as the server has answered; or the people of
 * groups, where those were asked for. Settled: what is there is all that there is.
 */
export function useChoices(typed: string) {
  const text = typed.trim();
  const hits = useHits(text);
  const people = usePeopleChoices(text);
  const powers = usePowerChoice(text);
  if (people.isChosen) return people;
  const asked = powers.filter(({ beside }) => beside !== true);
  const beside = hits.isSettled ? [...people.choices, ...powers.filter((each) => each.beside)] : [];
  return { ...hits, isChosen: false, choices: [...asked, ...hits.choices, ...beside] };
}

/** "who can shut the yard" is a question; of other words it is offered beside what they find. */
function usePowerChoice(text: string): readonly BoxChoice[] {
  const may = useMay('group.see');
  const asked = whoCanWords(text);
  const words = asked ?? text;
  if (!may || words.length < FEWEST_LETTERS || !/\p{L}/u.test(words)) return [];
  const choice = { key: 'powers', title: `Who can do something about “${words}”?`, kind: 'Powers' };
  return [{ ...choice, run: () => askWhoCan(words), ...(asked === undefined ? { beside: true } : {}) }];
}

function useHits(text: string) {
  const asked = useSettled(text, QUIET_MS);
  const found = useQueryOf('search.find', { text: asked }, asked !== '');
  const all = useBoxCommands();
  const commands = all.filter((each) => isMeant(each, text));
  const isSettled = text === '' || (asked === text && !found.isFetching && !found.isPlaceholderData);
  const isAnswer = asked !== '' && text !== '' && found.data !== undefined;
  const records = isAnswer ? found.data.items.map(recordChoice) : [];
  const hits: readonly BoxChoice[] = [...commands, ...records];
  // A reference that somebody was told may be for others.
  const asking =
    hits.length === 0 && isSettled && /\d/.test(text)
      ? all.filter(({ title }) => title === ASK).map((each) => askingFor(text, each))
      : [];
  const choices = [...hits, ...asking];
  return { choices, isSettled: isSettled || found.status === 'error', error: asked === '' ? null : found.error };
}

function askingFor(reference: string, command: BoxCommand): BoxChoice {
  return { ...command, title: `${ASK} to ${reference}`, run: () => askForAccess({ reference }) };
}

/** It opens on the screen of its kind, where the keys of that screen go on. */
function recordChoice({ key, kind, reference, title, note, place }: FoundView): BoxChoice {
  return { key, kind: kindWords[kind], reference, title, note, run: () => goToPlace(place) };
}
