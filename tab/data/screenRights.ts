import type { Right } from '../../bot/access/rights';
import type { Screen } from './screens';

/** Whoever lacks the right has Today instead. To the others everybody goes. */
export const screenRights: Readonly<Partial<Record<Screen, Right>>> = {
  meeting: 'agenda.see',
  'action-log': 'task.see',
  issues: 'issue.see',
  groups: 'group.see',
  partners: 'partner.see',
  measures: 'measure.see',
  messages: 'reminder.plan',
  log: 'log.read',
  settings: 'settings.see',
};
