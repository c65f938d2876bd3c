import type { PresentationView } from '../../../../bot/contract';
import type { PresentedSubject } from '../../../../bot/domain/presented';
import { personSaid } from '../personSaid';

export type Subject = PresentationView['subjects'][number];

/** As the server wants it: by id alone. */
export function refOf(subject: Subject): PresentedSubject {
  return subject.kind === 'nominal'
    ? { kind: 'nominal', nominalId: subject.nominalId }
    : { kind: 'site', siteId: subject.siteId };
}

/** "Person 2", or what a place is called. */
export function calledOf(subject: Subject): string {
  return subject.kind === 'nominal' ? subject.person.called : subject.name;
}

/** "Person 2, suspect, driver"; "Business: Unit 14" */
export function saidOf(subject: Subject): string {
  return subject.kind === 'nominal' ? personSaid(subject.person) : `${subject.kindName}: ${subject.name}`;
}
