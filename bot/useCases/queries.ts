import { hasRight } from '../access/rights';
import { guardReasons } from '../domain/stoppedWords';
import { coverageQueries } from './coverage/coverageRows';
import { groupQueries } from './groups/groupRows';
import { referralQueries } from './referrals/referralRows';
import { disruptionQueries } from './disruptions/disruptionRows';
import { issueQueries } from './issues/issueRows';
import { linkQueries } from './links/linkRows';
import { logQueries } from './log/logRows';
import { attendanceQueries } from './meetings/attendanceRows';
import { measureQueries } from './measures/measureRows';
import { meetingQueries } from './meetings/meetingRows';
import { minutesQueries } from './meetings/minutesRows';
import { memberQueries } from './members/memberRows';
import { messageQueries } from './messages/messageRows';
import { nominalQueries } from './nominals/nominalRows';
import { opportunityQueries } from './opportunities/opportunityRows';
import { partnerQueries } from './partners/partnerRows';
import { pastQueries } from './past/pastRows';
import type { Context } from './ports';
import { reminderQueries } from './reminders/reminderRows';
import { type Answer, answerRow, type Row } from './row';
import { searchQueries } from './search/searchRows';
import { retentionQueries } from './retention/retentionRows';
import { powerQueries } from './powers/powerRows';
import { restrictionQueries } from './restrictions/restrictionRows';
import { settingsQueries } from './settings/settingsRows';
import { taskQueries } from './tasks/taskRows';
import { threatQueries } from './threats/threatRows';
import { todayQueries } from './today/todayRows';

/** Everything that can be asked of a panel. */
export const queries = {
  ...memberQueries,
  ...partnerQueries,
  ...groupQueries,
  ...nominalQueries,
  ...disruptionQueries,
  ...referralQueries,
  ...linkQueries,
  ...opportunityQueries,
  ...meetingQueries,
  ...minutesQueries,
  ...attendanceQueries,
  ...taskQueries,
  ...issueQueries,
  ...messageQueries,
  ...reminderQueries,
  ...logQueries,
  ...todayQueries,
  ...searchQueries,
  ...settingsQueries,
  ...powerQueries,
  ...threatQueries,
  ...coverageQueries,
  ...pastQueries,
  ...retentionQueries,
  ...restrictionQueries,
  ...measureQueries,
};

export type QueryName = keyof typeof queries;
export type QueryResult<Name extends QueryName> = Awaited<ReturnType<(typeof queries)[Name]['run']>>;

export function isQueryName(name: unknown): name is QueryName {
  return typeof name === 'string' && Object.hasOwn(queries, name);
}

export function isBeyondTheLog(name: QueryName): boolean {
  const { beyondTheLog }: Pick<Row<unknown, unknown>, 'beyondTheLog'> = queries[name];
  return beyondTheLog === true;
}

/** Whether more may be sent with it than with any other, by those who may ask it. */
export function isLongQuery(name: QueryName, { viewer }: Pick<Context, 'viewer'>): boolean {
  const { isLong, right }: Pick<Row<unknown, unknown>, 'isLong' | 'right'> = queries[name];
  return isLong === true && hasRight(viewer, right);
}

type RunInput<Name extends QueryName> = Parameters<(typeof queries)[Name]['run']>[0];

/** @throws ZodError when `input` does not fit the query, Refusal when the person may not ask, or says why in words that may not be kept */
export function answerQuery<Name extends QueryName>(
  name: Name,
  input: unknown,
  ctx: Context,
): Promise<Answer<QueryResult<Name>>> {
  const table: { [N in QueryName]: Row<RunInput<N>, QueryResult<N>> } = queries;
  return answerRow(name, table[name], input, ctx, guardReasons);
}

/** @throws what `answerQuery` throws */
export async function runQuery<Name extends QueryName>(
  name: Name,
  input: unknown,
  ctx: Context,
): Promise<QueryResult<Name>> {
  return (await answerQuery(name, input, ctx)).result;
}
