import { pageOf, row } from '../row';
import { fileTaken } from '../log/opened';
import { FileView } from '../fileView';
import { CertificateQuery, certificate, DisposalListing, listDisposals } from './disposals';
import { DisposedRecords, disposeRecords, RecordsDisposed } from './disposeRecords';
import { DueListing } from './dueRecords';
import { HoldLifted, HoldListing, HoldSet, liftHold, listHolds, setHold } from './keepHolds';
import { keepRecords, KeptRecords, RecordsKept } from './keepRecords';
import { disposeLot, LotDisposed } from './lots';
import { HeldFile } from './heldFile';
import { ownData, OwnDataQuery, personData, PersonDataQuery, personFileTaken } from './personData';
import { getQueue, RetentionQueue } from './queue';
import { DisposalView, HoldView } from './retentionViews';

export const retentionCommands = {
  'retention.keep': row({
    summary: 'Keep what is due for review until another day',
    right: 'retention.decide',
    condition: 'as far as one may see',
    input: RecordsKept,
    result: KeptRecords,
    run: keepRecords,
  }),
  'retention.dispose': row({
    summary: 'Dispose of what is due for review: its words are erased for good, and a certificate says so',
    right: 'retention.decide',
    condition: 'as far as one may see',
    input: RecordsDisposed,
    result: DisposedRecords,
    run: disposeRecords,
  }),
  'retention.disposeLot': row({
    summary: 'Dispose of what is over and nobody reviews one by one: messages, links in e-mails, people turned away',
    right: 'retention.decide',
    condition: 'anybody',
    input: LotDisposed,
    result: DisposalView,
    run: disposeLot,
  }),
  'hold.set': row({
    summary: 'Put a record on legal hold: nothing disposes of it and nothing erases its words',
    right: 'hold.keep',
    condition: 'as far as one may see',
    input: HoldSet,
    result: HoldView,
    run: setHold,
  }),
  'hold.lift': row({
    summary: 'Lift a legal hold',
    right: 'hold.keep',
    condition: 'as far as one may see',
    input: HoldLifted,
    result: HoldView,
    run: liftHold,
  }),
};

export const retentionQueries = {
  'retention.queue': row({
    summary: 'What is due for review, the longest due first, and how long each class is kept',
    right: 'retention.see',
    condition: 'as far as one may see',
    input: DueListing,
    result: RetentionQueue,
    run: getQueue,
    beyondTheLog: true,
  }),
  'retention.disposals': row({
    summary: 'What was disposed of, the latest first',
    right: 'retention.see',
    condition: 'as far as one may see',
    input: DisposalListing,
    result: pageOf(DisposalView),
    run: listDisposals,
  }),
  'retention.certificate': row({
    summary: 'The certificate of a disposal, as PDF or DOCX',
    right: 'retention.see',
    condition: 'as far as one may see',
    input: CertificateQuery,
    result: FileView,
    run: certificate,
    consults: fileTaken('certificate-taken'),
  }),
  'person.held': row({
    summary:
      'What is held about somebody of the panel, for them or whoever may ask: PDF, DOCX or JSON; it is a disclosure',
    right: 'person.disclose',
    condition: 'anybody',
    input: PersonDataQuery,
    result: HeldFile,
    run: personData,
    consults: personFileTaken('person-disclosed'),
  }),
  'person.own': row({
    summary: 'What is held about whoever asks: PDF, DOCX or JSON',
    right: 'panel.see',
    condition: 'oneself',
    input: OwnDataQuery,
    result: HeldFile,
    run: ownData,
    consults: personFileTaken('person-read-own'),
  }),
  'retention.holds': row({
    summary: 'Legal holds that stand, the latest first',
    right: 'retention.see',
    condition: 'as far as one may see',
    input: HoldListing,
    result: pageOf(HoldView),
    run: listHolds,
  }),
};
