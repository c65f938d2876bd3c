import { row } from '../row';
import { answerReferral, listReferrals, makeReferral, NewReferral, ReferralAnswer, ReferralsQuery } from './referrals';
import { ReferralsView, ReferralView } from './referralViews';

export const referralCommands = {
  'referral.make': row({
    summary: 'Refer a group or a task beyond the panel: a regional unit, system tasking, another force',
    right: 'group.see',
    condition: 'who refers beyond the panel',
    input: NewReferral,
    result: ReferralView,
    run: makeReferral,
  }),
  'referral.answer': row({
    summary: 'Say what came back on a referral',
    right: 'group.see',
    condition: 'who refers beyond the panel',
    input: ReferralAnswer,
    result: ReferralView,
    run: answerReferral,
  }),
};

export const referralQueries = {
  'referrals.list': row({
    summary: 'To whom a group or a task was referred beyond the panel, and what came back',
    right: 'group.see',
    condition: 'who may see what is referred',
    input: ReferralsQuery,
    result: ReferralsView,
    run: listReferrals,
  }),
};
