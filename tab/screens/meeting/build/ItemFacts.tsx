import { Caption1, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import type { AgendaItemView } from '../../../../bot/contract';
import { numberedTitle, purposeNames } from '../../../../bot/domain/agendaWords';
import { ItemBadges } from './ItemBadges';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: '40px 1fr auto',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    minWidth: 0,
    flexGrow: 1,
  },
  time: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  title: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  below: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground3,
  },
  paper: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    '& > svg': { flexShrink: 0 },
  },
  minutes: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

/** One item: when, what, what for, by whom, with what to read. */
export function ItemFacts({ item, over }: { item: AgendaItemView; over: boolean }) {
  const styles = useStyles();
  return (
    <div className={styles.facts}>
      <Text className={styles.time}>{item.late === 'waiting' ? '' : item.startsAt}</Text>
      <span className={styles.title}>
        <Text weight="semibold">{numberedTitle(item)}</Text>
        <Caption1 className={styles.below}>
          <span>{purposeNames[item.purpose]}</span>
          {item.presenterName !== undefined && <span>{item.presenterName}</span>}
          {item.papers.map(({ title, url }, index) => (
            <Link key={index} href={url} target="_blank" rel="noreferrer" className={styles.paper}>
              <AttachRegular aria-hidden />
              {title}
            </Link>
          ))}
          <ItemBadges item={item} over={over} />
        </Caption1>
      </span>
      <Text className={styles.minutes}>{item.minutes} min</Text>
    </div>
  );
}
