import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { PastPreview } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { WrittenFields } from '../../../components/WrittenFields';
import { LookedDetail } from '../looked/LookedDetail';
import type { LookedRow } from '../looked/LookedRows';
import type { Past } from './usePast';

type Row = PastPreview['items'][number];

/** As lists of people are told too. */
export function lookedRow(row: Row): Row & LookedRow {
  const { standing: kind, title, faults, says } = row;
  const [first, ...more] = faults;
  const others = more.length === 0 ? '' : ` And ${more.length} more.`;
  return {
    ...{ ...row, kind, name: title === '' ? `Row ${row.row}` : title },
    says: first === undefined ? says : `${first.column}: ${first.message}${others}`,
  };
}

interface Props {
  readonly row: Row & LookedRow;
  readonly columns: PastPreview['columns'];
  readonly past: Past;
}

/** One row of before: what it would become, and its cells. */
export function PastRow({ row, columns, past }: Props) {
  const { faults, standing, says } = row;
  return (
    <LookedDetail
      row={row}
      faults={faults.map(({ column, message }) => `${column}: ${message}`)}
      onLeaveOut={() => past.leaveOut([row.row])}
      onTakeIn={() => past.takeIn(row.row)}
      form={(onDone) => <CellsForm row={row} columns={columns} past={past} onDone={onDone} />}
    >
      {(standing === 'changed' || standing === 'unchanged') && <Text dir="auto">{says}</Text>}
      {standing === 'worked' && (
        <Text>Something has been done with it here since it came in, so it stays as it is.</Text>
      )}
    </LookedDetail>
  );
}

function CellsForm({ row, columns, past, onDone }: Props & { readonly onDone: () => void }) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(textsOf(row));
  const fields = columns
    .filter(({ name }) => name in textsOf(row))
    .map(({ name, choices, isLong }) => ({
      ...{ column: name, label: name, value: texts[name] ?? '', choices, isLong, none: 'None' },
      problem: row.faults.find(({ column }) => column === name)?.message,
    }));
  function look(): void {
    past.putRight(row.row, textsOf(row), texts);
    onDone();
  }
  return (
    <InlineForm submit="Look again" sending={false} error={null} onSubmit={look} onCancel={onDone}>
      <WrittenFields fields={fields} onChange={(column, text) => setTexts({ ...texts, [column]: text })} />
    </InlineForm>
  );
}

function textsOf({ cells }: Row): Readonly<Record<string, string>> {
  return Object.fromEntries(cells.map(({ column, text }) => [column, text]));
}
