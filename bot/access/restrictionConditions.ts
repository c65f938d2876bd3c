import type { AccessRequest } from '../domain/accessRequest';
import type { AgendaItem } from '../domain/agenda';
import type { Group } from '../domain/group';
import type { Issue } from '../domain/issue';
import type { Task } from '../domain/task';
import { type Condition, type Conditions, notFound, whoMaySee } from './condition';
import { maySeeGroup, maySeeIssue, maySeeItem, maySeeTask } from './sight';
import { runsThePanel, type Viewer } from './viewer';

/** What may be for few. */
export type Restrictable =
  | { readonly type: 'task'; readonly record: Task }
  | { readonly type: 'issue'; readonly record: Issue }
  | { readonly type: 'group'; readonly record: Group }
  | { readonly type: 'agendaItem'; readonly record: AgendaItem };

export function maySeeRestrictable(what: Restrictable, viewer: Viewer): boolean {
  switch (what.type) {
    case 'task':
      return maySeeTask(what.record, viewer);
    case 'issue':
      return maySeeIssue(what.record, viewer);
    case 'group':
      return maySeeGroup(what.record, viewer);
    case 'agendaItem':
      return maySeeItem(what.record, viewer);
  }
}

const ofRestrictables = { 'who may see the record': whoMaySee<Restrictable>('record') };
export const restrictableConditions: Conditions<Restrictable, keyof typeof ofRestrictables> = {
  ...{ sees: maySeeRestrictable, absent: notFound('record'), named: ofRestrictables },
};

/** A request for access with what it asks for, where that still stands. */
export interface Asking {
  readonly request: AccessRequest;
  readonly what: Restrictable | undefined;
}

function holds({ request: { holderIds = [] } }: Asking, viewer: Viewer): boolean {
  return viewer.kind === 'person' && (runsThePanel(viewer.member) || holderIds.includes(viewer.member.id));
}

const itsHolder: Condition<Asking> = {
  says: 'Whoever holds what is asked for, as far as they may see it: the lead of a group, who gave a task, who runs the panel.',
  holds,
  otherwise: notFound('request'),
};
const ofRequests = { 'who holds what is asked for': itsHolder };

/** To everybody else there is no such request, not even to whoever made it. */
export const requestConditions: Conditions<Asking, keyof typeof ofRequests> = {
  sees: (asking, viewer) =>
    asking.what !== undefined && maySeeRestrictable(asking.what, viewer) && holds(asking, viewer),
  absent: notFound('request'),
  named: ofRequests,
};
