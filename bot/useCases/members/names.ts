import { type Agency } from '../../domain/agency';
import { type Stamp } from '../../domain/task';
import { momentText } from '../../domain/time';
import type { Onlooking } from '../ports';
import { nameOf, zoneOf } from '../../ledger/roster';

/** "Acknowledged 22:31 by Siobhan Kerr" */
export function doneText(what: string, { by, at }: Stamp, ctx: Onlooking): string {
  return `${what} ${momentText(at, ctx.today, zoneOf(ctx))} by ${nameOf(ctx.roster, by)}`;
}

export function agencyName(id: Agency['id'], { roster }: Pick<Onlooking, 'roster'>): string {
  return roster.agencies.get(id)?.name ?? id;
}
