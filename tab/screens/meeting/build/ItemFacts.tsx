import { Caption1, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import type { ReactNode } from 'react';
import type { AgendaItemView } from '../../../../bot/contract';
import { numberedTitle, purposeNames } from '../../../../bot/domain/agendaWords';
import { ItemBadges } from './ItemBadges';
import { PreRead } from './PreRead';

/** Where the title and what is said of the item fit in one line only if both are short. */
const MIDDLE = '@media (min-width: 720px) and (max-width: 1439px)';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: '40px minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minWidth: 0,
    flexGrow: 1,
    '@media (max-width: 719px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
    // There the title has the whole line, and its minutes stand below it.
    '@media (max-width: 479px)': { rowGap: tokens.spacingVerticalXXS },
  },
  time: {
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 719px)': { display: 'none' },
  },
  timeBelow: { display: 'none', '@media (max-width: 719px)': { display: 'inline' } },
  // One line; where there is no room for it, what is said of the item goes below its title.
  words: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minWidth: 0,
    [MIDDLE]: { flexWrap: 'wrap' },
    '@media (max-width: 719px)': { flexDirection: 'column', alignItems: 'flex-start' },
    '@media (max-width: 479px)': { display: 'contents' },
  },
  // The last to give way.
  title: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
    maxWidth: '100%',
    [MIDDLE]: { whiteSpace: 'normal', overflowWrap: 'break-word' },
    '@media (max-width: 719px)': { whiteSpace: 'normal', overflowWrap: 'break-word' },
    '@media (max-width: 479px)': { gridColumn: '1 / -1' },
  },
  // What is said of it stands below its title, not further out.
  inLine: { paddingInlineStart: tokens.spacingHorizontalL },
  inLineApart: { '@media (max-width: 479px)': { paddingInlineStart: tokens.spacingHorizontalL } },
  // In the one line each part of it gives way by itself.
  said: {
    display: 'contents',
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    [MIDDLE]: {
      ...{ display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalM, maxWidth: '100%', minWidth: 0 },
    },
    '@media (max-width: 719px)': {
      ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'center' },
      ...{ columnGap: tokens.spacingHorizontalS, maxWidth: '100%', minWidth: 0 },
    },
  },
  who: { overflow: 'hidden', textOverflow: 'ellipsis', minWidth: '56px', flexShrink: 100 },
  paper: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    // With room for a letter and the ellipsis after it.
    minWidth: '48px',
    maxWidth: '320px',
    flexShrink: 1000,
    '& > svg': { flexShrink: 0 },
    [MIDDLE]: { maxWidth: '160px' },
    '@media (max-width: 719px)': { maxWidth: '160px' },
  },
  paperTitle: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  minutes: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

interface Props {
  readonly item: AgendaItemView;
  readonly over: boolean;
  /** In place of its minutes, where they can be changed. */
  readonly minutes?: ReactNode;
}

/** One item: when, what, what for, by whom, with what to read. */
export function ItemFacts({ item, over, minutes }: Props) {
  const styles = useStyles();
  const title = numberedTitle(item);
  return (
    <div className={styles.facts}>
      <Text className={styles.time}>{item.late === 'waiting' ? '' : item.startsAt}</Text>
      <span className={mergeClasses(styles.words, isInLine(item) && styles.inLine)}>
        <Text
          weight={isInLine(item) ? 'regular' : 'semibold'}
          className={mergeClasses(styles.title, isInLine(item) && styles.inLineApart)}
          title={title}
          dir="auto"
        >
          {title}
        </Text>
        <Caption1 className={mergeClasses(styles.said, isInLine(item) && styles.inLineApart)}>
          <span>{purposeNames[item.purpose]}</span>
          {item.late !== 'waiting' && <span className={styles.timeBelow}>{item.startsAt}</span>}
          {item.presenterName !== undefined && <bdi className={styles.who}>{item.presenterName}</bdi>}
          {item.papers.map((paper, index) => (
            <Link key={index} href={paper.url} target="_blank" rel="noreferrer" className={styles.paper}>
              <AttachRegular aria-hidden />
              <span className={styles.paperTitle} title={paper.title} dir="auto">
                {paper.title}
              </span>
            </Link>
          ))}
          <PreRead item={item} />
          <ThreatPictureFacts item={item} />
          <ItemBadges item={item} over={over} />
          {item.disclosureTexts?.map((text) => (
            <bdi key={text} className={styles.who} title={text}>
              {text}
            </bdi>
          ))}
        </Caption1>
      </span>
      {minutes ?? <Text className={styles.minutes}>{item.minutes} min</Text>}
    </div>
  );
}

/** How old the local profile is, and where the trends are. */
function ThreatPictureFacts({ item: { threatPicture } }: Pick<Props, 'item'>) {
  const styles = useStyles();
  if (threatPicture === undefined) return null;
  const { profile } = threatPicture;
  return (
    <>
      {profile !== undefined && (
        <bdi className={styles.who} title={profile.text}>
          {profile.isOld ? `${profile.text}: over a year` : profile.text}
        </bdi>
      )}
      <Link href="#/groups?show=threats">Trends</Link>
    </>
  );
}

/** "7.2": it stands in a line and uses the line’s minutes. */
function isInLine({ number }: AgendaItemView): boolean {
  return number?.includes('.') === true;
}
