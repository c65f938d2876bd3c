import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  Input,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useId } from 'react';
import { useFocusGivenBack } from '../formFocus';
import { ProblemBar } from '../ProblemNotice';
import { BOX_ID } from '../overKeys';
import { useMay } from '../../data/session';
import { BoxOption } from './BoxOption';
import { useBox } from './useBox';

const useStyles = makeStyles({
  // At the top: what is found grows downwards, and nothing jumps.
  surface: {
    margin: '0 auto auto',
    marginTop: 'min(12vh, 96px)',
    width: 'min(600px, calc(100vw - 16px))',
    maxWidth: 'none',
    padding: tokens.spacingHorizontalS,
    boxSizing: 'border-box',
  },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, overflow: 'hidden' },
  input: { width: '100%' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: 'min(60vh, 440px)',
    overflowY: 'auto',
  },
  none: { padding: tokens.spacingHorizontalS, color: tokens.colorNeutralForeground2 },
  hint: {
    padding: `0 ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    '@media (pointer: coarse)': { display: 'none' },
  },
});

/** One box for all that can be found and all that can be done from anywhere. */
export default function CommandBox({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const list = useId();
  useFocusGivenBack(true);
  const box = useBox(onClose);
  const readsLogAlone = useReadsLogAlone();
  const { typed, choices, chosen, isSettled, areOfGroups } = box;
  return (
    <Dialog open onOpenChange={(_event, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface} aria-label="Search and commands">
        <DialogBody>
          <DialogContent className={styles.content}>
            <Input
              id={BOX_ID}
              className={styles.input}
              size="large"
              contentBefore={<SearchRegular />}
              placeholder="Number, words or what to do"
              aria-label="Search and commands"
              role="combobox"
              aria-expanded={choices.length > 0}
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={chosen === undefined ? undefined : `${list}-${chosen.key}`}
              input={{ ref: box.input }}
              value={typed}
              onChange={(_event, { value }) => box.type(value)}
              onKeyDown={box.press}
            />
            <ProblemBar error={box.error} />
            <ul id={list} role="listbox" aria-label="Found" className={styles.list}>
              {choices.map((choice) => (
                <BoxOption
                  key={choice.key}
                  id={`${list}-${choice.key}`}
                  choice={choice}
                  chosen={choice === chosen}
                  onPick={() => box.run(choice)}
                />
              ))}
            </ul>
            {choices.every(({ beside }) => beside === true) && (
              <Text className={styles.none} role="status">
                {!isSettled
                  ? 'Looking…'
                  : areOfGroups
                    ? nobodyText(typed.trim())
                    : nothingText(typed.trim(), readsLogAlone)}
              </Text>
            )}
            <span className={styles.hint}>↑ ↓ to choose, Enter to open, Esc to close</span>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Of an auditor: there is no record of theirs to find. */
function useReadsLogAlone(): boolean {
  const [readsLog, seesAgenda] = [useMay('log.read'), useMay('agenda.see')];
  return readsLog && !seesAgenda;
}

function nobodyText(typed: string): string {
  return `Nobody whom you may know of is called “${typed}” in a group.`;
}

function nothingText(typed: string, readsLogAlone: boolean): string {
  return readsLogAlone
    ? 'You read the log alone, so no record is found here. The log is searched on its own screen.'
    : `Nothing that you may see is called “${typed}”.`;
}
