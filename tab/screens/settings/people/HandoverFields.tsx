import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CommandInput, HeldView, KeptPersonDetailView } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { isOvertaken } from '../../../data/useSeenVersion';
import { heldText, heldTitle } from './heldWords';

type Person = HeldView['fit'][number];
/** Who takes what, by key: somebody, or the coordinator back; undefined where it is left. */
type Handover = Readonly<Record<string, Person['id'] | typeof BACK | undefined>>;

type HandedOver = CommandInput<'member.end'>['handedOver'];

const BACK = 'back';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What is offered first: the deputy, or the only one who can; where nobody can, the coordinator. */
function firstOf({ suggestedId, fit, returns }: HeldView): Handover[string] {
  return suggestedId ?? (returns && fit.length === 0 ? BACK : undefined);
}

/**
 * Of what came into their hands since this was drawn nothing is said before whoever fills it in was told of it, unless
 * they chose: the server refuses what leaves it out, and says what came.
 */
export function useHandover(held: readonly HeldView[]) {
  const [seen, setSeen] = useState<readonly string[]>(() => held.map(({ key }) => key));
  const [picked, setPicked] = useState<Handover>({});
  const choose = (changes: Handover) => setPicked({ ...picked, ...changes });
  const chosen: Handover = Object.fromEntries(
    held.map((each) => [each.key, each.key in picked ? picked[each.key] : firstOf(each)]),
  );
  function handedOver(error: Error | null): HandedOver {
    const now = isOvertaken(error) ? held.map(({ key }) => key) : seen;
    setSeen(now);
    return held.flatMap(({ key }): HandedOver => {
      if (!now.includes(key) && !(key in picked)) return [];
      const toId = chosen[key];
      if (toId === undefined) return [{ key, isLeft: true }];
      return [toId === BACK ? { key } : { key, toId }];
    });
  }
  return { chosen, choose, handedOver };
}

interface Props {
  readonly person: KeptPersonDetailView;
  readonly chosen: Handover;
  readonly onChoose: (changes: Handover) => void;
}

/** All that is in somebody's hands, each with who takes it, in one screen. */
export function HandoverFields({ person: { name, held, otherHandsText }, chosen, onChoose }: Props) {
  const styles = useStyles();
  if (held.length === 0) return <Text>{otherHandsText ?? `Nothing of the panel’s is in the hands of ${name}`}.</Text>;
  const everybody = new Map(held.flatMap(({ fit }) => fit).map((each) => [each.id, each]));
  const all = [...everybody.values()].sort((a, b) => a.name.localeCompare(b.name));
  function giveAll(toId: Person['id'] | undefined): void {
    const taken = held.filter(({ fit }) => fit.some(({ id }) => id === toId));
    onChoose(Object.fromEntries(taken.map(({ key }) => [key, toId])));
  }
  return (
    <section aria-label="Handover" className={styles.fields}>
      <Subtitle2 as="h3">Who takes what</Subtitle2>
      {held.length > 1 && all.length > 0 && (
        <ChoiceField
          label="All that one person can take"
          none="Choose for each below"
          choices={all.map(({ id, name: words }) => ({ value: id, label: words }))}
          chosen={undefined}
          onChoose={giveAll}
        />
      )}
      {held.map((each) => (
        <ChoiceField
          key={each.key}
          label={`${heldTitle(each)}: ${heldText(each)}`}
          none={each.fit.length === 0 && !each.returns ? 'Nobody can take it; it is left' : 'Leave it'}
          choices={choicesOf(each)}
          chosen={chosen[each.key]}
          disabled={each.fit.length === 0 && !each.returns}
          onChoose={(toId) => onChoose({ [each.key]: toId })}
        />
      ))}
      {otherHandsText !== undefined && <Text>{otherHandsText}.</Text>}
      <Text size={200} className={styles.quiet}>
        Whoever takes a task is told and acknowledges it anew. What goes back to the coordinator stands among the
        declined, to be given to another organisation or to whoever follows {name}. What is left stays in the name of{' '}
        {name}, for the coordinator to hand on.
      </Text>
    </section>
  );
}

function choicesOf({ fit, returns }: HeldView) {
  const people = fit.map(({ id, name }) => ({ value: id, label: name }));
  return returns ? [...people, { value: BACK, label: 'Goes back to the coordinator' } as const] : people;
}
