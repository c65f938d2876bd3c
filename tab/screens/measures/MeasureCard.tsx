import { Button, Caption1, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { FigureView, MeasureView } from '../../../bot/contract';
import { Folded } from '../../components/Folded';
import { showList } from './period';

const MeasureChart = lazy(() => import('./MeasureChart'));

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalS },
  number: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  opens: { padding: 0, minWidth: 0, color: tokens.colorBrandForegroundLink },
  quiet: { color: tokens.colorNeutralForeground3 },
  better: { color: tokens.colorStatusSuccessForeground1 },
  worse: { color: tokens.colorPaletteRedForeground1 },
  // Before it comes it takes the room that it will have.
  chart: { display: 'flex', flexDirection: 'column', height: '136px', minWidth: 0, overflow: 'hidden' },
  ends: { justifyContent: 'space-between', marginTop: 'auto', paddingInlineStart: '32px' },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: { padding: `${tokens.spacingVerticalXXS} 0`, textAlign: 'start', fontWeight: 'inherit' },
  figure: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  caption: { textAlign: 'start', fontWeight: tokens.fontWeightSemibold, paddingTop: tokens.spacingVerticalS },
});

interface Span {
  readonly from: string;
  readonly to: string;
}

interface Props {
  readonly item: MeasureView;
  readonly span: Span;
  readonly mayOpen: boolean;
}

/** One measure: its number, what that means, what it was before, month by month, and what it is told apart by. */
export function MeasureCard({ item, span, mayOpen }: Props) {
  const styles = useStyles();
  const { name, definition, figure, isToday, changeText, change, baselineText, months } = item;
  const isDrawn = months.some(({ value }) => value !== null && value !== 0);
  return (
    <li className={styles.card}>
      <h2 className={styles.name}>{name}</h2>
      <div className={styles.line}>
        <Number item={item} figure={figure} span={span} mayOpen={mayOpen} large />
        <Caption1 className={styles.quiet}>
          {[figure.ofText, isToday ? 'today' : undefined].filter((part) => part !== undefined).join(' · ')}
        </Caption1>
      </div>
      {changeText !== undefined && (
        <Text
          size={200}
          className={mergeClasses(change === 'better' && styles.better, change === 'worse' && styles.worse)}
        >
          {changeText}
          {(change === 'better' || change === 'worse') && `: ${change}`}
        </Text>
      )}
      {baselineText !== undefined && <Caption1>{baselineText}</Caption1>}
      <Caption1 className={styles.quiet}>{definition}</Caption1>
      {isDrawn && (
        <div className={styles.chart} inert>
          <Suspense fallback={null}>
            <MeasureChart name={name} months={months} />
          </Suspense>
          <Caption1 className={mergeClasses(styles.line, styles.ends, styles.quiet)}>
            <span>{months[0]?.name}</span>
            <span>{months.at(-1)?.name}</span>
          </Caption1>
        </div>
      )}
      {item.parts.length + months.length > 0 && (
        <Folded label="Table" open={false}>
          <Tables item={item} span={span} mayOpen={mayOpen} />
        </Folded>
      )}
    </li>
  );
}

const dimensionNames = {
  grade: 'By grade',
  agency: 'By agency',
  fourP: 'By 4P',
  tenure: 'By how long they have sat',
} as const;

function Tables({ item, span, mayOpen }: Props) {
  const { parts, months } = item;
  const dimensions = [...new Set(parts.map(({ dimension }) => dimension))];
  return (
    <>
      {dimensions.map((dimension) => (
        <FigureTable
          key={dimension}
          caption={dimensionNames[dimension]}
          rows={parts
            .filter((part) => part.dimension === dimension)
            .map((part) => ({ name: part.name, figure: part, span, by: part.by }))}
          {...{ item, mayOpen }}
        />
      ))}
      {months.length > 0 && (
        <FigureTable
          caption="By month"
          rows={months.toReversed().map((month) => ({ name: month.name, figure: month, span: month, by: undefined }))}
          {...{ item, mayOpen }}
        />
      )}
    </>
  );
}

interface TableProps {
  readonly item: MeasureView;
  readonly mayOpen: boolean;
  readonly caption: string;
  readonly rows: readonly { name: string; figure: FigureView; span: Span; by: string | undefined }[];
}

function FigureTable({ item, mayOpen, caption, rows }: TableProps) {
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{caption}</caption>
      <tbody>
        {rows.map(({ name, figure, span, by }) => (
          <tr key={name}>
            <th scope="row" className={styles.cell}>
              <bdi>{name}</bdi>
              {figure.ofText !== undefined && figure.n > 0 && (
                <Caption1 className={styles.quiet}> {figure.ofText}</Caption1>
              )}
            </th>
            <td className={styles.figure}>
              <Number {...{ item, figure, span, by, mayOpen }} about={name} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface NumberProps extends Props {
  readonly figure: FigureView;
  readonly by?: string | undefined;
  /** Of which part it is: "March 2027". */
  readonly about?: string;
  readonly large?: boolean;
}

/** Opens what it counts, for whoever may, where it counts anything. */
function Number({ item, figure, span, by, about, mayOpen, large = false }: NumberProps) {
  const styles = useStyles();
  const { measure, name } = item;
  if (!mayOpen || figure.n === 0) return <span className={mergeClasses(large && styles.number)}>{figure.text}</span>;
  const label = [`${name}: ${figure.text}`, about, 'show what it counts']
    .filter((part) => part !== undefined)
    .join(', ');
  const open = () => showList({ measure, by, from: span.from, to: span.to });
  return large ? (
    <Button
      appearance="transparent"
      className={mergeClasses(styles.number, styles.opens)}
      aria-label={label}
      onClick={open}
    >
      {figure.text}
    </Button>
  ) : (
    <Link as="button" aria-label={label} onClick={open}>
      {figure.text}
    </Link>
  );
}
