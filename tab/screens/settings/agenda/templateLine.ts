import type { SettingsView } from '../../../../bot/contract';

export type TemplateLine = SettingsView['agenda']['lines'][number];

/** A line is a point by itself; issues and groups that are put on an agenda stand in their section and use its minutes. */
export const kindTexts: Readonly<Record<TemplateLine['kind'], string>> = {
  standing: 'Line',
  group: 'Section for groups',
  issue: 'Section for issues',
  taskReview: 'Review of tasks',
  otherBusiness: 'Other business',
};

export function minutesIn(lines: readonly Pick<TemplateLine, 'minutes'>[]): number {
  return lines.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** A line as it is put in order: it keeps its own id however it is moved. */
export interface DraftLine extends TemplateLine {
  readonly id: string;
}

export function draftOf(lines: readonly TemplateLine[]): DraftLine[] {
  return lines.map((line, index) => ({ ...line, id: `line-${index + 1}` }));
}

export function newLine(): DraftLine {
  return { id: crypto.randomUUID(), title: '', minutes: 5, kind: 'standing', purpose: 'discuss' };
}
