import { eachOf, groupOpened } from '../log/opened';
import { Nothing, row } from '../row';
import { CoverageView } from './coverageViews';
import { getCoverage } from './getCoverage';

export const coverageQueries = {
  'coverage.get': row({
    summary: 'Groups with no partner’s task, powers that were never used, agencies that were never asked',
    right: 'group.keep',
    condition: 'as far as one may see',
    input: Nothing,
    result: CoverageView,
    run: getCoverage,
    consults: ({ groups }) => eachOf(groupOpened)(groups),
  }),
};
