import { Button, Caption1, makeStyles, Textarea, ToggleButton, tokens } from '@fluentui/react-components';
import { AppsListRegular, DismissRegular, MentionRegular, SendFilled } from '@fluentui/react-icons';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { MessageView } from '../localMessage';
import { CommandList, commandsFor } from './CommandList';
import { wordsOf } from './MessageText';
import { ServerError } from './server';

const useStyles = makeStyles({
  box: { position: 'relative', padding: '8px 16px 12px', display: 'flex', flexDirection: 'column', gap: '4px' },
  field: { width: '100%' },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px' },
  grow: { flexGrow: 1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  thread: { display: 'flex', alignItems: 'center', gap: '4px', color: tokens.colorNeutralForeground3 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
});

interface MessageBoxProps {
  isShared: boolean;
  thread: MessageView | undefined;
  onLeaveThread: () => void;
  /** What else stands beside the box. */
  extension: ReactNode;
  onSend: (text: string, mention: boolean) => Promise<void>;
}

/** Where one writes. Enter sends, Shift+Enter makes a line; "/" offers the bot's commands. */
export function MessageBox(props: MessageBoxProps) {
  const { thread } = props;
  const styles = useStyles();
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(props);
  const { text, offered, at } = draft;
  const isOffering = offered.length > 0;
  const choose = (words: string): void => {
    draft.choose(words);
    field.current?.focus();
  };
  const offering = isOffering
    ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${at}` }
    : { 'aria-controls': undefined };

  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        void draft.send();
      }}
    >
      {isOffering && <CommandList id={listId} commands={offered} at={at} onChoose={choose} />}
      {thread !== undefined && <ThreadLine thread={thread} onLeave={props.onLeaveThread} />}
      <Textarea
        className={styles.field}
        textarea={{
          ref: field,
          'aria-label': 'Type a message',
          'aria-autocomplete': 'list',
          ...offering,
          rows: text.includes('\n') || text.length > 80 ? 3 : 1,
        }}
        placeholder={thread === undefined ? 'Type a message' : 'Reply in the thread'}
        value={text}
        onChange={(_event, { value }) => draft.write(value)}
        onKeyDown={draft.onKeyDown}
      />
      <BoxBar
        draft={draft}
        isShared={props.isShared}
        extension={props.extension}
        onOffer={() => {
          draft.toggleOffer();
          field.current?.focus();
        }}
      />
    </form>
  );
}

type Draft = ReturnType<typeof useDraft>;

/** What is being written, and the commands offered for it. */
function useDraft({ isShared, onSend }: MessageBoxProps) {
  const [text, setText] = useState('');
  const [mention, setMention] = useState(true);
  const [isOffering, setOffering] = useState(false);
  const [at, setAt] = useState(0);
  const [state, setState] = useState<'idle' | 'sending' | { failed: string }>('idle');
  const offered = isOffering ? commandsFor(text) : [];

  const write = (value: string): void => {
    setText(value);
    setAt(0);
    setOffering(value.startsWith('/'));
  };
  const choose = (words: string): void => {
    write(words);
    setOffering(false);
  };
  const send = async (): Promise<void> => {
    if (text.trim() === '' || state === 'sending') return;
    setState('sending');
    // Cleared at once: what is typed meanwhile is the next message's.
    write('');
    try {
      await onSend(text.trim(), isShared && mention);
      setState('idle');
    } catch (error) {
      setText((typed) => (typed === '' ? text : typed));
      setState({ failed: error instanceof ServerError ? error.message : 'The message was not sent.' });
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = offered[at];
    if (event.key === 'Escape') setOffering(false);
    else if (chosen !== undefined && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (chosen === undefined) void send();
      else choose(chosen.words);
    }
  };
  const toggleOffer = (): void => setOffering(!isOffering);
  return { text, mention, setMention, state, offered, at, write, choose, send, onKeyDown, toggleOffer };
}

function ThreadLine({ thread, onLeave }: { thread: MessageView; onLeave: () => void }) {
  const styles = useStyles();
  const words = wordsOf(thread.text);
  return (
    <div className={styles.thread}>
      <Caption1 className={styles.line}>Replying to: {words === '' ? 'a card' : words}</Caption1>
      <Button
        size="small"
        appearance="transparent"
        aria-label="Do not reply"
        icon={<DismissRegular />}
        onClick={onLeave}
      />
    </div>
  );
}

function BoxBar(props: { draft: Draft; isShared: boolean; extension: ReactNode; onOffer: () => void }) {
  const { draft, isShared, onOffer } = props;
  const { text, mention, state, offered } = draft;
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      <Button
        size="small"
        appearance="subtle"
        icon={<AppsListRegular />}
        aria-expanded={offered.length > 0}
        onClick={onOffer}
      >
        Commands
      </Button>
      {isShared && (
        <ToggleButton
          size="small"
          appearance="subtle"
          icon={<MentionRegular />}
          checked={mention}
          onClick={() => draft.setMention(!mention)}
        >
          Mention Sentinel
        </ToggleButton>
      )}
      {props.extension}
      {typeof state === 'object' && (
        <Caption1 role="status" className={styles.failed}>
          {state.failed} What you wrote is kept.
        </Caption1>
      )}
      <span className={styles.grow} />
      <Button
        type="submit"
        size="small"
        appearance="transparent"
        icon={<SendFilled />}
        aria-label="Send"
        disabled={text.trim() === '' || state === 'sending'}
      />
    </div>
  );
}
