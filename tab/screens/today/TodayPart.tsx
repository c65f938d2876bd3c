import { Link, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  box: {
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    overflow: 'hidden',
  },
});

interface Props<Data> {
  readonly title: string;
  /** Where all of it is. */
  readonly all?: { readonly href: string; readonly words: string };
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** A heading and a box that loads and fails by itself: one list out of reach leaves the others readable. */
export function TodayPart<Data>({ title, all, query, children }: Props<Data>) {
  const styles = useStyles();
  return (
    <section className={styles.part} aria-label={title}>
      <div className={styles.head}>
        <Subtitle2 as="h2">{title}</Subtitle2>
        {all !== undefined && <Link href={all.href}>{all.words}</Link>}
      </div>
      <div className={styles.box}>
        {query.data !== undefined && children(query.data)}
        {query.status === 'pending' && <LoadingLines count={3} />}
        {query.data === undefined && query.status === 'error' && (
          <ProblemNotice what="This could not be loaded." error={query.error} onRetry={query.refetch} />
        )}
      </div>
    </section>
  );
}
