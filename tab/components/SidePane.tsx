import { Button, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactNode, Ref } from 'react';
import { useNarrow } from './useNarrow';

const useStyles = makeStyles({
  area: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  // The head stays, the list and what stands beside it scroll each by itself.
  boxed: { flexGrow: 1, minHeight: '240px' },
  split: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    flexGrow: 1,
    minHeight: 0,
  },
  beside: { gridTemplateColumns: 'minmax(0, 1fr) clamp(400px, 36%, 640px)' },
  list: { minWidth: 0 },
  scrolls: { position: 'relative', overflowY: 'auto' },
  pane: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  title: { flexGrow: 1, minWidth: 0, paddingTop: tokens.spacingVerticalXS, overflowWrap: 'anywhere' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: tokens.spacingVerticalL,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
  },
});

interface AreaProps {
  /** Where the keys of the list are heard. */
  readonly ref: Ref<HTMLDivElement>;
  readonly list: ReactNode;
  /** A {@link SidePane}, where one is open and there is room. */
  readonly pane: ReactNode;
}

/** A list, and beside it what is open in it. */
export function ListArea({ ref, list, pane }: AreaProps) {
  const styles = useStyles();
  const boxed = !useNarrow();
  const isOpen = pane !== undefined && pane !== false;
  return (
    <div ref={ref} className={mergeClasses(styles.area, boxed && styles.boxed)}>
      <div className={mergeClasses(styles.split, isOpen && styles.beside)}>
        <div
          className={mergeClasses(styles.list, boxed && styles.scrolls)}
          {...(boxed ? { 'data-scrolls': true } : {})}
        >
          {list}
        </div>
        {pane}
      </div>
    </div>
  );
}

interface PaneProps {
  /** "The task": what assistive technology calls the part. */
  readonly name: string;
  readonly title: ReactNode;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is open in a list, beside it: the keys j and k walk through the list, and this follows. */
export function SidePane({ name, title, onStep, onClose, children }: PaneProps) {
  const styles = useStyles();
  return (
    <section aria-label={name} data-reading className={styles.pane}>
      <div className={styles.head}>
        <Subtitle2 as="h2" tabIndex={-1} className={styles.title}>
          {title}
        </Subtitle2>
        <Button
          appearance="subtle"
          aria-label="The one before"
          icon={<ChevronUpRegular />}
          onClick={() => onStep(-1)}
        />
        <Button appearance="subtle" aria-label="The next" icon={<ChevronDownRegular />} onClick={() => onStep(1)} />
        <Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
