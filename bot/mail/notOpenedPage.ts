import { hasRight } from '../access/rights';
import { type LinkedInput, NOT_OPENED_TO } from '../domain/accessRequest';
import type { MailSubject } from '../domain/mailLink';
import type { Context } from '../useCases/ports';
import { doorPage, type DoorState } from './doorFrame';
import type { DoorPlace } from './doorPlaces';
import { type Html, markup } from './html';
import { form, hiddenField, textField } from './replyFields';

/** What may be asked for by its link. A meeting's items are asked for by nobody. */
export function linkTo({ kind, id }: MailSubject): LinkedInput | undefined {
  if (kind === 'task') return { type: kind, taskId: id };
  return kind === 'issue' ? { type: kind, issueId: id } : undefined;
}

/** Not there, or not shared: one answer, with the one thing to do, the same whether it is there or not. */
export function notOpenedPage(place: DoorPlace, { viewer, roster }: Context, state: DoorState): Html {
  const mayBeAskedFor = place.kind === 'record' && linkTo(place.subject) !== undefined;
  const whomToAsk = mayBeAskedFor ? NOT_OPENED_TO : 'Ask your coordinator.';
  const { fault, ...others } = state;
  // What is wrong with another form is that there is nothing to see.
  const own = fault?.form === 'ask' ? state : others;
  const body = markup`<p>It is not there, or is not shared with you.</p>
    ${mayBeAskedFor && hasRight(viewer, 'access.ask') ? askForm(own) : markup`<p>${whomToAsk}</p>`}`;
  return doorPage({ title: 'There is nothing to see here', marking: roster.panel.marking, body }, own);
}

function askForm(state: DoorState): Html {
  const hint = 'One line, for its holder, who decides. You hear when it is open to you.';
  const fields = [
    // Sent twice, it is one request.
    hiddenField('requestId', state.typed['requestId'] ?? `mail-${state.newId()}`),
    textField({ form: 'ask', name: 'why', label: 'Why you need it', hint, most: 300 }, state),
  ];
  return markup`<h2>Ask for access</h2>
    ${form({ name: 'ask', button: 'Ask its holder', fields }, state)}`;
}
