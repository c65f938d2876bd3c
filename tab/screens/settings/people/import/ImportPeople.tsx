import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { type RefObject, useEffect } from 'react';
import type { PeopleImportView, PeopleView } from '../../../../../bot/contract';
import { FaultList } from '../../../../components/FaultList';
import { useFocusPassedOn } from '../../../../components/formFocus';
import { LoadingLines } from '../../../../components/LoadingLines';
import { PasteList } from '../../../../components/PasteList';
import { ProblemBar, ProblemNotice } from '../../../../components/ProblemNotice';
import { say } from '../../../../components/say';
import { setParameters } from '../../../../data/address';
import { ApiError } from '../../../../data/api';
import { LookedRows } from '../../looked/LookedRows';
import { ImportedRow } from './ImportedRow';
import { doneText, importText } from './importWords';
import { type Importing, useImport } from './useImport';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  notes: { display: 'flex', flexDirection: 'column', color: tokens.colorNeutralForeground3 },
});

const hint =
  'Copied out of a spreadsheet with its headings in any order, or the file that was exported here. You see what each row would do before anything happens.';
const howText =
  'A row belongs to whoever has its e-mail address; without one, to whoever has its name at its agency. Whoever is not in the list stays as they are, and an empty cell changes nothing. Whoever is new is told of their seat; whose role or address changes is told too.';

const groupsText =
  'Whoever is in the Entra group of a partner sits for it. You see what that would change before anything happens. Who is in no group stays as they are unless you take their row in, and a name or title is as Entra has it. Whoever is new is told of their seat.';

type ImportFrom = 'list' | 'groups';

interface Props {
  readonly people: PeopleView;
  readonly from: ImportFrom;
}

const titles = { list: 'Import people', groups: 'Groups of Entra' } as const satisfies Record<ImportFrom, string>;

/** People out of a file, a spreadsheet or the groups of Entra: looked at row by row, put right, and then taken in. */
export function ImportPeople({ people, from }: Props) {
  const styles = useStyles();
  const close = () => setParameters({ importing: undefined, row: undefined });
  const importing = useImport(from, (done) => {
    close();
    say(doneText(done));
  });
  const { preview, isLooking, lookError, start } = importing;
  const place = useFocusPassedOn<HTMLElement>();
  useFocusHere(place, preview);
  return (
    <section ref={place} aria-label={titles[from]} className={styles.part}>
      <Subtitle2 as="h2" tabIndex={-1}>
        {titles[from]}
      </Subtitle2>
      {preview === undefined || preview.faults.length > 0 ? (
        <>
          {preview !== undefined && <FaultList title="This cannot be taken." faults={preview.faults} />}
          {from === 'list' && (
            <PasteList
              label="Paste a list of people"
              hint={hint}
              submit="Look at it"
              file="CSV file of people"
              busy={isLooking}
              primary
              rows={6}
              onText={start}
            />
          )}
          {from === 'list' && <Text className={styles.notes}>{howText}</Text>}
          {from === 'groups' && lookError === null && <Text className={styles.notes}>{groupsText}</Text>}
          {lookError !== null && !isLooking && (
            <ProblemNotice
              flush
              what={from === 'list' ? 'The list could not be looked at.' : 'The groups could not be looked at.'}
              error={lookError}
              onRetry={importing.lookAgain}
            />
          )}
          {isLooking && <LoadingLines count={6} />}
          <div>
            <Button onClick={close}>Back to the people</Button>
          </div>
        </>
      ) : (
        <Preview preview={preview} importing={importing} people={people} from={from} onLeave={close} />
      )}
    </section>
  );
}

/** What was pressed goes away with what it opened or sent: the keyboard goes on in the box, else at the heading. */
function useFocusHere(place: RefObject<HTMLElement | null>, preview: PeopleImportView | undefined): void {
  const isLooked = preview !== undefined && preview.faults.length === 0;
  const areFaults = preview !== undefined && preview.counts.fault > 0;
  useEffect(() => {
    // After the menu that led here has given the focus to a button that is no longer there.
    const timer = setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const box = place.current?.querySelector('textarea');
      (box ?? place.current?.querySelector('h2'))?.focus();
    });
    return () => clearTimeout(timer);
  }, [place, isLooked, areFaults]);
}

interface PreviewProps {
  readonly preview: PeopleImportView;
  readonly importing: Importing;
  readonly people: PeopleView;
  readonly from: ImportFrom;
  readonly onLeave: () => void;
}

function Preview({ preview, importing, people, from, onLeave }: PreviewProps) {
  const styles = useStyles();
  const { notes, rows } = preview;
  const agencies = people.agencies.map(({ name }) => name);
  return (
    <>
      <Doing preview={preview} importing={importing} from={from} onLeave={onLeave} />
      <div className={styles.notes}>
        {notes.map((note) => (
          <Text key={note}>{note}</Text>
        ))}
      </div>
      <LookedRows
        rows={rows}
        detail={(row) => <ImportedRow key={row.row} row={row} importing={importing} agencies={agencies} />}
      />
    </>
  );
}

function Doing({ preview, importing, from, onLeave }: Omit<PreviewProps, 'people'>) {
  const styles = useStyles();
  const { counts, rows } = preview;
  const { error, sending } = importing;
  const isOld = error instanceof ApiError && [409, 422].includes(error.status);
  const faulty = rows.filter(({ kind }) => kind === 'fault').map(({ row }) => row);
  const isNothing = counts.new + counts.changed === 0;
  return (
    <>
      <ProblemBar error={error} />
      <Text role="status">{statusOf(preview, from)}</Text>
      <div className={styles.buttons}>
        {isOld ? (
          <Button appearance="primary" onClick={importing.lookAgain}>
            Look again
          </Button>
        ) : (
          faulty.length === 0 &&
          !isNothing && (
            <Button
              appearance="primary"
              disabledFocusable={sending || importing.isLooking}
              onClick={() => !sending && !importing.isLooking && importing.send(preview)}
            >
              {sending ? 'Importing…' : importText(preview)}
            </Button>
          )
        )}
        {faulty.length > 0 && (
          <Button onClick={() => importing.leaveOut(faulty)}>Leave out all that is at fault</Button>
        )}
        {from === 'list' ? (
          <Button onClick={importing.again}>Another list</Button>
        ) : (
          !isOld && <Button onClick={importing.lookAgain}>Look again</Button>
        )}
        <Button onClick={onLeave}>Cancel</Button>
      </div>
    </>
  );
}

function statusOf({ counts }: PeopleImportView, from: ImportFrom): string {
  if (counts.fault === 1) return 'One row is at fault. Put it right or leave it out, then everything can be imported.';
  if (counts.fault > 1)
    return `${counts.fault} rows are at fault. Put them right or leave them out, then everything can be imported.`;
  if (counts.new + counts.changed === 0 && from === 'groups')
    return 'Everybody in the groups sits as Entra says already: nothing is left to do.';
  if (counts.new + counts.changed === 0) return 'Everybody in this list is as it says already: nothing is left to do.';
  return 'Nothing has happened yet.';
}
