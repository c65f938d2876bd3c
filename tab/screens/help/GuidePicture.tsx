import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PictureName } from './guides/guide';
import agendaDark from './pictures/agenda-dark.webp';
import agenda from './pictures/agenda.webp';
import giveTaskDark from './pictures/give-task-dark.webp';
import giveTask from './pictures/give-task.webp';
import notReachedDark from './pictures/not-reached-dark.webp';
import notReached from './pictures/not-reached.webp';
import sidePanelDark from './pictures/side-panel-dark.webp';
import sidePanel from './pictures/side-panel.webp';
import taskCardDark from './pictures/task-card-dark.webp';
import taskCard from './pictures/task-card.webp';
import todayDark from './pictures/today-dark.webp';
import today from './pictures/today.webp';

interface Picture {
  readonly light: string;
  readonly dark: string;
  /** In pixels of the screen that it was taken of: its place is kept until it comes. */
  readonly width: number;
  readonly height: number;
}

const pictures: Readonly<Record<PictureName, Picture>> = {
  today: { light: today, dark: todayDark, width: 680, height: 392 },
  'give-task': { light: giveTask, dark: giveTaskDark, width: 560, height: 620 },
  agenda: { light: agenda, dark: agendaDark, width: 680, height: 447 },
  'not-reached': { light: notReached, dark: notReachedDark, width: 680, height: 228 },
  'side-panel': { light: sidePanel, dark: sidePanelDark, width: 320, height: 568 },
  'task-card': { light: taskCard, dark: taskCardDark, width: 545, height: 344 },
};

/** Teams' dark theme and its high contrast. */
const IN_DARK = ':global(:root:not([data-theme="default"]))';

const useStyles = makeStyles({
  figure: { margin: 0, maxWidth: '100%' },
  picture: {
    maxWidth: '100%',
    height: 'auto',
    boxSizing: 'border-box',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    breakInside: 'avoid',
    // Two pages are two pages.
    '@media print': { maxHeight: '40mm', width: 'auto' },
  },
  // What is not shown is not fetched either: it is loaded late. Paper is light.
  light: { display: 'block', [IN_DARK]: { display: 'none', '@media print': { display: 'block' } } },
  dark: { display: 'none', [IN_DARK]: { display: 'block', '@media print': { display: 'none' } } },
});

/** The screen that a task is done on, in the theme of whoever looks. */
export function GuidePicture({ name, alt }: { name: PictureName; alt: string }) {
  const styles = useStyles();
  const { light, dark, width, height } = pictures[name];
  const shared = { alt, width, height, loading: 'lazy' } as const;
  return (
    <figure className={styles.figure}>
      <img {...shared} src={light} className={mergeClasses(styles.picture, styles.light)} />
      <img {...shared} src={dark} className={mergeClasses(styles.picture, styles.dark)} />
    </figure>
  );
}
