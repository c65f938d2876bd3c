import { type Nominal, nominalKey } from '../../domain/nominal';
import { recordOf } from '../../ledger/records';
import type { Context } from '../ports';

type Read = (key: string) => Promise<Nominal | undefined>;

/** Whoever has the key now: of a record that became one with another, that other. */
export async function standingNominal(key: string, read: Read): Promise<Nominal | undefined> {
  const found = await read(key);
  const into = found?.mergedInto?.nominalId;
  return found === undefined || into === undefined
    ? found
    : standingNominal(nominalKey({ groupId: found.groupId, id: into }), read);
}

export function nominalsIn({ store, roster }: Pick<Context, 'store' | 'roster'>): Read {
  return async (key) => {
    const found = await store.read(roster.panel.id, `nominal:${key}`);
    return found && recordOf('nominal', found);
  };
}
