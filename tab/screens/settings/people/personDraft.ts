import type { CommandInput, KeptPersonView } from '../../../../bot/contract';
import { isLocalDate } from '../../../data/days';

/** What is typed of a person: every field a text or a choice, empty where there is nothing. */
export interface PersonDraft {
  readonly name: string;
  readonly title: string;
  readonly role: KeptPersonView['role'];
  readonly email: string;
  readonly phone: string;
  readonly seat: string;
  readonly area: string;
  readonly vettingLevel: string;
  readonly vettedUntil: string;
  readonly mayShare: boolean;
  readonly mayAct: boolean;
  readonly deputyId: KeptPersonView['deputyId'];
  readonly joinedOn: string;
  readonly endsOn: string;
  readonly onDuty: boolean;
  readonly duties: KeptPersonView['duties'];
}

export const emptyPerson: PersonDraft = {
  ...{
    name: '',
    title: '',
    role: 'member',
    email: '',
    phone: '',
    seat: '',
    area: '',
    vettingLevel: '',
    vettedUntil: '',
  },
  ...{ mayShare: false, mayAct: false, deputyId: undefined, joinedOn: '', endsOn: '', onDuty: false, duties: [] },
};

export function draftOf(person: KeptPersonView): PersonDraft {
  const { name, title, role, email, mayShare, mayAct, deputyId, onDuty, duties } = person;
  const { phone = '', seat = '', area = '', vettingLevel = '', vettedUntil = '', joinedOn = '', endsOn = '' } = person;
  return {
    ...{ name, title, role, email, mayShare, mayAct, deputyId, onDuty, duties },
    ...{ phone, seat, area, vettingLevel, vettedUntil, joinedOn, endsOn },
  };
}

type Change = Omit<CommandInput<'member.change'>, 'memberId' | 'version'>;

/** What is other than it was: what nobody touched is not sent, so that it stays as somebody else has made it meanwhile. */
export function changeBetween(before: PersonDraft, after: PersonDraft): Change {
  const isOther = (field: keyof PersonDraft) => JSON.stringify(before[field]) !== JSON.stringify(after[field]);
  const some = <Field extends keyof Change & keyof PersonDraft>(field: Field, value: Change[Field]) =>
    isOther(field) ? { [field]: value } : {};
  const text = (field: 'phone' | 'seat' | 'area' | 'vettingLevel') =>
    some(field, after[field].trim() === '' ? null : after[field]);
  return {
    ...some('name', after.name),
    ...some('title', after.title),
    ...some('role', after.role),
    ...some('email', after.email),
    ...{ ...text('phone'), ...text('seat'), ...text('area'), ...text('vettingLevel') },
    ...some('vettedUntil', dayIn(after.vettedUntil)),
    ...some('mayShare', after.mayShare),
    ...some('mayAct', after.mayAct),
    ...some('deputyId', after.deputyId ?? null),
    ...some('joinedOn', dayIn(after.joinedOn)),
    ...some('endsOn', dayIn(after.endsOn)),
    ...some('onDuty', after.onDuty),
    ...some('duties', after.duties),
  };
}

function dayIn(text: string) {
  return isLocalDate(text) ? text : null;
}
