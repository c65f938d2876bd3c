import type { About } from '../../domain/accessRequest';

/** Where in the tab it is. */
export function placeOf(about: About): string {
  switch (about.type) {
    case 'task':
      return `action-log?task=${about.taskId}`;
    case 'issue':
      return `issues?issue=${about.issueId}`;
    case 'group':
      return `groups?group=${about.groupId}`;
    case 'agendaItem':
      return `meeting?meeting=${about.meetingId}`;
  }
}
