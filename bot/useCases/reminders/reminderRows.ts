import { getDigest } from './digests';
import * as reminders from './reminderPlans';
import { UpcomingReminderView, DigestView, ReminderPreviewView } from './reminderViews';
import { Nothing, row, pageOf } from '../row';

export const reminderCommands = {
  'reminder.hold': row({
    summary: 'Hold a reminder back, or let it go out after all',
    right: 'reminder.plan',
    condition: 'anybody',
    input: reminders.ReminderHold,
    result: UpcomingReminderView,
    run: reminders.holdBackReminder,
  }),
  'reminder.sendNow': row({
    summary: 'Send a reminder now',
    right: 'reminder.plan',
    condition: 'anybody',
    input: reminders.ReminderRef,
    result: UpcomingReminderView,
    run: reminders.sendReminderNow,
  }),
  'reminder.prefer': row({
    summary: 'Mute one’s own reminders, or set their earliest hour',
    right: 'reminder.receive',
    condition: 'oneself',
    input: reminders.PreferenceInput,
    result: reminders.PreferenceInput,
    run: reminders.setReminderPreference,
  }),
};

export const reminderQueries = {
  'reminders.digest': row({
    summary: 'What waits for one this week',
    right: 'reminder.receive',
    condition: 'oneself',
    input: Nothing,
    result: DigestView,
    run: getDigest,
  }),
  'reminders.upcoming': row({
    summary: 'What goes out in the coming two weeks, by day',
    right: 'reminder.plan',
    condition: 'anybody',
    input: reminders.UpcomingQuery,
    result: pageOf(UpcomingReminderView),
    run: reminders.listUpcomingReminders,
    beyondTheLog: true,
  }),
  'reminders.preview': row({
    summary: 'An upcoming reminder as one of its readers will see it',
    right: 'reminder.plan',
    condition: 'anybody',
    input: reminders.ReminderPreviewQuery,
    result: ReminderPreviewView,
    run: reminders.previewReminder,
    consults: ({ tells }) => tells,
  }),
  'reminders.preference': row({
    summary: 'One’s own wish for reminders',
    right: 'reminder.receive',
    condition: 'oneself',
    input: Nothing,
    result: reminders.PreferenceInput,
    run: reminders.getReminderPreference,
  }),
};
