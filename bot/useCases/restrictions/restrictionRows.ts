import { eachOf, restrictedOpened } from '../log/opened';
import { Nothing, pageOf, row } from '../row';
import { drawsRequest } from '../drawn';
import { getRequest, listOwnRequests, listRequests, RequestQuery } from './accessLists';
import { AccessAnswer, AccessRefusal, declineAccess, giveAccess } from './answerAccess';
import { AccessQuestion, askAccess } from './askAccess';
import { listRestrictions } from './register';
import * as steps from './restrictionSteps';
import { AccessRequestView, AskedView, OwnRequestView, RegisterView, RestrictedView } from './restrictionViews';

export const restrictionCommands = {
  'restriction.set': row({
    summary: 'Say who needs to know of a task, an issue, a group or an item, and why',
    right: 'restriction.keep',
    condition: 'who may see the record',
    input: steps.NewRestriction,
    result: RestrictedView,
    run: steps.restrict,
  }),
  'restriction.keep': row({
    summary: 'Leave a restriction to stand until another day',
    right: 'restriction.keep',
    condition: 'who may see the record',
    input: steps.KeptRestriction,
    result: RestrictedView,
    run: steps.keepRestriction,
  }),
  'restriction.lift': row({
    summary: 'Open what is restricted to the whole panel',
    right: 'restriction.keep',
    condition: 'who may see the record',
    input: steps.LiftedRestriction,
    result: RestrictedView,
    run: steps.liftRestriction,
  }),
  'access.ask': row({
    summary: 'Ask the holder of a reference that one was told to see what bears it',
    right: 'access.ask',
    condition: 'anybody',
    input: AccessQuestion,
    result: AskedView,
    run: askAccess,
  }),
  'access.give': row({
    summary: 'Open a restricted record to whoever asks for it',
    right: 'access.answer',
    condition: 'who holds what is asked for',
    input: AccessAnswer,
    result: AccessRequestView,
    draws: drawsRequest,
    run: giveAccess,
  }),
  'access.decline': row({
    summary: 'Not open a restricted record to whoever asks for it',
    right: 'access.answer',
    condition: 'who holds what is asked for',
    input: AccessRefusal,
    result: AccessRequestView,
    draws: drawsRequest,
    run: declineAccess,
  }),
};

export const restrictionQueries = {
  'restrictions.list': row({
    summary: 'The register of what is restricted, what is due for review first',
    right: 'restriction.keep',
    condition: 'as far as one may see',
    input: Nothing,
    result: RegisterView,
    run: listRestrictions,
    consults: eachOf(restrictedOpened),
  }),
  'access.requests': row({
    summary: 'Requests for access that wait for whoever asks',
    right: 'access.answer',
    condition: 'as far as one may see',
    input: Nothing,
    result: pageOf(AccessRequestView),
    run: listRequests,
  }),
  'access.request': row({
    summary: 'A request for access, as its card shows it',
    right: 'access.answer',
    condition: 'who holds what is asked for',
    input: RequestQuery,
    result: AccessRequestView,
    run: getRequest,
  }),
  'access.own': row({
    summary: 'What one has asked for lately',
    right: 'access.ask',
    condition: 'oneself',
    input: Nothing,
    result: pageOf(OwnRequestView),
    run: listOwnRequests,
  }),
};
