import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { FaultList } from '../../../components/FaultList';
import { FormPlace } from '../../../components/FormPlace';
import { useFocusBack } from '../../../components/formFocus';
import { kindName, type LookedRow } from './LookedRows';

const useStyles = makeStyles({
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly row: LookedRow;
  /** Each at its column. */
  readonly faults: readonly string[];
  readonly onLeaveOut: () => void;
  readonly onTakeIn: () => void;
  /** Its cells, to be put right. */
  readonly form: (onDone: () => void) => ReactNode;
  /** What puts it right by one press. */
  readonly offers?: ReactNode;
  /** What else is to be said of it. */
  readonly children?: ReactNode;
}

/** One row: what it would do, what is at fault in it, and the ways on: put right here, or left out. */
export function LookedDetail({ row: { row, kind, says }, faults, onLeaveOut, onTakeIn, form, ...more }: Props) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const opener = useFocusBack(isOpen);
  const leave = () => setOpen(false);
  if (isOpen) return <FormPlace onLeave={leave}>{form(leave)}</FormPlace>;
  const isOut = kind === 'leftOut';
  return (
    <div className={styles.row}>
      <Text dir="auto">
        Row {row}: {kindName(kind).toLowerCase()}
        {kind === 'new' ? `. ${says}` : ''}
      </Text>
      {faults.length > 0 && <FaultList title="What is at fault" faults={faults} />}
      {more.children}
      <div className={styles.buttons}>
        {more.offers}
        {!isOut && (
          <Button ref={opener} onClick={() => setOpen(true)}>
            {kind === 'fault' ? 'Put it right' : 'Change the row'}
          </Button>
        )}
        {isOut ? <Button onClick={onTakeIn}>Take it in</Button> : <Button onClick={onLeaveOut}>Leave it out</Button>}
      </div>
    </div>
  );
}
