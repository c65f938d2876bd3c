import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { BoxChoice } from './commands';

const useStyles = makeStyles({
  option: {
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    minHeight: '40px',
    lineHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    whiteSpace: 'nowrap',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  },
  // A ground that stays dark in high contrast, where the outline alone says it.
  chosen: {
    backgroundColor: tokens.colorNeutralBackground3,
    outline: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}`,
    outlineOffset: '-2px',
    '@media (forced-colors: active)': { outlineColor: 'Highlight' },
  },
  reference: { flexShrink: 0, fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  title: { overflow: 'hidden', textOverflow: 'ellipsis', minWidth: '64px' },
  note: {
    flexGrow: 1,
    flexShrink: 4,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    '@media (max-width: 479px)': { display: 'none' },
  },
  kind: {
    flexShrink: 0,
    marginLeft: 'auto',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly id: string;
  readonly choice: BoxChoice;
  readonly chosen: boolean;
  readonly onPick: () => void;
}

/** The keys are the box's own: the focus stays in it, as a combobox has it. */
export function BoxOption({ id, choice, chosen, onPick }: Props) {
  const styles = useStyles();
  const option = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) option.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { reference, title, note, kind } = choice;
  return (
    <li
      ref={option}
      id={id}
      role="option"
      aria-selected={chosen}
      title={[reference, title, note].filter((each) => each !== undefined).join(' ')}
      className={mergeClasses(styles.option, chosen && styles.chosen)}
      onClick={onPick}
    >
      {reference !== undefined && <span className={styles.reference}>{reference}</span>}
      <bdi dir="auto" className={styles.title}>
        {title}
      </bdi>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      <span className={styles.kind}>{kind}</span>
    </li>
  );
}
