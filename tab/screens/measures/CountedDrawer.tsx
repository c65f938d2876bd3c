import { Button, Caption1, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { CountedView, MeasuresView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { SideDrawer } from '../../components/SideDrawer';
import type { Parameters } from '../../data/address';
import { goToPlace } from '../../data/goToPlace';
import { usePagesOf } from '../../data/usePagesOf';
import { hideList, type Listed, listIn } from './period';

const useStyles = makeStyles({
  rows: {
    display: 'flex',
    flexDirection: 'column',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  row: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  readonly parameters: Parameters;
  readonly measures: MeasuresView | undefined;
}

/** What a number counts, each with the place where it opens. */
export function CountedDrawer({ parameters, measures }: Props) {
  const listed = listIn(parameters);
  if (listed === undefined) return null;
  const item = measures?.items.find(({ measure }) => measure === listed.measure);
  const part = item?.parts.find(({ by }) => by === listed.by);
  const title = [item?.name ?? 'Measures', part?.name].filter((each) => each !== undefined).join(', ');
  return (
    <SideDrawer title={<bdi>{title}</bdi>} onClose={hideList}>
      <CountedList listed={listed} />
    </SideDrawer>
  );
}

function CountedList({ listed: { measure, by, from, to } }: { listed: Listed }) {
  const styles = useStyles();
  const list = usePagesOf('measures.records', { measure, by, from, to });
  if (list.data === undefined || list.isPlaceholderData) {
    return list.status === 'error' ? (
      <ProblemNotice flush what="This list could not be loaded." error={list.error} onRetry={list.refetch} />
    ) : (
      <LoadingLines flush count={6} />
    );
  }
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      <Caption1 className={styles.quiet} role="status">
        {list.hasNextPage ? `The first ${items.length}` : items.length === 0 ? 'Nothing any more' : items.length}
      </Caption1>
      <ul className={styles.rows}>
        {items.map((item) => (
          <CountedRow key={item.key} item={item} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div>
          <Button disabledFocusable={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
      {list.isFetchNextPageError && (
        <ProblemNotice flush what="More could not be loaded." error={list.error} onRetry={list.fetchNextPage} />
      )}
    </>
  );
}

function CountedRow({ item: { reference, title, note, onText, agencyName, place } }: { item: CountedView }) {
  const styles = useStyles();
  const about = [agencyName, onText, note].filter((part) => part !== undefined).join(' · ');
  return (
    <li className={styles.row}>
      <Link as="button" dir="auto" onClick={() => goToPlace(place)}>
        {[reference, title].filter((part) => part !== '').join(' · ')}
      </Link>
      <Text size={200} className={styles.quiet} dir="auto">
        {about}
      </Text>
    </li>
  );
}
