import { writeFileSync } from 'node:fs';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { ownFolder } from '../support/runningServer';

/** Another panel than Northmoor: its own force, forty people, one group, and an agreement that ends on a day of its own. */

export const FORTY = 40;
/** The last day of the Security Industry Authority's. */
const LAST_DAY = '2027-04-08';

const withAgreement = northmoor.agencies.filter(({ isa }) => isa !== null).map(({ id }) => id);
const more = Array.from({ length: FORTY - northmoor.members.length }, (_, at) => ({
  ...{
    name: `Officer Number${at}`,
    title: 'Officer',
    role: 'member',
    agency: withAgreement[at % withAgreement.length],
  },
  ...{ email: `officer${at}@fenmoor.example`, accepted: northmoor.members[0]?.accepted },
}));
export const members = [...northmoor.members, ...more];
const nominal = { name: 'Zebulon Quillfeather', category: 'suspect', role: 'lender', bornIn: '1960s' };
const groups = [{ ...northmoor.groups[0], operation: 'Reedbed', reference: 'FM-OCG-002', nominals: [nominal] }];
const agencies = northmoor.agencies.map((each) =>
  each.id === 'sia' ? { ...each, isa: { signedOn: '2025-04-08', reviewOn: LAST_DAY } } : each,
);
const panelFile = {
  ...northmoor,
  ...{ panel: { ...northmoor.panel, name: 'Fenmoor', force: 'Fenmoor Police', referencePrefix: 'FEN' } },
  ...{ agencies, members, groups },
};

/** Written down as a panel is founded from. @returns its path */
export function fenmoorFile(): string {
  const file = path.join(ownFolder(), 'panel.json');
  writeFileSync(file, JSON.stringify(panelFile));
  return file;
}

type Person = (typeof members)[number];

export const [CALDER, HESKETH, FALK, DOYLE] = ['Ruth Calder', 'Tom Hesketh', 'Jo Falk', 'Hannah Doyle'];

const runs = (role: string) => ['chair', 'deputyChair', 'coordinator'].includes(role);
const isPartner = ({ role, agency }: Person) => role !== 'observer' && withAgreement.includes(agency ?? '');
const isNamed = ({ role, agency }: Person) => runs(role) || agency === 'hmrc';
const isLeftIn = (member: Person) => member.name !== HESKETH && isPartner(member);

/** Each word, where it stands, and whose eyes it is for. */
export const words: Readonly<Record<string, (member: Person) => boolean>> = {
  ...{ Quillbank: isNamed, Quillfreeze: isNamed, Quillask: isNamed },
  ...{ Larkdecision: isLeftIn, Larkvisit: isLeftIn },
  Quillfeather: () => false,
};

/** Which of them stand in what reached somebody who may not know of them. */
export function wordsAmiss(who: string, said: string): string[] {
  const member = members.find(({ name }) => name === who);
  return Object.entries(words).flatMap(([word, isFor]) =>
    said.includes(word) && (member === undefined || !isFor(member)) ? [word] : [],
  );
}
