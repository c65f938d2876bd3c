import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle';
import { type ReactElement, type ReactNode, useState } from 'react';
import { namesOf } from '../../../../bot/domain/byName';
import { Chips } from '../../../components/Chips';
import { Cut, RowLink } from '../../../components/Cut';
import { KeptList } from '../../../components/KeptList';
import { NARROW_LIST, useRowStyles } from '../../../components/rowStyles';
import { RowMark } from '../../../components/StateBadge';

const useStyles = makeStyles({
  number: { fontVariantNumeric: 'tabular-nums', textAlign: 'end' },
  columns: {
    gridTemplateColumns: '32px minmax(0, 4fr) minmax(0, 8fr) 112px',
    [NARROW_LIST]: { gridTemplateColumns: '32px minmax(0, 1fr) max-content' },
  },
});

/** What would become of a row, as it is listed and as it is told. */
const looks = {
  fault: { icon: <ErrorCircleRegular />, word: 'At fault' },
  new: { icon: <AddRegular />, word: 'New' },
  changed: { icon: <EditRegular />, word: 'Changed' },
  unchanged: { icon: <CheckmarkRegular />, word: 'Unchanged' },
  worked: { icon: <CheckmarkRegular />, word: 'Stays' },
  leftOut: { icon: <SubtractCircleRegular />, word: 'Left out' },
} as const satisfies Record<string, { readonly icon: ReactElement; readonly word: string }>;
type RowKind = keyof typeof looks;
const kinds = namesOf(looks);

export function kindName(kind: RowKind): string {
  return looks[kind].word;
}

/** A row of a list that was looked at, which nothing has been done with yet. */
export interface LookedRow {
  readonly row: number;
  readonly kind: RowKind;
  readonly name: string;
  /** In a line: what is at fault, what is other, or what it is. */
  readonly says: string;
}

interface Props<Row extends LookedRow> {
  readonly rows: readonly Row[];
  readonly detail: (row: Row) => ReactNode;
}

/** What each row would do, a line each, those at fault first; by kind, where one looks for some. */
export function LookedRows<Row extends LookedRow>({ rows, detail }: Props<Row>) {
  const styles = useStyles();
  const lines = useRowStyles();
  const [only, setOnly] = useState<RowKind>();
  const count = (kind: RowKind) => rows.filter((row) => row.kind === kind).length;
  const chosen = only !== undefined && count(only) > 0 ? only : undefined;
  const chips = kinds
    .filter((kind) => count(kind) > 0)
    .map((kind) => ({
      name: `${kindName(kind)} ${count(kind)}`,
      on: kind === chosen,
      onToggle: () => setOnly(kind === chosen ? undefined : kind),
    }));
  const all = [...rows]
    .sort((a, b) => Number(b.kind === 'fault') - Number(a.kind === 'fault'))
    .map((row) => ({ ...row, id: String(row.row) }));
  return (
    <>
      <Chips label="Rows" chips={chips} />
      <KeptList
        one="row"
        label="Rows of the list"
        above={320}
        items={chosen === undefined ? all : all.filter(({ kind }) => kind === chosen)}
        all={all}
        columns={styles.columns}
        row={({ row, name, says, kind }) => (
          <>
            <Cut className={mergeClasses(lines.quiet, styles.number)} text={String(row)} />
            <RowLink text={name} />
            <Cut className={mergeClasses(lines.quiet, lines.wideOnly)} text={says} />
            <RowMark icon={looks[kind].icon} word={kindName(kind)} title={says} red={kind === 'fault'} />
          </>
        )}
        detail={detail}
      />
    </>
  );
}
