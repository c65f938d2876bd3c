import { FileView } from '../fileView';
import { fileTaken } from '../log/opened';
import { Nothing, pageOf, row } from '../row';
import {
  confirmThreat,
  declineThreat,
  listThreats,
  nameThreat,
  ThreatDecline,
  ThreatProposal,
  ThreatRef,
} from './keepThreats';
import { ThreatView } from './threatViews';
import { exportTrends, getTrends, TrendsAsked } from './trends';
import { TrendsView } from './trendViews';

export const threatCommands = {
  'threat.propose': row({
    summary: 'Propose a name for a threat',
    right: 'group.see',
    condition: 'anybody',
    input: ThreatProposal,
    result: ThreatView,
    run: nameThreat,
  }),
  'threat.confirm': row({
    summary: 'Confirm a threat that was proposed',
    right: 'issue.triage',
    condition: 'anybody',
    input: ThreatRef,
    result: ThreatView,
    run: confirmThreat,
  }),
  'threat.decline': row({
    summary: 'Decline a threat, or make two names for one threat one',
    right: 'issue.triage',
    condition: 'anybody',
    input: ThreatDecline,
    result: ThreatView,
    run: declineThreat,
  }),
};

export const threatQueries = {
  'threats.list': row({
    summary: 'The panel’s names for threats: confirmed, proposed, declined',
    right: 'group.see',
    condition: 'anybody',
    input: Nothing,
    result: pageOf(ThreatView),
    run: listThreats,
  }),
  'threats.trends': row({
    summary: 'Issues raised by month: of which threat, where, of which sector; and threats that are new',
    right: 'group.see',
    condition: 'as far as one may see',
    input: TrendsAsked,
    result: TrendsView,
    run: getTrends,
    // Counting the records of before is no change.
    beyondTheLog: true,
  }),
  'threats.exportTrends': row({
    summary: 'The trends as CSV: a row for each threat, place and sector and each month',
    right: 'group.see',
    condition: 'as far as one may see',
    input: TrendsAsked,
    result: FileView,
    run: exportTrends,
    consults: fileTaken('trends-exported'),
    beyondTheLog: true,
  }),
};
