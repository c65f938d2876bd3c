import { type Html, markup } from './html';

/** What a page's forms carry along, and what came of the last one that was sent. */
export interface FormState {
  /** The signed pass of an open page; absent before the code. */
  readonly pass?: string | undefined;
  /** As it was typed, so that nothing has to be typed twice. */
  readonly typed: Readonly<Record<string, string>>;
  readonly fault?: Fault | undefined;
  /** "Acknowledged 22:31 by Neil Farrow" */
  readonly done?: string | undefined;
}

/** Why a form was turned down; `field` where one of its fields is to be put right. */
export interface Fault {
  /** Which form: the value of its button. */
  readonly form: string;
  readonly field?: string | undefined;
  readonly message: string;
}

export interface Form {
  /** What its button sends as `do`. */
  readonly name: string;
  readonly button: string;
  readonly fields?: readonly Html[];
  readonly look?: 'other';
}

export function form({ name, button, fields = [], look }: Form, state: FormState): Html {
  const pass = state.pass === undefined ? undefined : markup`<input type="hidden" name="pass" value="${state.pass}" />`;
  return markup`<form method="post">
    ${pass} ${fields}
    <button type="submit" name="do" value="${name}" ${look && markup` class="other"`}>${button}</button>
  </form>`;
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
}

export function textField(field: TextField, state: FormState): Html {
  const { name, most, lines = 1 } = field;
  const value = typedIn(field, state);
  const shared = markup`id="${idOf(field)}" name="${name}" maxlength="${most}"${describedBy(field, state)}`;
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

/** What is wrong, at the head of the page, leading to where it is put right; or what has been done. */
export function outcome({ fault, done }: FormState): Html {
  if (fault !== undefined) {
    const { field, message } = fault;
    const words =
      field === undefined
        ? markup`${message}`
        : markup`<a href="#${idOf({ form: fault.form, name: field })}">${message}</a>`;
    return markup`<div class="wrong" role="alert"><p>${words}</p></div>`;
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
  if (!isFaulty(field, state)) return undefined;
  return markup`<p class="fault" id="${idOf(field)}-fault">${state.fault?.message}</p>`;
}

function describedBy(field: Field, state: FormState): Html {
  const faulty = isFaulty(field, state);
  const ids = [
    ...(field.hint === undefined ? [] : [`${idOf(field)}-hint`]),
    ...(faulty ? [`${idOf(field)}-fault`] : []),
  ];
  return markup`${ids.length > 0 && markup` aria-describedby="${ids.join(' ')}"`}${faulty && markup` aria-invalid="true"`}`;
}

function isFaulty({ form: name, name: field }: Field, { fault }: FormState): boolean {
  return fault?.form === name && fault.field === field;
}

function typedIn({ form: name, name: field }: Field, { typed, fault }: FormState): string {
  // Two forms of a page may have a field of the same name: what was typed belongs to the one that was sent.
  return fault === undefined || fault.form === name ? (typed[field] ?? '') : '';
}

function idOf({ form: name, name: field }: Pick<Field, 'form' | 'name'>): string {
  return `${name}-${field}`;
}
