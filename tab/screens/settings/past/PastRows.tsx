import { makeStyles, mergeClasses, Text } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ReactElement } from 'react';
import type { PastPreview } from '../../../../bot/contract';
import { Cut, RowLink } from '../../../components/Cut';
import { FaultList } from '../../../components/FaultList';
import { KeptList } from '../../../components/KeptList';
import { NARROW_LIST, useRowStyles } from '../../../components/rowStyles';
import { RowMark } from '../../../components/StateBadge';
import { useRoomBeside } from '../../../components/useNarrow';

type Row = PastPreview['items'][number];

const useStyles = makeStyles({
  // The list and what is open beside it scroll each by itself.
  box: { display: 'flex', flexDirection: 'column', height: 'max(440px, calc(100vh - 360px))' },
  flows: { height: 'auto' },
  columns: {
    gridTemplateColumns: 'minmax(0, 4fr) minmax(0, 6fr) 112px',
    [NARROW_LIST]: { gridTemplateColumns: 'minmax(0, 1fr) max-content' },
  },
});

const looks: Readonly<Record<Row['standing'], { readonly icon: ReactElement; readonly word: string }>> = {
  fault: { icon: <ErrorCircleRegular />, word: 'At fault' },
  new: { icon: <AddRegular />, word: 'New' },
  changed: { icon: <EditRegular />, word: 'Changed' },
  unchanged: { icon: <CheckmarkRegular />, word: 'Unchanged' },
  worked: { icon: <CheckmarkRegular />, word: 'Stays' },
};

const named = (row: Row) => ({ ...row, name: row.title === '' ? `Row ${row.row}` : row.title });

/** What would become of each row, a line each; what is at fault comes first. */
export function PastRows({ rows }: { rows: readonly Row[] }) {
  const styles = useStyles();
  const lines = useRowStyles();
  const room = useRoomBeside();
  const isFaulty = ({ standing }: Row) => standing === 'fault';
  const all = [...rows.filter(isFaulty), ...rows.filter((row) => !isFaulty(row))].map(named);
  return (
    <div className={mergeClasses(styles.box, !room && styles.flows)}>
      <KeptList
        one="row"
        label="Rows of the list"
        items={all}
        all={all}
        columns={styles.columns}
        row={({ name, says, standing, faults }) => (
          <>
            <RowLink text={name} />
            <Cut className={mergeClasses(lines.quiet, lines.wideOnly)} text={faults[0]?.message ?? says} />
            <RowMark
              icon={looks[standing].icon}
              word={looks[standing].word}
              title={looks[standing].word}
              red={standing === 'fault'}
            />
          </>
        )}
        detail={(row) => <Detail row={row} />}
      />
    </div>
  );
}

function Detail({ row: { row, says, faults, standing } }: { row: Row }) {
  return (
    <>
      <Text dir="auto">
        Row {row}: {says}
      </Text>
      {standing === 'worked' && <Text>Somebody has worked on it here since it came in, so it stays as it is.</Text>}
      {faults.length > 0 && (
        <FaultList title="What is at fault" faults={faults.map(({ column, message }) => `${column}: ${message}`)} />
      )}
    </>
  );
}
