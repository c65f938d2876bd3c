import type { CommandInput, PeopleImportView } from '../../bot/contract';
import { request } from './api';

/** A list of people with what was put right in it. */
export type PeopleList = Omit<CommandInput<'member.import'>, 'versions'>;

/** What it would do, row by row. Nothing is kept. */
export function lookAtPeople(list: PeopleList): Promise<PeopleImportView> {
  return request<PeopleImportView>('/api/queries/people.look', { method: 'POST', body: JSON.stringify(list) });
}
