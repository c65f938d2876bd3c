import { Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';

export interface BotCommand {
  /** What goes into the box; one that ends in a blank wants more words. */
  readonly words: string;
  readonly title: string;
  readonly what: string;
}

/** The commands that the app's manifest lists. */
const commands: readonly BotCommand[] = [
  { words: 'help', title: 'help', what: 'What Sentinel can do for you' },
  { words: 'my tasks', title: 'my tasks', what: 'The tasks you own, most pressing first' },
  { words: 'issue ', title: 'issue …', what: 'Raise an issue in one line' },
  { words: 'issue urgent ', title: 'issue urgent …', what: 'Reach the chair, the deputy and the duty list now' },
  { words: 'issues', title: 'issues', what: 'What became of your issues' },
  { words: 'agenda', title: 'agenda', what: 'The agenda of the next meeting' },
  { words: 'next meeting', title: 'next meeting', what: 'When and where it is' },
];

/** Those that begin with what was typed after "/"; all of them when nothing was. */
export function commandsFor(text: string): readonly BotCommand[] {
  const typed = text.startsWith('/') ? text.slice(1).trimStart().toLowerCase() : '';
  return commands.filter(({ words }) => words.startsWith(typed));
}

const useStyles = makeStyles({
  list: {
    position: 'absolute',
    bottom: '100%',
    left: '16px',
    right: '16px',
    maxWidth: '420px',
    zIndex: 1,
    listStyleType: 'none',
    margin: 0,
    padding: '4px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  option: {
    display: 'flex',
    flexDirection: 'column',
    padding: '4px 8px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: { backgroundColor: tokens.colorNeutralBackground1Selected },
  subtle: { color: tokens.colorNeutralForeground3 },
});

export function CommandList(props: {
  id: string;
  commands: readonly BotCommand[];
  at: number;
  onChoose: (words: string) => void;
}) {
  const styles = useStyles();
  return (
    <ul id={props.id} role="listbox" aria-label="Commands" className={styles.list}>
      {props.commands.map(({ words, title, what }, index) => (
        <li
          key={words}
          id={`${props.id}-${index}`}
          role="option"
          aria-selected={index === props.at}
          className={mergeClasses(styles.option, index === props.at && styles.active)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onChoose(words)}
        >
          <Text weight="semibold">{title}</Text>
          <Caption1 className={styles.subtle}>{what}</Caption1>
        </li>
      ))}
    </ul>
  );
}
