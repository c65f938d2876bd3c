import { MemberId } from '../../bot/domain/ids';
import type { CommandName } from '../../bot/useCases/commands';
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
