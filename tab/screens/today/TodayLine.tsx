import { Button, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { TodayLineView } from '../../../bot/contract';
import { addressText, parseAddress } from '../../data/address';
import { Unbroken } from '../../components/Unbroken';
import { useServerNow } from '../../data/serverClock';
import { TodayAct } from './TodayAct';

const useStyles = makeStyles({
  line: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    minHeight: '40px',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    // A form that opens in it stands below the words.
    ':has(form)': { flexWrap: 'wrap' },
    // Where there is no room for both, the words stand above what one does.
    '@media (max-width: 719px)': {
      flexWrap: 'wrap',
      gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    },
  },
  // What is to be done about a record is said whole: its title gives way, or, where there is little room, all of it wraps.
  words: {
    display: 'flex',
    columnGap: tokens.spacingHorizontalXS,
    flexGrow: 1,
    minWidth: 0,
    whiteSpace: 'nowrap',
    '@media (max-width: 1023px)': { display: 'block', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  },
  reference: { whiteSpace: 'nowrap' },
  title: { flexShrink: 1, fontWeight: tokens.fontWeightSemibold },
  cut: {
    minWidth: '64px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    '@media (max-width: 1023px)': { overflow: 'visible' },
  },
  text: { flexShrink: 0, maxWidth: '75%', color: tokens.colorNeutralForeground2 },
  // A sentence of its own is read whole, and goes on below its beginning.
  whole: { display: 'block', whiteSpace: 'normal' },
  // On a phone the whole line opens what it tells of.
  opener: {
    '@media (max-width: 719px)': { '::after': { content: '""', position: 'absolute', inset: 0 } },
  },
  openAct: { '@media (max-width: 719px)': { display: 'none' } },
  late: { color: tokens.colorPaletteRedForeground1 },
  acts: {
    display: 'flex',
    flexShrink: 0,
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    ':has(form)': { flexBasis: '100%' },
    '& > form': { flexGrow: 1 },
  },
});

/** Lateness comes with time alone. */
const LATE_EVERY_MS = 60_000;

/** One line: what it is about, what of it, and what to do, in place. */
export function TodayLine({ line, isPrimary }: { line: TodayLineView; isPrimary: boolean }) {
  const styles = useStyles();
  const { reference, title, text, act, go, place } = line;
  const href = place === undefined ? undefined : hrefOf(place);
  const isTold = act === undefined && reference !== undefined && go === 'Open';
  const subject = title === undefined ? (reference ?? text) : `${reference ?? ''} ${title}`.trim();
  return (
    <li className={styles.line}>
      <Words line={line} href={href} isTold={isTold} />
      <span className={mergeClasses(styles.acts, isTold && styles.openAct)}>
        {act !== undefined && <TodayAct act={act} isPrimary={isPrimary} subject={subject} />}
        {act === undefined && go !== undefined && href !== undefined && (
          <Button as="a" size="small" href={href} aria-label={`${go}: ${subject}`}>
            {go}
          </Button>
        )}
      </span>
    </li>
  );
}

/** The sentence; what somebody wrote in it goes its own way. */
function Words({ line, href, isTold }: { line: TodayLineView; href: string | undefined; isTold: boolean }) {
  const styles = useStyles();
  const { reference, title } = line;
  const { isLate, hasPassed } = useLateness(line);
  const text = hasPassed ? (line.lateText ?? line.text) : line.text;
  return (
    <Text
      className={mergeClasses(styles.words, title === undefined && styles.whole)}
      title={[reference, title, text].filter((each) => each !== undefined).join(' ')}
    >
      {reference !== undefined && (
        <>
          {href === undefined ? (
            <Unbroken text={reference} />
          ) : (
            <Link href={href} className={mergeClasses(styles.reference, isTold && styles.opener)}>
              {reference}
            </Link>
          )}{' '}
        </>
      )}
      {title !== undefined && (
        <>
          <bdi dir="auto" className={mergeClasses(styles.title, styles.cut)}>
            {title}
          </bdi>{' '}
          <span aria-hidden>·</span>{' '}
        </>
      )}
      <bdi
        dir="auto"
        className={mergeClasses(
          title !== undefined && styles.cut,
          title !== undefined && styles.text,
          isLate && styles.late,
        )}
      >
        <Unbroken text={text} />
      </bdi>
    </Text>
  );
}

function useLateness({ isLate, lateAt }: TodayLineView): { isLate: boolean; hasPassed: boolean } {
  const now = useServerNow(lateAt === undefined ? undefined : LATE_EVERY_MS);
  const hasPassed = lateAt !== undefined && lateAt < now;
  return { isLate: isLate || hasPassed, hasPassed };
}

/** A task or an issue opens over Today, so that one is back where one was. */
function hrefOf(place: string): string {
  const address = parseAddress(place);
  if (address === undefined) return addressText('today');
  const { screen, parameters } = address;
  const opens = parameters['task'] !== undefined || parameters['issue'] !== undefined;
  return addressText(opens ? 'today' : screen, parameters);
}
