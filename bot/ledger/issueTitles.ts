import { z } from 'zod';

/**
 * At first an item made from an issue was titled by the issue's first words, and agendas went to whoever sees an agenda.
 * What is stored from then keeps the reference alone.
 */
const referenceOf = (title: string) => title.replace(/^(I-\d\d-\d+): .*$/s, '$1');

const Titled = z.object({ title: z.string() }).passthrough();
const FromIssue = Titled.extend({ issueId: z.string() });
const Agenda = z.object({ agenda: z.array(z.unknown()) }).passthrough();

export function withoutIssueWords(stored: unknown): unknown {
  const meeting = Agenda.safeParse(stored);
  if (!meeting.success) return stored;
  const agenda = meeting.data.agenda.map((item) => {
    const made = FromIssue.safeParse(item);
    return made.success ? { ...made.data, title: referenceOf(made.data.title) } : item;
  });
  return { ...meeting.data, agenda };
}

const Section = Titled.extend({ itemId: z.string().startsWith('issue-') });
const Sections = z.object({ sections: z.array(z.unknown()) }).passthrough();

export function sectionsWithoutIssueWords(stored: unknown): unknown {
  const minutes = Sections.safeParse(stored);
  if (!minutes.success) return stored;
  const sections = minutes.data.sections.map((section) => {
    const made = Section.safeParse(section);
    return made.success ? { ...made.data, title: referenceOf(made.data.title) } : section;
  });
  return { ...minutes.data, sections };
}
