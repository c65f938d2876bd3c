import { ApartTally, monthNumber, MonthTally } from '../domain/tally';
import { kind } from './recordKind';

/** What records count as, by month: worked out from them, and counted anew where that is in doubt. */
export const tallyKinds = {
  monthTally: kind({
    schema: MonthTally,
    idOf: ({ month }) => `monthTally:${month}`,
    keysOf: ({ month }) => ({ number: monthNumber(month) }),
  }),
  apartTally: kind({
    schema: ApartTally,
    idOf: ({ month }) => `apartTally:${month}`,
    keysOf: ({ month }) => ({ number: monthNumber(month) }),
  }),
};
