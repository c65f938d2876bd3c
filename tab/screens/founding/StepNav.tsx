import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import type { ReactElement } from 'react';
import type { FoundingStep } from '../../../bot/contract';
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

/** Where one is, what is done, where something does not fit and what is still to do; each is gone to at any time. */
export function StepNav({ founding: { at, goTo, faults, faultsOf, opened } }: { founding: Founding }) {
  const stateOf = (step: FoundingStep, index: number): StepState => {
    const isOpened = opened.has(index);
    if (faultsOf(step).some(({ field }) => field !== 'pasted')) return isOpened ? 'wrong' : 'toDo';
    // What does not fit is not done, though nobody is told of it before they want to go on.
    return isOpened && index !== at && !faults.some((each) => each.step === step) ? 'done' : 'ahead';
  };
  return (
    <nav aria-label="Steps">
      <Steps at={at} goTo={goTo} states={steps.map(({ step }, index) => stateOf(step, index))} />
    </nav>
  );
}

type StepState = 'done' | 'ahead' | 'toDo' | 'wrong';

const icons: Readonly<Record<StepState, ReactElement>> = {
  done: <CheckmarkCircleRegular />,
  ahead: <CircleRegular />,
  toDo: <CircleRegular />,
  wrong: <ErrorCircleRegular />,
};
const words: Readonly<Record<StepState, string>> = { done: '', ahead: '', toDo: ': to do', wrong: ': does not fit' };

interface StepsProps {
  readonly at: number;
  readonly goTo: (at: number) => void;
  readonly states: readonly StepState[];
}

function Steps({ at, goTo, states }: StepsProps) {
  const styles = useStyles();
  return (
    <ol className={styles.list}>
      {[...steps.map(({ name }) => name), 'Found'].map((name, index) => {
        const state = states[index] ?? 'ahead';
        const look = state === 'wrong' ? styles.wrong : undefined;
        return (
          <li key={name} className={styles.item}>
            <button
              type="button"
              className={mergeClasses(styles.step, index === at && styles.here)}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => goTo(index)}
            >
              <span aria-hidden className={mergeClasses(styles.icon, look)}>
                {icons[state]}
              </span>
              <span>
                {name}
                {words[state] !== '' && <span className={look}>{words[state]}</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
