import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import { TaskFilterFields } from '../../laterParts';
import { FiltersButton } from '../../components/FiltersButton';
import { SearchBox } from '../../components/SearchBox';
import { setParameters, useAddress } from '../../data/address';
import { TaskChips } from './TaskChips';
import { isFiltered, withoutFilters } from './taskFilters';

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  // What does not fit beside the search goes into the menu at its end, or the whole onto a line of its own.
  chips: { flex: '1 1 320px', minWidth: 0 },
  clear: { flexShrink: 0, minWidth: 0, whiteSpace: 'nowrap' },
  find: { display: 'flex', flex: '0 1 480px', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
});

/** Every choice goes into the address, and from there into the request. */
export function TaskFilterBar() {
  const styles = useStyles();
  const [unfolded, setUnfolded] = useState(false);
  const { parameters } = useAddress();
  return (
    <div className={styles.bar} role="search" aria-label="Filter the action log">
      <div className={styles.line}>
        <div className={styles.chips}>
          <TaskChips parameters={parameters} />
        </div>
        <div className={styles.find}>
          <SearchBox label="Search the action log" value={parameters['search'] ?? ''} onSearch={search} />
          <FiltersButton unfolded={unfolded} onToggle={() => setUnfolded(!unfolded)} />
          {isFiltered(parameters) && (
            <Button appearance="transparent" className={styles.clear} onClick={() => setParameters(withoutFilters)}>
              Clear filters
            </Button>
          )}
        </div>
      </div>
      <Suspense fallback={null}>{unfolded && <TaskFilterFields parameters={parameters} />}</Suspense>
    </div>
  );
}

function search(text: string): void {
  setParameters({ search: text }, { replace: true });
}
