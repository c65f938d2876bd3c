import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import type { ReactElement } from 'react';
import type { ImportRowView } from '../../../../../bot/contract';
import { Cut, RowLink } from '../../../../components/Cut';
import { KeptList } from '../../../../components/KeptList';
import { NARROW_LIST, useRowStyles } from '../../../../components/rowStyles';
import { RowMark } from '../../../../components/StateBadge';
import { useRoomBeside } from '../../../../components/useNarrow';
import { ImportedRow } from './ImportedRow';
import { kindNames } from './importWords';
import type { Importing } from './useImport';

const useStyles = makeStyles({
  // The list and what is open beside it scroll each by itself.
  box: { display: 'flex', flexDirection: 'column', height: 'max(320px, calc(100vh - 320px))' },
  flows: { height: 'auto' },
  columns: {
    gridTemplateColumns: 'minmax(0, 4fr) minmax(0, 8fr) 112px',
    [NARROW_LIST]: { gridTemplateColumns: 'minmax(0, 1fr) max-content' },
  },
});

const icons: Readonly<Record<ImportRowView['kind'], ReactElement>> = {
  fault: <ErrorCircleRegular />,
  new: <PersonAddRegular />,
  changed: <EditRegular />,
  unchanged: <CheckmarkRegular />,
  leftOut: <SubtractCircleRegular />,
};

interface Props {
  readonly rows: readonly ImportRowView[];
  readonly shown: readonly ImportRowView[];
  readonly importing: Importing;
  readonly agencies: readonly string[];
}

const listed = (row: ImportRowView) => ({ ...row, id: String(row.row) });

/** What each row would do, a line each. */
export function ImportedRows({ rows, shown, importing, agencies }: Props) {
  const styles = useStyles();
  const lines = useRowStyles();
  const room = useRoomBeside();
  return (
    <div className={mergeClasses(styles.box, !room && styles.flows)}>
      <KeptList
        one="row"
        label="Rows of the list"
        items={shown.map(listed)}
        all={rows.map(listed)}
        columns={styles.columns}
        row={({ name, says, kind }) => (
          <>
            <RowLink text={name} />
            <Cut className={mergeClasses(lines.quiet, lines.wideOnly)} text={says} />
            <RowMark icon={icons[kind]} word={kindNames[kind]} title={says} red={kind === 'fault'} />
          </>
        )}
        detail={(row) => <ImportedRow key={row.row} row={row} importing={importing} agencies={agencies} />}
      />
    </div>
  );
}
