import type { IssueId } from '../domain/ids';
import { shortened } from '../domain/text';
import type { Understood } from '../useCases/messages/understood';
import { button, card, type Card, type ExecuteAction, fact, show, subtle, title, topLine } from './kit';

/** What was understood from plain words. Nothing has been done; a button does it. */
export function understoodCard(understood: Understood, marking: string, issueId: IssueId): Card {
  const { what, words, yes } = offered(understood, issueId);
  const reference = understood.kind === 'raise' ? 'New issue' : understood.task.reference;
  return card(
    'I understood',
    [
      topLine(marking, reference),
      title(what),
      fact(words.name, shortened(words.text, 1000)),
      subtle('Nothing has been done yet. Is that what you mean?'),
    ],
    [yes, show('No', { kind: 'help', said: 'Nothing was done. Here is what I can do:' }, { mode: 'secondary' })],
  );
}

interface Offered {
  readonly what: string;
  readonly words: { readonly name: string; readonly text: string };
  readonly yes: ExecuteAction;
}

const positive = { style: 'positive' } as const;

function offered(understood: Understood, issueId: IssueId): Offered {
  if (understood.kind === 'raise') {
    const { text, urgent } = understood;
    return {
      what: urgent ? 'Raise an urgent issue: the chair is told at once' : 'Raise an issue',
      words: { name: 'The issue', text },
      yes: button('Yes, raise it', 'issue.raise', { issueId, text, urgent }, positive),
    };
  }
  const { id: taskId, title: name } = understood.task;
  switch (understood.kind) {
    case 'complete': {
      const { outcome } = understood;
      return {
        what: `Complete “${name}”`,
        words: { name: 'Outcome', text: outcome },
        yes: button('Yes, complete it', 'task.complete', { taskId, outcome }, positive),
      };
    }
    case 'progress': {
      const { note } = understood;
      return {
        what: `Note progress on “${name}”`,
        words: { name: 'Note', text: note },
        yes: button('Yes, note it', 'task.progress', { taskId, note }, positive),
      };
    }
    case 'block': {
      const { reason } = understood;
      return {
        what: `Say that “${name}” is held up`,
        words: { name: 'What holds it up', text: reason },
        yes: button('Yes, say so', 'task.block', { taskId, reason }, positive),
      };
    }
  }
}
