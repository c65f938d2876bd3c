import type { Card } from '../../cards/kit';
import { type GoingOn, statementCard } from '../../cards/statementCard';
import { statementToAccept } from '../../useCases/members/statementToAccept';
import type { Onlooking } from '../../useCases/ports';

/** What is asked of somebody before they are shown anything; undefined once they have accepted it. */
export function statementFirst(ctx: Onlooking, goOn?: GoingOn): Card | undefined {
  const { panel } = ctx.roster;
  const statement = statementToAccept(ctx);
  return statement && statementCard(statement, panel.name, panel.marking, goOn);
}
