import type { z } from 'zod';
import { disclosureText } from '../../domain/disclosure';
import type { Group } from '../../domain/group';
import { type LogEntry, wordsOf } from '../../domain/log';
import { listed } from '../../domain/listed';
import { isOfRetention, type LogAction } from '../../domain/logActions';
import {
  calledNominal,
  categoryNames,
  everyKeyOf,
  guardUnnamed,
  type Nominal,
  nominalKey,
  nominalReference,
} from '../../domain/nominal';
import { Reason } from '../../domain/task';
import { typedLine } from '../../domain/text';
import { dayText, momentText } from '../../domain/time';
import { nameOf, zoneOf } from '../../ledger/roster';
import { linkLines } from '../links/linksHeld';
import type { Reading } from '../log/reading';
import { agencyName } from '../members/names';
import type { Admitted, Context } from '../ports';
import { entriesBy, entryLine, heldFile, type HeldFile, HeldFormat, type HeldPart, told } from '../retention/heldFile';
import { correctionsOf, correctionView } from './corrections';
import { markingOfPerson } from './openNominal';
import { loadNominal, NominalRef } from './peopleOfGroup';

export const NominalHeldQuery = NominalRef.extend({
  to: typedLine(120).describe('Who asked for it, or whom it goes to; not by name'),
  why: Reason,
  format: HeldFormat,
});

/**
 * What is held about somebody who is recorded in a group: what, with whom they are linked, from where, to whom it was disclosed, who opened it and
 * why, and what was put right.
 *
 * @throws Refusal `not-found`, `names-a-person`: the log says of it what is asked here
 */
export async function nominalHeld(
  { to, why, format, ...ref }: z.infer<typeof NominalHeldQuery>,
  ctx: Admitted,
): Promise<HeldFile> {
  const of = await loadNominal(ref, ctx);
  const { nominal, group } = of;
  for (const said of [to, why]) guardUnnamed(said, [nominal]);
  const subject = { type: 'group', id: nominalKey(nominal) } as const;
  const reference = nominalReference(nominal, group);
  const name = reference.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const called = `${reference}, ${ctx.roster.panel.name}, ${dayText(ctx.today, '')}`;
  const marking = markingOfPerson(of, ctx);
  const about = { subject, name, called, note: `To ${to}. ${why}`, marking };
  return heldFile(about, await partsOf(nominal, group, ctx), format, ctx);
}

/** Each time that it is taken. */
export function nominalDisclosed({ holds: { id }, note }: HeldFile): Reading[] {
  const subject = { type: 'group', id, reference: 'What is held about a person' } as const;
  return [{ action: 'person-disclosed', subject, note, eachTime: true }];
}

async function partsOf(nominal: Nominal, group: Group, ctx: Context): Promise<HeldPart[]> {
  const entriesOf = async (key: 'subjectId' | 'readId') => {
    const found = await Promise.all(everyKeyOf(nominal).map((is) => entriesBy({ key, is }, ctx)));
    return found.flat().sort((a, b) => a.number - b.number);
  };
  const [changes, readings, corrections, links] = await Promise.all([
    entriesOf('subjectId'),
    entriesOf('readId'),
    correctionsOf(nominal, ctx),
    linkLines(nominal, ctx),
  ]);
  // For whose case it is held would warn whom the case is about.
  const from = changes.filter(({ action }) => !isOfRetention(action));
  const whose = ({ action }: LogEntry, ...actions: LogAction[]) => actions.some((each) => each === action);
  const opened = readings.filter((entry) => !whose(entry, 'person-disclosed', 'access-refused'));
  const given = readings.filter((entry) => whose(entry, 'person-disclosed'));
  const witnesses = corrections
    .map((each) => correctionView(each, ctx))
    .flatMap(({ text, witnesses }) => witnesses.map((each) => `${text}: ${each.name} ${each.text}`));
  return [
    { title: 'What is held', lines: factsOf(nominal, group) },
    { title: 'With whom and what they are linked', lines: links },
    { title: 'From where', lines: [...sourceOf(nominal), ...from.map((entry) => lineOf(entry, ctx))] },
    { title: 'To whom it may be disclosed, and under what', lines: sharedWith(nominal, group, ctx) },
    { title: 'To whom it was given on request', lines: given.map((entry) => lineOf(entry, ctx)) },
    { title: 'Who opened it, and why', lines: opened.map((entry) => lineOf(entry, ctx)) },
    { title: 'Who was told of what was put right', lines: witnesses },
  ];
}

/** "Mon 1 Mar, 09:14: Opened NM-OCG-031, person 2, Priya Sandhu. Preparing for the meeting" */
function lineOf(entry: LogEntry, ctx: Context): string {
  const { note, former } = wordsOf(entry) ?? {};
  const said = [note?.replaceAll('\n', ' · '), former && `It said before: ${former}`];
  return [`${entryLine(entry, ctx)}, ${nameOf(ctx.roster, entry.by)}`, ...said].filter((each) => each).join('. ');
}

function factsOf({ name, category, role, bornIn, forceReference, took = [] }: Nominal, { reference }: Group): string[] {
  return told([
    ['Name', name],
    ['Recorded in', reference],
    ['Another record of them, merged with this', listed(took.map(calledNominal))],
    ['As', categoryNames[category]],
    ['Role', role],
    ['Born in the', bornIn],
    ['The force’s reference', forceReference],
  ]);
}

/** What came with the panel's file has no entry of its own. */
function sourceOf({ recordedOn }: Nominal): string[] {
  return recordedOn === undefined ? [] : [`Came with the panel’s file on ${dayText(recordedOn, '')}`];
}

function sharedWith({ audience }: Nominal, group: Group, ctx: Context): string[] {
  const { peopleTo = [], peopleToBefore = [] } = group;
  const few = audience.kind === 'named' ? audience : group.audience;
  const readers =
    few.kind === 'panel'
      ? ['Everybody on the panel who may see the group, whose body needs no gateway']
      : [...few.agencyIds.map((id) => agencyName(id, ctx)), ...few.memberIds.map((id) => nameOf(ctx.roster, id))];
  return [
    ...readers,
    ...peopleTo.map(({ agencyId, disclosure }) => `${agencyName(agencyId, ctx)}, under ${disclosureText(disclosure)}`),
    ...peopleToBefore.map(
      ({ agencyId, disclosure, ended }) =>
        `${agencyName(agencyId, ctx)} until ${momentText(ended.at, ctx.today, zoneOf(ctx))}, under ${disclosureText(disclosure)}`,
    ),
  ];
}
