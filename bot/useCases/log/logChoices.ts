import { z } from 'zod';
import { namesOf } from '../../domain/byName';
import { logActions, LogKind } from '../../domain/logActions';
import { AgencyId, MemberId } from '../../domain/ids';
import type { Context } from '../ports';
import { agencyName } from '../members/names';

export const LogChoices = z.object({
  people: z.array(z.object({ id: MemberId, name: z.string(), agencyName: z.string(), hasLeft: z.boolean() })),
  agencies: z.array(z.object({ id: AgencyId, name: z.string() })),
  actions: z.array(z.object({ action: z.string(), kind: LogKind, text: z.string() })),
});
type LogChoices = z.infer<typeof LogChoices>;

/** Whoever has left stands in the log still. */
export async function listLogChoices(_input: Record<string, never>, { roster }: Context): Promise<LogChoices> {
  const people = [...roster.members.values(), ...roster.former.values()].map(({ id, name, agencyId }) => ({
    ...{ id, name, agencyName: agencyName(agencyId, { roster }), hasLeft: !roster.members.has(id) },
  }));
  const agencies = [...roster.agencies.values()].map(({ id, name }) => ({ id, name }));
  return {
    people: people.sort(byNames),
    agencies: agencies.sort(byNames),
    actions: namesOf(logActions)
      .map((action) => ({ action, kind: logActions[action], text: textOf(action) }))
      .sort((a, b) => a.text.localeCompare(b.text, 'en')),
  };
}

function byNames(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'en');
}

/** "Task acknowledged" */
function textOf(action: string): string {
  const words = action.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
