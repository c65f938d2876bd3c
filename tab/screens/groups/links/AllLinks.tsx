import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useEffect, useMemo } from 'react';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { usePagesOf } from '../../../data/usePagesOf';
import type { LinkMap } from './linkMap';
import { LinksShown } from './LinksShown';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** The links of all groups that one may see, in one graph. It comes in pages, and is drawn once all of them are here. */
export default function AllLinks() {
  const styles = useStyles();
  const links = usePagesOf('links.all');
  const { hasNextPage, isFetchingNextPage, fetchNextPage, data } = links;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const map = useMemo((): LinkMap | undefined => {
    if (data === undefined || hasNextPage) return undefined;
    const nodes = data.pages.flatMap((page) => page.nodes);
    return {
      nodes: [...new Map(nodes.map((node) => [node.key, node])).values()],
      items: data.pages.flatMap(({ items }) => items),
    };
  }, [data, hasNextPage]);
  return (
    <section aria-label="All links" className={styles.section}>
      <Subtitle2 as="h2">All links</Subtitle2>
      {map !== undefined ? (
        <LinksShown map={map} />
      ) : links.status === 'error' ? (
        <ProblemNotice flush what="The links could not be loaded." error={links.error} onRetry={links.refetch} />
      ) : (
        <LoadingLines flush count={6} />
      )}
    </section>
  );
}
