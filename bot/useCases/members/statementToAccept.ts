import { listed } from '../../domain/listed';
import { statementOf } from '../../domain/statement';
import { membersInRole, nameOf } from '../../ledger/roster';
import type { Onlooking } from '../ports';
import type { StatementToAccept } from './memberViews';

/** Undefined once they have said yes, and where the panel asks for nothing. */
export function statementToAccept({ viewer, roster }: Onlooking): StatementToAccept | undefined {
  const statement = viewer.kind === 'person' && viewer.mustAccept === true ? statementOf(roster.panel) : undefined;
  if (statement === undefined || viewer.kind !== 'person') return undefined;
  const others = membersInRole(roster, 'coordinator').filter((id) => id !== viewer.member.id);
  const { version, text } = statement;
  return { version, text, ifNotText: ifNotText(others.map((id) => nameOf(roster, id))) };
}

/** @param coordinators whom they may ask, by name */
function ifNotText(coordinators: readonly string[]): string {
  const closed = 'If you do not accept it, nothing of the panel is shown to you.';
  if (coordinators.length === 0) return closed;
  return `${closed} Ask ${listed(coordinators)} (coordinator) if something in it is not clear.`;
}
