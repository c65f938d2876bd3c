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
};
