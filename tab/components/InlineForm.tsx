import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useOpenedForm } from './openedForm';
import { ProblemBar } from './ProblemNotice';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  plain: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  stays: {
    '@media (min-width: 480px) and (min-height: 600px)': {
      // Down to the edge, through the padding of what scrolls.
      ...{ position: 'sticky', bottom: `calc(-1 * ${tokens.spacingHorizontalL})`, zIndex: 1 },
      margin: `0 calc(-1 * ${tokens.spacingHorizontalL}) calc(-1 * ${tokens.spacingHorizontalL})`,
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
      borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
      borderRadius: `0 0 ${tokens.borderRadiusLarge} ${tokens.borderRadiusLarge}`,
      backgroundColor: tokens.colorNeutralBackground2,
    },
  },
});

interface Props {
  readonly title?: string;
  readonly submit: string;
  /** What leaves the form without doing anything; “Cancel” unless that could be mistaken for the deed. */
  readonly leave?: string;
  readonly sending: boolean;
  readonly error: Error | null;
  /** It is long: what went wrong stands beside the button, not at the head, which may be out of sight. */
  readonly long?: boolean;
  /** It is a screen’s own: its buttons stay in sight on one that has the room. */
  readonly footStays?: boolean;
  readonly onSubmit: () => void;
  /** Without it there is no way back. */
  readonly onCancel?: (() => void) | undefined;
  readonly children: ReactNode;
}

/**
 * One that may be left takes the focus as it opens and gives it back; Ctrl+Enter sends, Escape cancels. Keeps what was typed when sending fails: only success closes it, and that is the
 * caller's to do.
 */
export function InlineForm({
  title,
  submit,
  leave = 'Cancel',
  sending,
  error,
  long = false,
  footStays = false,
  ...props
}: Props) {
  const { onSubmit, onCancel, children } = props;
  const styles = useStyles();
  const form = useOpenedForm(onCancel);
  const [tries, setTries] = useState(0);
  const inHand = useRef(false);
  useEffect(() => {
    // In a long form the first field that does not fit may be out of sight.
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries, error, form]);
  function send(event: SubmitEvent): void {
    event.preventDefault();
    if (sending || inHand.current) return;
    // Heard twice before it is known to be on its way, it is one send.
    inHand.current = true;
    setTries(tries + 1);
    onSubmit();
    setTimeout(() => (inHand.current = false));
  }
  function byKey(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key === 'Escape' && onCancel !== undefined) {
      // Not also what the form stands in.
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && event.ctrlKey) event.currentTarget.requestSubmit();
  }
  return (
    <form
      ref={form}
      noValidate
      aria-label={title ?? submit}
      className={title === undefined ? styles.plain : styles.form}
      onSubmit={send}
      onKeyDown={byKey}
    >
      {title !== undefined && <Text weight="semibold">{title}</Text>}
      {!long && <ProblemBar error={error} />}
      {children}
      {long && <ProblemBar error={error} />}
      <div className={mergeClasses(styles.buttons, footStays && styles.stays)}>
        <Button type="submit" appearance="primary" disabledFocusable={sending}>
          {sending ? 'Sending…' : submit}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{leave}</Button>}
      </div>
    </form>
  );
}
