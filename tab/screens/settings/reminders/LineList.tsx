import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { ReactNode } from 'react';
import { useListBox } from '../../../components/listBox';
import type { Lines } from './useLines';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    padding: tokens.spacingHorizontalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  fields: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    flexGrow: 1,
    minWidth: 0,
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    '& > *': { minWidth: 0 },
  },
  add: { alignSelf: 'flex-start' },
});

interface Props<Line> {
  readonly lines: Lines<Line>;
  readonly label: (line: Line) => string;
  readonly fields: (line: Line, index: number, put: (line: Line) => void) => ReactNode;
  readonly add: string;
  readonly blank: Line;
}

/** Lines that are changed in place, taken off and added to. */
export function LineList<Line>({
  lines: { lines, put, add: addLine, remove },
  label,
  fields,
  add,
  blank,
}: Props<Line>) {
  const styles = useStyles();
  const box = useListBox();
  return (
    <>
      <ul className={box}>
        {lines.map(({ key, line }, index) => (
          <li key={key} className={styles.row}>
            <div className={styles.fields}>{fields(line, index, (next) => put(key, next))}</div>
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={`Take off: ${label(line)}`}
              onClick={() => remove(key)}
            />
          </li>
        ))}
      </ul>
      <Button className={styles.add} icon={<AddRegular />} onClick={() => addLine(blank)}>
        {add}
      </Button>
    </>
  );
}
