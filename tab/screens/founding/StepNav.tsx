import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { type Founding, steps } from './useFounding';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, margin: 0, padding: 0 },
  item: { listStyleType: 'none' },
  step: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: `${tokens.strokeWidthThin} solid transparent`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1Hover },
    ':hover span': { color: 'inherit' },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  here: {
    borderTopColor: tokens.colorBrandStroke1,
    borderRightColor: tokens.colorBrandStroke1,
    borderBottomColor: tokens.colorBrandStroke1,
    borderLeftColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorNeutralBackground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { fontSize: tokens.fontSizeBase500, lineHeight: 1, display: 'flex' },
  wrong: { color: tokens.colorStatusDangerForeground1 },
});

/** Where one is, what is done and where something does not fit; each is gone to at any time. */
export function StepNav({ founding }: { founding: Founding }) {
  const { at, goTo } = founding;
  return (
    <nav aria-label="Steps">
      <Steps at={at} goTo={goTo} wrongIn={(step) => founding.faultsOf(step).some(({ field }) => field !== 'pasted')} />
    </nav>
  );
}

interface StepsProps {
  readonly at: number;
  readonly goTo: (at: number) => void;
  readonly wrongIn: (step: (typeof steps)[number]['step']) => boolean;
}

function Steps({ at, goTo, wrongIn }: StepsProps) {
  const styles = useStyles();
  const all = [...steps.map(({ step, name }) => ({ name, wrong: wrongIn(step) })), { name: 'Found', wrong: false }];
  return (
    <ol className={styles.list}>
      {all.map(({ name, wrong }, index) => (
        <li key={name} className={styles.item}>
          <button
            type="button"
            className={mergeClasses(styles.step, index === at && styles.here)}
            aria-current={index === at ? 'step' : undefined}
            onClick={() => goTo(index)}
          >
            <span aria-hidden className={mergeClasses(styles.icon, wrong && styles.wrong)}>
              {wrong ? <ErrorCircleRegular /> : index < at ? <CheckmarkCircleRegular /> : <CircleRegular />}
            </span>
            <span>
              {name}
              {wrong && <span className={styles.wrong}>: does not fit</span>}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
