import { MemberId } from '../../bot/domain/ids';
import type { CommandName } from '../../bot/useCases/commands';
import { runQuery } from '../../bot/useCases/queries';
import type { OutboxStand } from '../delivery/outboxStand';

/** Who does what, to what; some inputs have to be looked up first. */
export type Walked = readonly [
  who: string,
  name: CommandName,
  input: object | ((stand: OutboxStand) => Promise<object>),
];

export function asCallum({ contexts, panelId }: OutboxStand) {
  return contexts.of(panelId, MemberId.parse('callum-reeve'));
}

/** What somebody signs, as they read it. */
export function termsFor(who: string) {
  return async ({ contexts, panelId }: OutboxStand) => {
    const { terms } = await runQuery('partners.toSign', {}, await contexts.of(panelId, MemberId.parse(who)));
    return { terms };
  };
}
