import { z } from 'zod';
import { FileView } from '../fileView';
import { Nothing, row, pageOf } from '../row';
import * as tasks from './taskAnswering';
import * as giving from './taskGiving';
import { exportTasks, getTask, listTasks, listTaskTemplates, TaskExport, TaskListing, TaskQuery } from './taskLists';
import { TaskView, TaskDetailView, TaskTemplateView } from './taskViews';

export const taskCommands = {
  'task.allocate': row({
    summary: 'Give a task to an agency',
    right: 'task.direct',
    input: giving.GiveTask,
    result: TaskView,
    run: giving.allocateTask,
  }),
  'task.propose': row({
    summary: 'Suggest a task',
    right: 'task.propose',
    input: giving.GiveTask,
    result: TaskView,
    run: giving.proposeTask,
  }),
  'task.reallocate': row({
    summary: 'Give a proposed or declined task to somebody',
    right: 'task.direct',
    input: tasks.TaskHolder,
    result: TaskView,
    run: tasks.reallocateTask,
  }),
  'task.acknowledge': row({
    summary: 'Take a task on',
    right: 'task.answer',
    input: tasks.TaskRef,
    result: TaskView,
    run: tasks.acknowledgeTask,
  }),
  'task.decline': row({
    summary: 'Hand a task back, with the reason',
    right: 'task.answer',
    input: tasks.TaskReason,
    result: TaskView,
    run: tasks.declineTask,
  }),
  'task.progress': row({
    summary: 'Say how a task is going',
    right: 'task.answer',
    input: tasks.TaskNote,
    result: TaskView,
    run: tasks.progressTask,
  }),
  'task.block': row({
    summary: 'Say what holds a task up',
    right: 'task.answer',
    input: tasks.TaskReason,
    result: TaskView,
    run: tasks.blockTask,
  }),
  'task.unblock': row({
    summary: 'Say that a task can go on',
    right: 'task.answer',
    input: tasks.TaskRef,
    result: TaskView,
    run: tasks.unblockTask,
  }),
  'task.escalate': row({
    summary: 'Ask the chair to step in',
    right: 'task.answer',
    input: tasks.TaskReason,
    result: TaskView,
    run: tasks.escalateTask,
  }),
  'task.complete': row({
    summary: 'Say what came of a task',
    right: 'task.answer',
    input: tasks.TaskCompletion,
    result: TaskView,
    run: tasks.completeTask,
  }),
  'task.reassign': row({
    summary: 'Pass a task to somebody else',
    right: 'task.answer',
    input: tasks.TaskHolder,
    result: TaskView,
    run: tasks.reassignTask,
  }),
  'task.close': row({
    summary: 'Close a completed task',
    right: 'task.direct',
    input: tasks.TaskClosure,
    result: TaskView,
    run: tasks.closeTask,
  }),
  'task.withdraw': row({
    summary: 'Take a task back',
    right: 'task.direct',
    input: tasks.TaskReason,
    result: TaskView,
    run: tasks.withdrawTask,
  }),
  'task.split': row({
    summary: 'Split a task between agencies',
    right: 'task.direct',
    input: giving.TaskSplit,
    result: TaskView,
    run: giving.splitTask,
  }),
  'task.chase': row({
    summary: 'Remind the people of tasks by hand',
    right: 'task.direct',
    input: tasks.TaskChase,
    result: z.object({ chased: z.number().int().describe('Tasks whose people are reminded; each once a day') }),
    run: tasks.chaseTasks,
  }),
};

export const taskQueries = {
  'tasks.list': row({
    summary: 'The action log, a page at a time',
    right: 'task.see',
    input: TaskListing,
    result: pageOf(TaskView),
    run: listTasks,
  }),
  'tasks.get': row({
    summary: 'A task with its history',
    right: 'task.see',
    input: TaskQuery,
    result: TaskDetailView,
    run: getTask,
  }),
  'tasks.templates': row({
    summary: 'Common tasks to start from',
    right: 'task.direct',
    input: Nothing,
    result: pageOf(TaskTemplateView),
    run: listTaskTemplates,
  }),
  'tasks.export': row({
    summary: 'The action log as CSV, PDF or DOCX',
    right: 'task.see',
    input: TaskExport,
    result: FileView,
    run: exportTasks,
  }),
};
