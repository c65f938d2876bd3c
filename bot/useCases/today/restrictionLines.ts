import { hasRight } from '../../access/rights';
import { requestView } from '../restrictions/answerAccess';
import { openRequests } from '../restrictions/accessLists';
import { countDue } from '../restrictions/register';
import type { Context } from '../ports';
import { counted, countLine, line } from './todayLine';
import type { TodayLineView } from './todayViews';

/** Who asks for access to what, and why, for whoever may give it. */
export async function accessLines(ctx: Context): Promise<TodayLineView[]> {
  if (!hasRight(ctx.viewer, 'access.answer')) return [];
  return (await openRequests(ctx)).map((request) => {
    const { id, reference, byName, agencyName, why, needsGateway } = requestView(request, ctx);
    const whose = agencyName === '' ? byName : `${byName} (${agencyName})`;
    return line({
      ...{ key: `access:${id}`, kind: 'access', reference, waits: true },
      text: `${whose} asks for access: ${why}`,
      ...(hasRight(ctx.viewer, 'restriction.keep') ? { place: 'settings?part=restrictions', go: 'Open' } : {}),
      act: { kind: 'giveAccess', request: { id, reference, byName, needsGateway } },
    });
  });
}

/** What is for few and has to be looked at again, in one line. */
export async function restrictionLines(ctx: Context): Promise<TodayLineView[]> {
  if (ctx.viewer.role !== 'coordinator' || !hasRight(ctx.viewer, 'restriction.keep')) return [];
  const { count, isMore } = await countDue(ctx);
  const words = ['restriction is due for review', 'restrictions are due for review'] as const;
  return countLine(count, {
    ...{ kind: 'restrictions', waits: true, isLate: true },
    ...{ text: counted(count, ...words, isMore), place: 'settings?part=restrictions', go: 'Review' },
  });
}
