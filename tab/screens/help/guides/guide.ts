import type { CommandName, QueryName } from '../../../../bot/contract';
import type { Right } from '../../../../bot/access/rights';
import type { Parameters, Screen } from '../../../data/screens';

/** Drawn from the product itself by `npm run screenshot`. */
export type PictureName = 'today' | 'give-task' | 'agenda' | 'not-reached' | 'side-panel' | 'task-card';

export interface GuideStep {
  /** What is pressed or read stands as the screen has it, in [square brackets]; the {place} is a link to `go`. */
  readonly says: string;
  readonly go?: { readonly screen: Screen; readonly parameters?: Parameters };
}

/** Something that somebody sets out to do, from its first click to its last. */
export interface GuideTask {
  readonly title: string;
  readonly right: Right;
  readonly steps: readonly GuideStep[];
  readonly picture?: { readonly name: PictureName; readonly alt: string };
  /** All that its words offer: a test holds each against the table of rights. */
  readonly offers: readonly (CommandName | QueryName)[];
}

/** What a role does from one meeting to the next, in the order in which it comes up. */
export interface Guide {
  readonly title: string;
  readonly tasks: readonly GuideTask[];
}
