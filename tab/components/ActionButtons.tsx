import { Button, makeStyles, MenuItem, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { useKeys } from './keys';
import { More } from './More';
import { useNarrow } from './useNarrow';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  // Three dots alone on a line would look like something that was forgotten.
  together: { display: 'flex', gap: tokens.spacingHorizontalS },
});

/** Something that one may do with what is open. */
export interface Action {
  readonly label: string;
  /** The key that does it while what it belongs to is in sight. */
  readonly key?: string;
  readonly onStart: () => void;
}

/** The primary one and two beside it, as far as they stand in one line of a pane, or of a phone. */
const BESIDE = 3;
const LINE_PX = { pane: 368, phone: 264 };
const GAP_PX = 8;
const MORE_PX = 40;

/** How many stand in sight; the others are in a menu. A second line of them would be a row of look-alikes. */
function inSight(actions: readonly Action[], linePx: number): number {
  const widthOf = (count: number) =>
    actions.slice(0, count).reduce((sum, { label }) => sum + Math.max(96, 26 + 8 * label.length) + GAP_PX, -GAP_PX);
  if (actions.length <= BESIDE && widthOf(actions.length) <= linePx) return actions.length;
  const fits = (count: number) => count < actions.length && widthOf(count) + MORE_PX <= linePx;
  return [BESIDE, 2].find(fits) ?? 1;
}

/** What one may do, the likeliest first: one primary button, two beside it, and what is done seldom in a menu. */
export function ActionButtons({ actions, busy }: { actions: readonly Action[]; busy: boolean }) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const keyed = busy ? [] : actions.flatMap(({ key, onStart }) => (key === undefined ? [] : [[key, onStart] as const]));
  useKeys(place, Object.fromEntries(keyed));
  if (actions.length === 0) return null;
  const beside = actions.slice(0, inSight(actions, narrow ? LINE_PX.phone : LINE_PX.pane));
  const seldom = actions.slice(beside.length);
  const buttons = beside.map(({ label, key, onStart }, index) => (
    <Button
      key={label}
      appearance={index === 0 ? 'primary' : 'secondary'}
      disabledFocusable={busy}
      aria-keyshortcuts={key}
      onClick={onStart}
    >
      {label}
    </Button>
  ));
  return (
    <div ref={place} className={styles.buttons} role="group" aria-label="What you can do">
      {buttons.slice(0, -1)}
      <span className={styles.together}>
        {buttons.at(-1)}
        {seldom.length > 0 && (
          <More label="More">
            {seldom.map(({ label, key, onStart }) => (
              <MenuItem
                key={label}
                disabled={busy}
                secondaryContent={key === undefined ? null : { children: key, 'aria-hidden': true }}
                aria-keyshortcuts={key}
                onClick={onStart}
              >
                {label}
              </MenuItem>
            ))}
          </More>
        )}
      </span>
    </div>
  );
}
