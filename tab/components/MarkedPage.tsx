import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Marking } from '../../bot/domain/marking';
import { BetweenMarkings } from './BetweenMarkings';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', color: tokens.colorNeutralForeground1 },
  middle: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    // What has the focus is not behind buttons that stay.
    scrollPaddingBottom: '80px',
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

interface Props {
  /** The panel's; absent where nothing of any panel is told. */
  readonly marking?: Marking | undefined;
  readonly children: ReactNode;
}

/** A page that stands alone, before or outside the panel's own screens: marked head and foot as they are. */
export function MarkedPage({ marking = 'OFFICIAL', children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <BetweenMarkings marking={marking}>
        <main className={styles.middle}>{children}</main>
      </BetweenMarkings>
    </div>
  );
}
