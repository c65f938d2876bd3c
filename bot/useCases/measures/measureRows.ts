import { FileView } from '../fileView';
import { fileTaken } from '../log/opened';
import { pageOf, row } from '../row';
import { CountedListing, listCounted } from './countedRecords';
import { exportMeasures } from './exportMeasures';
import { chiefsPage } from './chiefsPage';
import { evidencePack } from './evidencePack';
import { getMeasures } from './getMeasures';
import { CountedView, MeasuresView } from './measureViews';
import { Period } from './periods';
import { Baseline, BaselineSet, setBaseline } from './setBaseline';

export const measureCommands = {
  'measure.setBaseline': row({
    summary: 'Set the days that every period of the measures is compared with, or none',
    right: 'measure.open',
    condition: 'anybody',
    input: Baseline,
    result: BaselineSet,
    run: setBaseline,
  }),
};

export const measureQueries = {
  'measures.get': row({
    summary: 'Every measure of a period with its definition, beside the period before and the baseline',
    right: 'measure.see',
    condition: 'as far as one may see',
    input: Period,
    result: MeasuresView,
    run: getMeasures,
    // What is overdue today is so by the day, and counting the records of before is no change.
    beyondTheLog: true,
  }),
  'measures.records': row({
    summary: 'What a number of the measures counts: as many as it says',
    right: 'measure.open',
    condition: 'as far as one may see',
    input: CountedListing,
    result: pageOf(CountedView),
    run: listCounted,
    beyondTheLog: true,
  }),
  'measures.export': row({
    summary: 'The measures of a period as CSV, each with its definition',
    right: 'measure.see',
    condition: 'as far as one may see',
    input: Period,
    result: FileView,
    run: exportMeasures,
    consults: fileTaken('measures-exported'),
    beyondTheLog: true,
  }),
  'measures.chiefsPage': row({
    summary: 'The measures of a period on one page for the chief officer: numbers, nobody’s name and no group’s',
    right: 'measure.see',
    condition: 'as far as one may see',
    input: Period,
    result: FileView,
    run: chiefsPage,
    consults: fileTaken('chiefs-page-taken'),
    beyondTheLog: true,
  }),
  'measures.evidencePack': row({
    summary:
      'What an inspection asks for, in one paper: measures, meetings, disruptions, how the log and records are kept',
    right: 'measure.open',
    condition: 'as far as one may see',
    input: Period,
    result: FileView,
    run: evidencePack,
    consults: fileTaken('evidence-pack-taken'),
    beyondTheLog: true,
  }),
};
