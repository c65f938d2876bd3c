import type { ChoiceInput, DateInput, TextInput, ToggleInput } from './kit';

export function textInput(
  id: string,
  label: string,
  maxLength: number,
  { required = true, value }: { required?: boolean; value?: string } = {},
): TextInput {
  return {
    type: 'Input.Text',
    id,
    label,
    isMultiline: true,
    isRequired: required,
    maxLength,
    ...(required ? { errorMessage: 'Please write something here.' } : {}),
    ...(value === undefined ? {} : { value }),
  };
}

export function choiceInput(id: string, label: string, values: readonly string[], required = false): ChoiceInput {
  const choices = values.map((value) => ({ title: value.charAt(0).toUpperCase() + value.slice(1), value }));
  return choiceOf(id, label, choices, required);
}

/** A choice of what has a name of its own. */
export function choiceOf(
  id: string,
  label: string,
  choices: readonly ChoiceInput['choices'][number][],
  required = false,
  value?: string,
): ChoiceInput {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'compact',
    choices: [...choices],
    isRequired: required,
    ...(required ? { errorMessage: 'Please choose one.' } : {}),
    ...(value === undefined ? {} : { value }),
  };
}

/** A day that is needed. `min` is the first one that may be chosen. */
export function dateInput(id: string, label: string, min: string, value?: string): DateInput {
  return {
    ...{ type: 'Input.Date', id, label, min, isRequired: true, errorMessage: 'Please choose a day.' },
    ...(value === undefined ? {} : { value }),
  };
}

export function toggle(id: string, title: string, on: boolean): ToggleInput {
  return {
    type: 'Input.Toggle',
    id,
    title,
    wrap: true,
    valueOn: 'true',
    valueOff: 'false',
    value: on ? 'true' : 'false',
  };
}
