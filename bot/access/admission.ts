import type { MemberId } from '../domain/ids';
import type { Conditions } from './condition';
import { conditionIn, type ConditionName, isOfNoRecord } from './conditions';
import type { Viewer } from './viewer';

/** What the row that is being answered asks of the record it is about. */
export class Admission {
  private isAsked = false;

  constructor(
    private readonly condition: ConditionName,
    private readonly viewer: Viewer,
    private readonly nameOf: (id: MemberId) => string,
  ) {}

  /**
   * The record, for whoever may see it and meets the condition; seen is enough where `isDone`: a second click, by
   * somebody who may not do it any more since it is done.
   *
   * @throws Refusal the same for a record that is hidden as for none; the condition's own to whoever sees it
   */
  admit<Subject>(
    conditions: Conditions<Subject>,
    subject: Subject | undefined,
    isDone?: (subject: Subject) => boolean,
  ): Subject {
    const condition = conditionIn(conditions, this.condition);
    if (condition === undefined) throw new Error(`"${this.condition}" is a condition on something else`);
    this.isAsked = true;
    if (subject === undefined || !conditions.sees(subject, this.viewer)) throw conditions.absent();
    if (condition.holds(subject, this.viewer) || isDone?.(subject) === true) return subject;
    throw condition.otherwise(subject, this.nameOf);
  }

  /** @throws Error a row whose use case forgets its condition */
  guardAsked(): void {
    if (!this.isAsked && !isOfNoRecord(this.condition)) throw new Error(`Nobody asked for "${this.condition}"`);
  }
}
