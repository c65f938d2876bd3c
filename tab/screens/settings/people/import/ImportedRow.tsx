import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ImportRowView } from '../../../../../bot/contract';
import { columnNames, type PeopleColumn, peopleColumns } from '../../../../../bot/domain/personColumns';
import { FaultList } from '../../../../components/FaultList';
import { FormPlace } from '../../../../components/FormPlace';
import { useFocusBack } from '../../../../components/formFocus';
import { InlineForm } from '../../../../components/InlineForm';
import { Notice } from '../../../../components/Notice';
import { WrittenPersonFields } from '../../../../components/WrittenPersonFields';
import { Facts } from '../../SettingsOf';
import { kindNames } from './importWords';
import type { Importing } from './useImport';

const useStyles = makeStyles({
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly row: ImportRowView;
  readonly importing: Importing;
  readonly agencies: readonly string[];
}

/** One row: what it would do, what is at fault in it, and its cells, which can be put right here. */
export function ImportedRow({ row, importing, agencies }: Props) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const opener = useFocusBack(isOpen);
  const leave = () => setOpen(false);
  const { kind, faults, changes, notes, says } = row;
  if (isOpen) {
    return (
      <FormPlace onLeave={leave}>
        <CellsForm row={row} importing={importing} agencies={agencies} onDone={leave} />
      </FormPlace>
    );
  }
  const isOut = kind === 'leftOut';
  return (
    <div className={styles.row}>
      <Text>
        Row {row.row}: {kindNames[kind].toLowerCase()}
        {kind === 'new' ? `. ${says}` : ''}
      </Text>
      {faults.length > 0 && (
        <FaultList
          title="What is at fault"
          faults={faults.map(({ column, message }) => `${columnNames[column]}: ${message}`)}
        />
      )}
      {notes.map((note) => (
        <Notice key={note} intent="info">
          {note}
        </Notice>
      ))}
      {changes.length > 0 && (
        <Facts facts={changes.map(({ name, from, to }) => [name, `${from === '' ? 'nothing' : from} → ${to}`])} />
      )}
      <div className={styles.buttons}>
        {!isOut && (
          <Button ref={opener} onClick={() => setOpen(true)}>
            {kind === 'fault' ? 'Put it right' : 'Change the row'}
          </Button>
        )}
        {isOut ? (
          <Button onClick={() => importing.takeIn(row.row)}>Take it in</Button>
        ) : (
          <Button onClick={() => importing.leaveOut([row.row])}>Leave it out</Button>
        )}
      </div>
    </div>
  );
}

const always: readonly PeopleColumn[] = ['name', 'email', 'agency', 'role'];

function CellsForm({ row, importing, agencies, onDone }: Props & { readonly onDone: () => void }) {
  const [cells, setCells] = useState(row.cells);
  const isTold = (column: PeopleColumn) => row.faults.some((each) => each.column === column);
  const columns = peopleColumns.filter(
    (column) => always.includes(column) || row.cells[column] !== undefined || isTold(column),
  );
  function look(): void {
    importing.putRight(row, cells);
    onDone();
  }
  return (
    <InlineForm submit="Look again" sending={false} error={null} onSubmit={look} onCancel={onDone}>
      <WrittenPersonFields
        person={cells}
        columns={columns}
        required={[]}
        agencies={agencies}
        problems={Object.fromEntries(row.faults.map(({ column, message }) => [column, message]))}
        onChange={setCells}
      />
    </InlineForm>
  );
}
