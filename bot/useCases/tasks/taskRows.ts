import { z } from 'zod';
import { FileView } from '../fileView';
import { Nothing, row, pageOf } from '../row';
import * as tasks from './taskAnswering';
import * as giving from './taskGiving';
import { exportTasks, getTask, listTasks, listTaskTemplates, TaskExport, TaskListing, TaskQuery } from './taskLists';
import { TaskView, TaskDetailView, TaskTemplateView } from './taskViews';
import { eachOf, fileTaken, taskOpened } from '../log/opened';

export const taskCommands = {
  'task.allocate': row({
    summary: 'Give a task to an agency',
    right: 'task.direct',
    input: giving.GiveTask,
    result: TaskView,
    run: giving.allocateTask,
    consults: taskOpened,
  }),
  'task.propose': row({
    summary: 'Suggest a task',
    right: 'task.propose',
    input: giving.GiveTask,
    result: TaskView,
    run: giving.proposeTask,
    consults: taskOpened,
  }),
  'task.reallocate': row({
    summary: 'Give a proposed or declined task to somebody',
    right: 'task.direct',
    input: tasks.TaskHolder,
    result: TaskView,
    run: tasks.reallocateTask,
    consults: taskOpened,
  }),
  'task.acknowledge': row({
    summary: 'Take a task on',
    right: 'task.answer',
    input: tasks.TaskRef,
    result: TaskView,
    run: tasks.acknowledgeTask,
    consults: taskOpened,
  }),
  'task.decline': row({
    summary: 'Hand a task back, with the reason',
    right: 'task.answer',
    input: tasks.TaskReason,
    result: TaskView,
    run: tasks.declineTask,
    consults: taskOpened,
  }),
  'task.progress': row({
    summary: 'Say how a task is going',
    right: 'task.answer',
    input: tasks.TaskNote,
    result: TaskView,
    run: tasks.progressTask,
    consults: taskOpened,
  }),
  'task.block': row({
    summary: 'Say what holds a task up',
    right: 'task.answer',
    input: tasks.TaskReason,
    result: TaskView,
    run: tasks.blockTask,
    consults: taskOpened,
  }),
  'task.unblock': row({
    summary: 'Say that a task can go on',
    right: 'task.answer',
    input: tasks.TaskRef,
    result: TaskView,
    run: tasks.unblockTask,
    consults: taskOpened,
  }),
  'task.escalate': row({
    summary: 'Ask the chair to step in',
    right: 'task.answer',
    input: tasks.TaskReason,
    result: TaskView,
    run: tasks.escalateTask,
    consults: taskOpened,
  }),
  'task.complete': row({
    summary: 'Say what came of a task',
    right: 'task.answer',
    input: tasks.TaskCompletion,
    result: TaskView,
    run: tasks.completeTask,
    consults: taskOpened,
  }),
  'task.reassign': row({
    summary: 'Pass a task to somebody else',
    right: 'task.answer',
    input: tasks.TaskHolder,
    result: TaskView,
    run: tasks.reassignTask,
    consults: taskOpened,
  }),
  'task.close': row({
    summary: 'Close a completed task',
    right: 'task.direct',
    input: tasks.TaskClosure,
    result: TaskView,
    run: tasks.closeTask,
    consults: taskOpened,
  }),
  'task.withdraw': row({
    summary: 'Take a task back',
    right: 'task.direct',
    input: tasks.TaskReason,
    result: TaskView,
    run: tasks.withdrawTask,
    consults: taskOpened,
  }),
  'task.split': row({
    summary: 'Split a task between agencies',
    right: 'task.direct',
    input: giving.TaskSplit,
    result: TaskView,
    run: giving.splitTask,
    consults: taskOpened,
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
    consults: eachOf(taskOpened),
  }),
  'tasks.get': row({
    summary: 'A task with its history',
    right: 'task.see',
    input: TaskQuery,
    result: TaskDetailView,
    run: getTask,
    consults: taskOpened,
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
    consults: fileTaken('tasks-exported'),
  }),
};
