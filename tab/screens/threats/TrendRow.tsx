import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { TrendsView, TrendView } from '../../../bot/contract';
import { issueStates } from '../../../bot/domain/issue';
import { Folded } from '../../components/Folded';
import { goTo } from '../../data/address';
import type { tagNames } from '../issues/issueTags';

const BARS_PX = 28;

const useStyles = makeStyles({
  row: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: 'anywhere' },
  line: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalM },
  name: { flexGrow: 1, minWidth: 0 },
  bars: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalXXS, height: `${BARS_PX}px`, flexShrink: 0 },
  // A border, because colours of the machine draw no background.
  bar: { width: '6px', boxSizing: 'border-box', borderBottom: `2px solid ${tokens.colorNeutralStroke1}` },
  some: { borderBottom: `1px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground },
  figure: { minWidth: '24px', textAlign: 'end', fontVariantNumeric: 'tabular-nums' },
  // A finger finds a digit, too.
  count: { minWidth: '24px', minHeight: '24px', textAlign: 'end' },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, width: '100%' },
  cell: { textAlign: 'start', fontWeight: 'inherit' },
});

interface Props {
  readonly trend: TrendView;
  readonly months: TrendsView['months'];
  /** By what the issues behind a number are listed. */
  readonly filter: (typeof tagNames)[number];
}

/** How often, drawn month by month; whoever hears the page has the table. */
export function TrendRow({ trend, months, filter }: Props) {
  const styles = useStyles();
  const most = Math.max(1, ...trend.months);
  const [first = '', last = ''] = [months[0]?.from, months.at(-1)?.to];
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <bdi className={styles.name}>{trend.name}</bdi>
        <span className={styles.bars} inert>
          {trend.months.map((count, at) => (
            <span
              key={months[at]?.from}
              className={count === 0 ? styles.bar : `${styles.bar} ${styles.some}`}
              style={{ height: count === 0 ? '2px' : `${Math.round((BARS_PX * count) / most)}px` }}
            />
          ))}
        </span>
        <span className={styles.figure}>
          <Count count={trend.n} {...{ trend, filter, from: first, to: last }} />
        </span>
      </div>
      <Folded label="Table" open={false}>
        <table className={styles.table} aria-label={`By month: \u2068${trend.name}\u2069`}>
          <tbody>
            {months.map(({ from, to, name }, at) => (
              <tr key={from}>
                <th scope="row" className={styles.cell}>
                  {name}
                </th>
                <td className={styles.figure}>
                  <Count count={trend.months[at] ?? 0} {...{ trend, filter, from, to, about: name }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Folded>
    </li>
  );
}

interface CountProps extends Pick<Props, 'trend' | 'filter'> {
  readonly count: number;
  readonly from: string;
  readonly to: string;
  /** Of which month. */
  readonly about?: string;
}

/** Those that were withdrawn do not count. */
const counted = issueStates.filter((state) => state !== 'withdrawn').join(',');

function Count({ count, trend, filter, from, to, about }: CountProps) {
  const styles = useStyles();
  if (count === 0) return 0;
  const label = [`${trend.name}: ${count}`, about, 'show the issues'].filter((part) => part !== undefined).join(', ');
  return (
    <Link
      as="button"
      className={styles.count}
      aria-label={label}
      onClick={() => goTo('issues', { [filter]: trend.name, state: counted, raisedFrom: from, raisedTo: to })}
    >
      {count}
    </Link>
  );
}
