import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { keyWords } from '../../screens/issues/triageKeys';
import { useMay } from '../../data/session';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  keys: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, auto) 1fr',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    '& dt': { display: 'flex', gap: tokens.spacingHorizontalXS },
    '& dd': { margin: 0 },
  },
  line: { display: 'contents' },
  key: {
    padding: `0 ${tokens.spacingHorizontalXS}`,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    borderRadius: tokens.borderRadiusSmall,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
});

interface Keys {
  readonly keys: readonly string[];
  readonly long: string;
}

const everywhere: readonly Keys[] = [
  { keys: ['Ctrl', 'K'], long: 'search and commands' },
  { keys: ['/'], long: 'the same' },
  { keys: ['?'], long: 'these keys' },
  { keys: ['Ctrl', 'Z'], long: 'undo what was just done, as long as its message stands' },
  { keys: ['Esc'], long: 'close what is open' },
];
const inLists: readonly Keys[] = [
  { keys: ['j', 'k'], long: 'the next row, the one before' },
  { keys: ['Enter'], long: 'open it' },
  { keys: ['x'], long: 'select it' },
  { keys: ['Esc'], long: 'go back' },
];
const inForms: readonly Keys[] = [
  { keys: ['Ctrl', 'Enter'], long: 'send the form' },
  { keys: ['Esc'], long: 'close it; what was written stays until the screen is left' },
];

/** All keys of all screens. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const mayTriage = useMay('issue.triage');
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Keys</DialogTitle>
          <DialogContent className={styles.content}>
            <KeyList title="Everywhere" keys={everywhere} />
            <KeyList title="In lists" keys={inLists} />
            {mayTriage && <KeyList title="When looking at issues" keys={keyWords} />}
            <KeyList title="In forms" keys={inForms} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function KeyList({ title, keys }: { title: string; keys: readonly Keys[] }) {
  const styles = useStyles();
  return (
    <section>
      <Subtitle2 as="h3">{title}</Subtitle2>
      <dl className={styles.keys}>
        {keys.map(({ keys: each, long }) => (
          <div key={long} className={styles.line}>
            <dt>
              {each.map((name) => (
                <kbd key={name} className={styles.key}>
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{long}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
