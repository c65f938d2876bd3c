// The tab shows these too: no reader of spreadsheets comes in from here.

/** What a list of people may say of each of them. */
export const peopleColumns = [
  'name',
  'email',
  'agency',
  'role',
  'title',
  'phone',
  'seat',
  'area',
  'vettingLevel',
  'vettedUntil',
  'joinedOn',
  'endsOn',
  'mayShare',
  'mayAct',
] as const;
export type PeopleColumn = (typeof peopleColumns)[number];

/** One person as somebody wrote them down: what is not said is absent, what is said is not yet judged. */
export type PersonRow = Readonly<Partial<Record<PeopleColumn, string | undefined>>>;

/** What the product itself calls each: at the head of what it exports, and where it tells what is other. */
export const columnNames: Readonly<Record<PeopleColumn, string>> = {
  ...{ name: 'Name', email: 'E-mail address', agency: 'Agency', role: 'Role', title: 'Job title', phone: 'Telephone' },
  ...{ seat: 'Seat', area: 'Area covered', vettingLevel: 'Vetting level', vettedUntil: 'Vetted until' },
  ...{ joinedOn: 'First day', endsOn: 'Last day', mayShare: 'May share', mayAct: 'May act' },
};
