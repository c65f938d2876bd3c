import { HOME } from './doorPlaces';
import { type Html, markup, worded } from './html';
import { form, type FormState, outcome } from './replyFields';
import { replyPage } from './replyShell';

/** What every page behind the code is drawn with. */
export interface DoorState extends FormState {
  /** "09:44": when the door closes. */
  readonly until: string;
  readonly newId: () => string;
}

interface Framed {
  readonly title: string;
  readonly marking: string;
  readonly body: Html;
  readonly isHome?: boolean;
}

/** A page behind the code: what came of the last form, its own, the way home and the way out. */
export function doorPage({ title, marking, body, isHome = false }: Framed, state: DoorState): Html {
  const { pass, until } = state;
  const inside = markup`${outcome(state)}${body}
    <div class="leave">
      ${!isHome && markup`<p><a href="${HOME}">Back to your page</a></p>`}
      ${form({ name: 'leave', button: 'Leave', look: 'other' }, { typed: {}, pass, action: HOME })}
      <p class="hint">Your page closes at ${until}. Leave it when you are done, above all where others use the machine.</p>
    </div>`;
  return replyPage({ title, marking, isWrong: state.fault !== undefined, body: inside });
}

/** One thing of a list, and what is done about it in place. */
export interface Line {
  /** "SEN-27-014" */
  readonly reference?: string | undefined;
  readonly title?: string | undefined;
  readonly text: string;
  /** Where it is opened. */
  readonly at?: string | undefined;
  readonly forms?: readonly Html[];
}

export function lineList(lines: readonly Line[]): Html {
  return markup`<ul class="lines">
    ${lines.map(lineItem)}
  </ul>`;
}

function lineItem({ reference, title, text, at, forms = [] }: Line): Html {
  // "M2" is what its sentence is about; a title is followed by one of its own.
  const name = title === undefined ? [reference, text] : [reference === undefined ? undefined : `${reference}:`, title];
  const named = markup`<bdi>${worded(name.filter((word) => word !== undefined).join(' '))}</bdi>`;
  return markup`<li>
    ${at === undefined ? markup`<p>${named}</p>` : markup`<a href="${at}">${named}</a>`}
    ${title !== undefined && markup`<p>${text}</p>`}${forms}
  </li>`;
}
