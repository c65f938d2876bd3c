import type { ReactNode } from 'react';
import type { TaskStep } from '../../../bot/domain/taskSteps';
import type { ActionFormProps } from './actionForm';
import type { DirectStep } from './directActions';
import { HandOverForm } from './HandOverForm';
import { AskTimeForm, RefuseTimeForm } from './MoreTimeForms';
import { NoteForm, ReasonForm } from './ReasonForms';
import { CloseForm, CompleteForm } from './ResultForms';
import { WordingForm } from './WordingForm';

export type FormStep = Exclude<TaskStep, DirectStep>;

/** What each step that asks for something asks with. */
export const taskForms: Readonly<Record<FormStep, (props: ActionFormProps) => ReactNode>> = {
  decline: (props) => <ReasonForm action="decline" {...props} />,
  block: (props) => <ReasonForm action="block" {...props} />,
  escalate: (props) => <ReasonForm action="escalate" {...props} />,
  withdraw: (props) => <ReasonForm action="withdraw" {...props} />,
  progress: (props) => <NoteForm {...props} />,
  complete: (props) => <CompleteForm {...props} />,
  close: (props) => <CloseForm {...props} />,
  reassign: (props) => <HandOverForm action="reassign" {...props} />,
  reallocate: (props) => <HandOverForm action="reallocate" {...props} />,
  askTime: (props) => <AskTimeForm {...props} />,
  refuseTime: (props) => <RefuseTimeForm {...props} />,
  reword: (props) => <WordingForm {...props} />,
};
