import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { keyWords } from './triageKeys';

const useStyles = makeStyles({
  // Where there is no keyboard they say nothing.
  note: { '@media (pointer: coarse)': { display: 'none' } },
  hints: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
  },
  hint: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  key: {
    minWidth: '12px',
    padding: `0 ${tokens.spacingHorizontalXS}`,
    textAlign: 'center',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    borderRadius: tokens.borderRadiusSmall,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
  },
  line: { display: 'contents' },
  help: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& dt': { display: 'flex', gap: tokens.spacingHorizontalXS },
    '& dd': { margin: 0 },
  },
});

interface Props {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly helping: boolean;
}

/** The keys of the queue. They can be turned off: some people's speech or switch devices send letters by themselves. */
export function KeyHints({ on, onSwitch, helping }: Props) {
  const styles = useStyles();
  return (
    <div role="note" aria-label="Keys" className={styles.note}>
      <div className={styles.hints}>
        {on &&
          keyWords.map(({ keys, short }) => (
            <Caption1 key={short} className={styles.hint}>
              {keys.map((key) => (
                <Key key={key} name={key} />
              ))}
              {short}
            </Caption1>
          ))}
        <Button size="small" appearance="transparent" onClick={() => onSwitch(!on)}>
          {on ? 'Turn keys off' : 'Turn keys on'}
        </Button>
      </div>
      {on && helping && <KeyHelp />}
    </div>
  );
}

function KeyHelp() {
  const styles = useStyles();
  return (
    <dl className={styles.help}>
      {keyWords.map(({ keys, long }) => (
        <div key={long} className={styles.line}>
          <dt>
            {keys.map((key) => (
              <Key key={key} name={key} />
            ))}
          </dt>
          <dd>{long}</dd>
        </div>
      ))}
    </dl>
  );
}

function Key({ name }: { name: string }) {
  const styles = useStyles();
  return <kbd className={styles.key}>{name}</kbd>;
}
