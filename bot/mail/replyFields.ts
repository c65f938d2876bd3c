import type { SendAnyway } from '../domain/stoppedWords';
import { type Html, markup } from './html';

/** What a page's forms carry along, and what came of the last one that was sent. */
export interface FormState {
  /** The signed pass of an open door, which shows that its own page sent the form; absent before the code. */
  readonly pass?: string | undefined;
  /** Where the forms go; the page's own address unless told. */
  readonly action?: string | undefined;
  /** Once something is done, it goes back home, not to what it was done to. */
  readonly isAtHome?: boolean | undefined;
  /** As it was typed, so that nothing has to be typed twice. */
  readonly typed: Readonly<Record<string, string>>;
  readonly fault?: Fault | undefined;
  /** "Acknowledged 22:31 by Neil Farrow" */
  readonly done?: string | undefined;
}

/** `field` where one of the form's fields is to be put right. */
interface Problem {
  readonly field?: string | undefined;
  readonly message: string;
}

/** Why a form was turned down. */
export interface Fault extends Problem {
  /** Which form: the value of its button. */
  readonly form: string;
  /** It was turned down for a doubtful word alone: what the button says that sends it as it is. */
  readonly anyway?: SendAnyway | undefined;
  /** What else is to be put right in it. */
  readonly others?: readonly Problem[];
}

function problemsOf(fault: Fault): readonly Problem[] {
  return [fault, ...(fault.others ?? [])];
}

export interface Form {
  /** What its button sends as `do`. */
  readonly name: string;
  readonly button: string;
  readonly fields?: readonly Html[];
  readonly look?: 'other';
  /** Read after the button, where several of a page say the same: "SEN-27-014". */
  readonly about?: string;
}

export function form({ name, button, fields = [], look, about }: Form, state: FormState): Html {
  const { pass, action, isAtHome } = state;
  return markup`<form method="post" ${action !== undefined && markup` action="${action}"`}>
    ${pass !== undefined && hiddenField('pass', pass)}${isAtHome === true && hiddenField('back', 'home')}${fields}
    <button type="submit" name="do" value="${name}" ${look && markup` class="other"`}>
      ${button}${about !== undefined && markup`<span class="unseen"> ${about}</span>`}
    </button>${anywayButton(name, state)}
  </form>`;
}

/** Sends the form with what was said before of doubtful words, and with what is said now. */
function anywayButton(name: string, { fault, typed }: FormState): Html | undefined {
  if (fault?.anyway === undefined || fault.form !== name) return undefined;
  const { word, label } = fault.anyway;
  const meant = typed['meant'] === undefined ? word : `${typed['meant']}\n${word}`;
  return markup`${hiddenField('meant', meant)}
    <button type="submit" name="anyway" value="${name}" class="other">${label}</button>`;
}

/** Folded until it is wanted; open where something in it is to be put right. */
export function folded(what: string, parts: Form, state: FormState): Html {
  const isOpen = state.fault?.form === parts.name;
  return markup`<details ${isOpen && markup` open`}>
    <summary>${what}</summary>
    ${form({ ...parts, look: 'other' }, state)}
  </details>`;
}

export function hiddenField(name: string, value: string): Html {
  return markup`<input type="hidden" name="${name}" value="${value}" />`;
}

interface Field {
  readonly form: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

interface TextField extends Field {
  readonly most: number;
  readonly lines?: number;
  /** What stands in it until something else is typed. */
  readonly value?: string;
}

export function textField(field: TextField, state: FormState): Html {
  const { name, most, lines = 1 } = field;
  const value = typedIn(field, state, field.value);
  const shared = markup`dir="auto" id="${idOf(field)}" name="${name}" maxlength="${most}"${describedBy(field, state)}`;
  const input =
    lines > 1
      ? markup`<textarea ${shared} rows="${lines}">${value}</textarea>`
      : markup`<input type="text" ${shared} value="${value}" autocomplete="off" />`;
  return labelled(field, input, state);
}

export function codeField(field: Field, state: FormState): Html {
  const input = markup`<input
    type="text"
    class="code"
    id="${idOf(field)}"
    name="${field.name}"
    inputmode="numeric"
    autocomplete="one-time-code"
    maxlength="12"
    required${describedBy(field, state)}
  />`;
  return labelled(field, input, state);
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function selectField(field: Field, choices: readonly Choice[], state: FormState): Html {
  const chosen = typedIn(field, state);
  const options = choices.map(
    ({ value, label }) => markup`<option value="${value}" ${value === chosen && markup` selected`}>${label}</option>`,
  );
  const input = markup`<select id="${idOf(field)}" name="${field.name}" ${describedBy(field, state)}>
    ${options}
  </select>`;
  return labelled(field, input, state);
}

export function radioField(
  field: Field,
  choices: readonly Choice[],
  chosen: string | undefined,
  state: FormState,
): Html {
  const picked = state.typed[field.name] ?? chosen;
  const rows = choices.map(({ value, label }, at) => {
    // The first one has the field's own id, to which the list of faults leads.
    const id = at === 0 ? idOf(field) : `${idOf(field)}-${value}`;
    return markup`<div class="choice">
      <input
        type="radio"
        id="${id}"
        name="${field.name}"
        value="${value}"
        ${value === picked && markup` checked`}
      /><label for="${id}">${label}</label>
    </div>`;
  });
  return markup`<fieldset class="field" role="radiogroup" ${describedBy(field, state)}>
    <legend>${field.label}</legend>
    ${notesOf(field, state)}${rows}
  </fieldset>`;
}

export function checkField(field: Field, state: FormState): Html {
  const isChecked = typedIn(field, state) === 'true';
  const id = idOf(field);
  return markup`<div class="field">
    <div class="choice">
      <input
        type="checkbox"
        id="${id}"
        name="${field.name}"
        value="true"
        ${isChecked && markup` checked`}${describedBy(field, state)}
      /><label for="${id}">${field.label}</label>
    </div>
    ${notesOf(field, state)}
  </div>`;
}

/** The parts of a day as one says them, whatever order the browser's own calendar has. */
const dayParts = [
  { part: 'Day', digits: 2 },
  { part: 'Month', digits: 2 },
  { part: 'Year', digits: 4 },
] as const;

export function dayField(field: Field, state: FormState): Html {
  const inputs = dayParts.map(({ part, digits }, at) => {
    // The first one has the field's own id, to which the list of faults leads.
    const id = at === 0 ? idOf(field) : `${idOf(field)}-${part}`;
    const value = typedIn({ form: field.form, name: `${field.name}${part}` }, state);
    return markup`<div>
      <label for="${id}">${part}</label
      ><input
        type="text"
        class="digits"
        id="${id}"
        name="${field.name}${part}"
        value="${value}"
        inputmode="numeric"
        maxlength="${digits}"
        autocomplete="off"
        ${isFaulty(field, state) && markup` aria-invalid="true"`}
      />
    </div>`;
  });
  return markup`<fieldset class="field" ${describedBy(field, state, false)}>
    <legend>${field.label}</legend>
    ${notesOf(field, state)}
    <div class="day">${inputs}</div>
  </fieldset>`;
}

/** What is wrong, at the head of the page, leading to where it is put right; or what has been done. */
export function outcome({ fault, done }: FormState): Html {
  if (fault !== undefined) {
    const words = problemsOf(fault).map(({ field, message }) =>
      field === undefined
        ? markup`<p>${message}</p>`
        : markup`<p><a href="#${idOf({ form: fault.form, name: field })}">${message}</a></p>`,
    );
    return markup`<div class="wrong" role="alert">${words}</div>`;
  }
  return done === undefined ? markup`` : markup`<div class="done" role="status"><p>${done}</p></div>`;
}

function labelled(field: Field, input: Html, state: FormState): Html {
  return markup`<div class="field">
    <label for="${idOf(field)}">${field.label}</label>${notesOf(field, state)}${input}
  </div>`;
}

function notesOf(field: Field, state: FormState): Html {
  const { hint } = field;
  return markup`${hint !== undefined && markup`<p class="hint" id="${idOf(field)}-hint">${hint}</p>`}${faultOf(field, state)}`;
}

function faultOf(field: Field, state: FormState): Html | undefined {
  const problem = problemOf(field, state);
  if (problem === undefined) return undefined;
  return markup`<p class="fault" id="${idOf(field)}-fault">${problem.message}</p>`;
}

function describedBy(field: Field, state: FormState, isInput = true): Html {
  const faulty = isFaulty(field, state);
  const ids = [
    ...(field.hint === undefined ? [] : [`${idOf(field)}-hint`]),
    ...(faulty ? [`${idOf(field)}-fault`] : []),
  ];
  return markup`${ids.length > 0 && markup` aria-describedby="${ids.join(' ')}"`}${faulty && isInput && markup` aria-invalid="true"`}`;
}

function isFaulty(field: Field, state: FormState): boolean {
  return problemOf(field, state) !== undefined;
}

function problemOf({ form: name, name: field }: Field, { fault }: FormState): Problem | undefined {
  return fault?.form === name ? problemsOf(fault).find((problem) => problem.field === field) : undefined;
}

function typedIn(
  { form: name, name: field }: Pick<Field, 'form' | 'name'>,
  { typed, fault }: FormState,
  value = '',
): string {
  // Two forms of a page may have a field of the same name: what was typed belongs to the one that was sent.
  return fault === undefined || fault.form === name ? (typed[field] ?? value) : value;
}

function idOf({ form: name, name: field }: Pick<Field, 'form' | 'name'>): string {
  return `${name}-${field}`;
}
