import { useState } from 'react';
import type { ImportRowView } from '../../../../../bot/contract';
import { columnNames, type PeopleColumn, peopleColumns } from '../../../../../bot/domain/personColumns';
import { InlineForm } from '../../../../components/InlineForm';
import { Notice } from '../../../../components/Notice';
import { SuggestionButton } from '../../../../components/SuggestionButton';
import { WrittenPersonFields } from '../../../../components/WrittenPersonFields';
import { LookedDetail } from '../../looked/LookedDetail';
import { Facts } from '../../SettingsOf';
import type { Importing } from './useImport';

interface Props {
  readonly row: ImportRowView;
  readonly importing: Importing;
  readonly agencies: readonly string[];
}

/** One row of people: what else follows from it, what is other, and its cells. */
export function ImportedRow({ row, importing, agencies }: Props) {
  const { faults, changes, notes } = row;
  return (
    <LookedDetail
      row={row}
      faults={faults.map(({ column, message }) => `${columnNames[column]}: ${message}`)}
      onLeaveOut={() => importing.leaveOut([row.row])}
      onTakeIn={() => importing.takeIn(row.row)}
      offers={faults.map(({ column, suggestion }) => (
        <SuggestionButton
          key={column}
          suggestion={suggestion}
          onTake={(text) => importing.putRight(row, { ...row.cells, [column]: text })}
        />
      ))}
      form={(onDone) => <CellsForm row={row} importing={importing} agencies={agencies} onDone={onDone} />}
    >
      {notes.map((note) => (
        <Notice key={note} intent="info">
          {note}
        </Notice>
      ))}
      {changes.length > 0 && (
        <Facts facts={changes.map(({ name, from, to }) => [name, `${from === '' ? 'nothing' : from} → ${to}`])} />
      )}
    </LookedDetail>
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
