import {
  Button,
  Caption1,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  SearchBox,
  Subtitle2,
  Text,
  tokens,
  useArrowNavigationGroup,
} from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import type { MemberId } from '../../domain/ids';
import { searchCommand } from '../extensionCommands';
import type { CardJson } from '../localMessage';
import type { Found } from '../pageContract';
import { FailureNotice } from './FailureNotice';
import { server } from './server';

/** As long as a pause between two words: the bot is not asked for each letter. */
const PAUSE_MS = 250;

const useStyles = makeStyles({
  panel: {
    boxSizing: 'border-box',
    width: 'min(380px, calc(100vw - 24px))',
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px',
  },
  heading: { margin: 0 },
  search: { maxWidth: 'none' },
  subtle: { color: tokens.colorNeutralForeground3 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    maxHeight: 'min(320px, 50vh)',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
  },
  result: {
    boxSizing: 'border-box',
    width: '100%',
    display: 'flex',
    flexDirection: 'column',
    padding: '6px 8px',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, color: tokens.colorNeutralForeground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '&[aria-disabled="true"]': { cursor: 'progress' },
  },
  line: { color: 'inherit' },
});

interface SearchProps {
  as: MemberId;
  chatId: string;
  /** Puts a result's card into the chat. */
  onChoose: (card: CardJson) => Promise<void>;
}

/** The message extension beside the box: finds a record and puts its card into the chat. */
export function SearchButton(props: SearchProps) {
  const styles = useStyles();
  const headingId = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trapFocus
      open={isOpen}
      positioning={{ position: 'above', align: 'start' }}
      onOpenChange={(_event, { open }) => setOpen(open)}
    >
      <PopoverTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<SearchRegular />}
          aria-label={`Sentinel: ${searchCommand.title}`}
        >
          Sentinel
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.panel} aria-labelledby={headingId}>
        <Subtitle2 as="h3" id={headingId} className={styles.heading}>
          {searchCommand.title}
        </Subtitle2>
        <SearchPanel {...props} onClose={() => setOpen(false)} />
      </PopoverSurface>
    </Popover>
  );
}

function SearchPanel({ as, chatId, onChoose, onClose }: SearchProps & { onClose: () => void }) {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const words = usePaused(typed.trim());
  const found = useQuery({
    queryKey: ['search', as, chatId, words],
    queryFn: () => server.search({ as, chatId, words }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  const [choosing, setChoosing] = useState<'idle' | 'sending' | { failed: Error }>('idle');
  const choose = async (card: CardJson): Promise<void> => {
    setChoosing('sending');
    try {
      await onChoose(card);
      onClose();
    } catch (error) {
      setChoosing({ failed: error instanceof Error ? error : new Error('unknown') });
    }
  };

  return (
    <>
      <SearchBox
        className={styles.search}
        aria-label={searchCommand.parameter.title}
        placeholder={searchCommand.parameter.description}
        maxLength={200}
        value={typed}
        onChange={(_event, { value }) => setTyped(value)}
      />
      {typeof choosing === 'object' && (
        <FailureNotice what="The card could not be put into the chat." error={choosing.failed} />
      )}
      {found.status === 'error' && (
        <FailureNotice what="The search failed." error={found.error} onRetry={() => void found.refetch()} />
      )}
      {found.status !== 'error' && (
        <Caption1 role="status" className={styles.subtle}>
          {found.data === undefined ? 'Searching…' : wordsFor(found.data)}
        </Caption1>
      )}
      {found.status === 'success' && found.data.results.length > 0 && (
        <Results
          results={found.data.results}
          isBusy={choosing === 'sending' || found.isPlaceholderData}
          onChoose={(card) => void choose(card)}
        />
      )}
    </>
  );
}

function Results(props: { results: Found['results']; isBusy: boolean; onChoose: (card: CardJson) => void }) {
  const styles = useStyles();
  const arrows = useArrowNavigationGroup({ axis: 'vertical' });
  return (
    <ul className={styles.list} aria-label="Results" aria-busy={props.isBusy} {...arrows}>
      {props.results.map(({ title, text, card }, at) => (
        <li key={at}>
          <button
            type="button"
            className={styles.result}
            aria-disabled={props.isBusy}
            onClick={() => {
              if (!props.isBusy) props.onChoose(card);
            }}
          >
            <Text weight="semibold" className={styles.line}>
              {title}
            </Text>
            <Caption1 className={styles.line}>{text}</Caption1>
          </button>
        </li>
      ))}
    </ul>
  );
}

function wordsFor({ results, text }: Found): string {
  if (results.length === 0) return text ?? 'Nothing found.';
  return results.length === 1
    ? 'One result. Choose it to post its card.'
    : `${results.length} results. Choose one to post its card.`;
}

/** The value once it has stood still for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
