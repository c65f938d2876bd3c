import { hasRight } from '../access/rights';
import { highestMarking } from '../domain/highestMarking';
import type { MailSubject } from '../domain/mailLink';
import type { BorneMarking } from '../domain/marking';
import { Refusal } from '../domain/refusal';
import type { Context } from '../useCases/ports';
import { runQuery } from '../useCases/queries';
import { agreementPart } from './agreementPages';
import { doorPage, type DoorState, type Line, lineList } from './doorFrame';
import { addressOf, type DoorPlace } from './doorPlaces';
import { homePage } from './homePage';
import { type Html, markup } from './html';
import { recordPart } from './recordPages';
import { checkField, form, hiddenField, textField } from './replyFields';

/** @throws Refusal where there is nothing to see for whoever looks */
export async function drawPlace(place: DoorPlace, subject: MailSubject, ctx: Context, state: DoorState): Promise<Html> {
  switch (place.kind) {
    case 'home':
      return homePage(subject, ctx, state);
    case 'tasks':
      return listPage(
        { title: 'Your open tasks', none: 'You have no open task.', ...(await taskLines(ctx)) },
        ctx,
        state,
      );
    case 'issues':
      return listPage(
        { title: 'Your issues', none: 'You have raised none yet.', ...(await issueLines(ctx)) },
        ctx,
        state,
      );
    case 'raise':
      if (!hasRight(ctx.viewer, 'issue.raise')) throw new Refusal('not-allowed');
      return raisePage(ctx.roster.panel.marking, state);
    case 'agreement':
      return doorPage(agreementPart(await runQuery('partners.toSign', {}, ctx), state), state);
    case 'record':
      return doorPage(await recordPart(place.subject, ctx, state), state);
  }
}

/** More than one person has open. */
const MOST = 200;

interface Listed {
  readonly lines: readonly Line[];
  readonly records: readonly { readonly marking: BorneMarking }[];
}

async function taskLines(ctx: Context): Promise<Listed> {
  const { items } = await runQuery('tasks.list', { mine: true, limit: MOST }, ctx);
  const lines = items.map(({ id, reference, title, dueText, overdue, statusText }) => {
    const text = `${overdue ? 'Overdue: due' : 'Due'} ${dueText}. ${statusText}`;
    return { reference, title, text, at: addressOf({ kind: 'task', id }) };
  });
  return { lines, records: items };
}

async function issueLines(ctx: Context): Promise<Listed> {
  const { items } = await runQuery('issues.list', { mine: true, open: 'any', limit: MOST }, ctx);
  const lines = items.map(({ id, reference, headline, statusText }) => {
    return { reference, title: headline, text: statusText, at: addressOf({ kind: 'issue', id }) };
  });
  return { lines, records: items };
}

function listPage(
  { title, none, lines, records }: Listed & { readonly title: string; readonly none: string },
  { roster }: Context,
  state: DoorState,
): Html {
  const body = lines.length === 0 ? markup`<p>${none}</p>` : lineList(lines);
  return doorPage({ title, marking: highestMarking(roster.panel.marking, records), body }, state);
}

export function raisePage(marking: string, state: DoorState): Html {
  const where = { form: 'raise' };
  const fields = [
    // Sent twice, it is one issue.
    hiddenField('issueId', state.typed['issueId'] ?? `mail-${state.newId()}`),
    textField(
      {
        ...{ ...where, name: 'text', label: 'What should the panel know?', most: 2000, lines: 8 },
        hint: 'What, where and since when. Nothing that shows who told you, and nothing marked SECRET or above.',
      },
      state,
    ),
    checkField({ ...where, name: 'urgent', label: 'It is urgent', hint: 'The chair is told at once.' }, state),
    checkField(
      {
        ...{ ...where, name: 'restricted', label: 'It is restricted' },
        hint: 'You and those who run the panel see it, until they name others who need to know.',
      },
      state,
    ),
  ];
  const body = form({ name: 'raise', button: 'Raise the issue', fields }, state);
  return doorPage({ title: 'Raise an issue', marking, body }, state);
}
