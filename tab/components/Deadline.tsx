import { makeStyles } from '@fluentui/react-components';
import { aloud } from './aloud';
import { useRowStyles } from './rowStyles';
import { RowMark, urgentIcon } from './StateBadge';
import { type Answerable, useUrgentText } from './useUrgentText';

const useStyles = makeStyles({ aloud });

interface Props {
  readonly of: Answerable;
  /** Where there is room for it; elsewhere "13 h late" has to do, and the whole stands on hover and in the detail. */
  readonly long?: 'whole' | 'answer';
  readonly onCard?: boolean;
}

/** Until somebody answers what is urgent, by when they are to: the one thing in its row that is red. */
export function Deadline({ of: what, long = 'whole', onCard = false }: Props) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { whole = '', short = '' } = useUrgentText(what);
  const word = (
    <>
      <span className={onCard ? rows.longOnCard : rows.long}>{long === 'whole' ? whole : `Answer ${short}`}</span>
      <span className={onCard ? rows.shortOnCard : rows.short}>{short}</span>
    </>
  );
  return (
    <>
      <span className={styles.aloud}>Urgent</span>
      <RowMark icon={urgentIcon} word={word} title={whole} red />
    </>
  );
}
