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
import { useMay } from '../../data/session';
import { useFocusGivenBack } from '../formFocus';
import { useKeysOn } from '../useKeysOn';
import {
  issueKeyWords,
  type KeyWords,
  listKeyWords,
  selectionKeyWords,
  taskKeyWords,
  triageKeyWords,
} from '../keyWords';

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

const everywhere: readonly KeyWords[] = [
  { keys: ['Ctrl', 'K'], does: 'search and commands' },
  { keys: ['/'], does: 'the same' },
  { keys: ['?'], does: 'these keys' },
  { keys: ['Ctrl', 'Z'], does: 'undo what was just done, as long as its message stands' },
  { keys: ['Esc'], does: 'close what is open' },
];
const inForms: readonly KeyWords[] = [
  { keys: ['Ctrl', 'Enter'], does: 'send the form' },
  { keys: ['Esc'], does: 'close it; what was written stays until the screen is left' },
];

/** All keys of all screens. */
export default function KeyHelp({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const maySeeTasks = useMay('task.see');
  const maySelect = useMay('task.direct');
  const maySeeIssues = useMay('issue.see');
  const mayTriage = useMay('issue.triage');
  const [on, turn] = useKeysOn();
  useFocusGivenBack(true);
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Keys</DialogTitle>
          {/* More than fits: whoever has no mouse scrolls it from here. */}
          <DialogContent className={styles.content} tabIndex={0}>
            <KeyList title="Everywhere" keys={everywhere} />
            <KeyList title="In lists" keys={listKeyWords} />
            {maySelect && <KeyList title="In the action log" keys={selectionKeyWords} />}
            {maySeeTasks && <KeyList title="While a task is open" keys={taskKeyWords} />}
            {maySeeIssues && (
              <KeyList
                title="While an issue is open"
                keys={mayTriage ? [...triageKeyWords, ...issueKeyWords] : issueKeyWords}
              />
            )}
            <KeyList title="In forms" keys={inForms} />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => turn(!on)}>{on ? 'Turn letter keys off' : 'Turn letter keys on'}</Button>
            <Button onClick={onClose}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function KeyList({ title, keys }: { title: string; keys: readonly KeyWords[] }) {
  const styles = useStyles();
  return (
    <section>
      <Subtitle2 as="h3">{title}</Subtitle2>
      <dl className={styles.keys}>
        {keys.map(({ keys: each, does }) => (
          <div key={does} className={styles.line}>
            <dt>
              {each.map((name) => (
                <kbd key={name} className={styles.key}>
                  {name}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
