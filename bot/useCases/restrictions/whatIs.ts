import type { Restrictable } from '../../access/restrictionConditions';
import type { About } from '../../domain/accessRequest';
import { recordOf } from '../../ledger/records';
import { loadMeetings } from '../meetings/meetingLists';
import type { Onlooking } from '../ports';

/** The record itself, whoever may see it; undefined where it is not there. */
export async function whatIs(about: About, ctx: Onlooking): Promise<Restrictable | undefined> {
  const read = (id: string) => ctx.store.read(ctx.roster.panel.id, id);
  switch (about.type) {
    case 'task': {
      const found = await read(`task:${about.taskId}`);
      return found && { type: 'task', record: recordOf('task', found) };
    }
    case 'issue': {
      const found = await read(`issue:${about.issueId}`);
      return found && { type: 'issue', record: recordOf('issue', found) };
    }
    case 'group': {
      const found = await read(`group:${about.groupId}`);
      return found && { type: 'group', record: recordOf('group', found) };
    }
    case 'agendaItem': {
      const meeting = (await loadMeetings(ctx)).find(({ id }) => id === about.meetingId);
      const record = meeting?.agenda.find(({ id }) => id === about.itemId);
      return record && { type: 'agendaItem', record };
    }
  }
}
