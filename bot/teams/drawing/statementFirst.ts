import type { Card } from '../../cards/kit';
import { type GoingOn, statementCard } from '../../cards/statementCard';
import { statementOf } from '../../domain/statement';
import type { Onlooking } from '../../useCases/ports';

/** What is asked of somebody before they are shown anything; undefined once they have accepted it. */
export function statementFirst({ viewer, roster }: Onlooking, goOn?: GoingOn): Card | undefined {
  if (viewer.kind !== 'person' || viewer.mustAccept !== true) return undefined;
  const { panel } = roster;
  const statement = statementOf(panel);
  return statement && statementCard(statement, panel.name, panel.marking, goOn);
}
