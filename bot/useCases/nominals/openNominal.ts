import type { z } from 'zod';
import { keepsPeople } from '../../access/nominalConditions';
import type { NominalOf } from '../../access/nominalSight';
import { formVersion } from '../../domain/formVersion';
import { factsOf, nominalKey } from '../../domain/nominal';
import { history } from '../log/history';
import { doneText } from '../members/names';
import type { Admitted, Context } from '../ports';
import type { NominalView } from './nominalViews';
import { loadNominal, type NominalRef, personView } from './peopleOfGroup';

/** One person whole: who they are. That somebody looked is in the log before they are told. */
export async function openNominal(input: z.infer<typeof NominalRef>, ctx: Admitted): Promise<NominalView> {
  return nominalView(await loadNominal(input, ctx), ctx);
}

export async function nominalView(of: NominalOf, ctx: Context): Promise<NominalView> {
  const { nominal, group } = of;
  const keeps = keepsPeople(group, ctx.viewer);
  const { bornIn } = nominal;
  return {
    ...personView(nominal),
    ...factsOf(nominal),
    ...{ groupId: group.id, groupReference: group.reference, operation: group.operation },
    marking: ctx.roster.panel.marking,
    ...(bornIn === undefined ? {} : { bornText: `Born in the ${bornIn}` }),
    ...(keeps ? { audience: nominal.audience } : {}),
    version: formVersion(nominal, ctx.sha256),
    ...(nominal.changed === undefined ? {} : { changedText: doneText('Last changed', nominal.changed, ctx) }),
    history: await history(nominalKey(nominal), ctx),
    may: { correct: keeps, restrict: keeps },
  };
}
