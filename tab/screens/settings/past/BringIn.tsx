import { Button, Field, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import type { PastPreview } from '../../../../bot/contract';
import { FaultList } from '../../../components/FaultList';
import { LoadingLines } from '../../../components/LoadingLines';
import { PasteList } from '../../../components/PasteList';
import { ProblemBar, ProblemNotice } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { LookedRows } from '../looked/LookedRows';
import { isAsked, PastChoices } from './PastChoices';
import { lookedRow, PastRow } from './PastRow';
import { type Past, type PastKind, usePast } from './usePast';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly kind: PastKind;
  readonly label: string;
  readonly hint: string;
  readonly file: string;
}

/** A list of before: pasted or out of a file, looked at row by row, and then brought in. */
export function BringIn({ kind, label, hint, file }: Props) {
  const styles = useStyles();
  const past = usePast(kind, () => say('Brought in. Nobody was written to.'));
  const { preview, isLooking, lookError } = past;
  if (preview !== undefined && preview.problem === undefined) return <Preview preview={preview} past={past} />;
  return (
    <div className={styles.part}>
      {preview?.problem !== undefined && <FaultList title="This cannot be read." faults={[preview.problem]} />}
      <PasteList
        {...{ label, hint, file }}
        submit="Look at it"
        busy={isLooking}
        primary
        rows={6}
        onText={(text) => past.start(text)}
      />
      {lookError !== null && (
        <ProblemNotice flush what="The list could not be looked at." error={lookError} onRetry={past.lookAgain} />
      )}
      {isLooking && <LoadingLines count={6} />}
    </div>
  );
}

function Preview({ preview, past }: { preview: PastPreview; past: Past }) {
  const styles = useStyles();
  const { items, unread } = preview;
  const { far, sending, error, isLooking } = past;
  const count = (standing: PastPreview['items'][number]['standing']) =>
    items.filter((each) => each.standing === standing).length;
  const coming = count('new') + count('changed');
  const faulty = items.filter(({ standing }) => standing === 'fault').map(({ row }) => row);
  return (
    <div className={styles.part}>
      {unread.length > 0 && <Text>Left out, since nothing of this name is kept: {unread.join(', ')}.</Text>}
      <Text role="status">{statusOf(faulty.length, coming, count('worked'))}</Text>
      <PastChoices preview={preview} past={past} />
      <ProblemBar error={error} />
      {sending && far !== undefined && (
        <Field validationState="none" validationMessage={`${far.done} of ${far.of} rows`}>
          <ProgressBar aria-label="Brought in" value={far.done} max={far.of} />
        </Field>
      )}
      <div className={styles.buttons}>
        {faulty.length === 0 && coming > 0 && (
          <Button appearance="primary" disabledFocusable={sending || isLooking} onClick={past.bringIn}>
            {sending ? 'Bringing in…' : `Bring in ${coming === 1 ? '1 row' : `${coming} rows`}`}
          </Button>
        )}
        {isAsked(preview) && (
          <Button disabledFocusable={isLooking} onClick={past.lookAgain}>
            Look again with these
          </Button>
        )}
        {faulty.length > 0 && <Button onClick={() => past.leaveOut(faulty)}>Leave out all that is at fault</Button>}
        <Button disabled={sending} onClick={past.again}>
          Another list
        </Button>
      </div>
      <LookedRows
        rows={items.map(lookedRow)}
        detail={(row) => <PastRow key={row.row} row={row} columns={preview.columns} past={past} />}
      />
    </div>
  );
}

function statusOf(faulty: number, coming: number, worked: number): string {
  if (faulty === 1) return 'One row is at fault. Put it right or leave it out, then everything can be brought in.';
  if (faulty > 1)
    return `${faulty} rows are at fault. Put them right or leave them out, then everything can be brought in.`;
  const stays = worked === 0 ? '' : ` What has been worked on here since stays as it is: ${worked}.`;
  return coming === 0 ? `All of it is here already.${stays}` : `Nothing has happened yet.${stays}`;
}
