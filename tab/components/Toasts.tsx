import {
  Link,
  Toast,
  ToastBody,
  Toaster,
  ToastTitle,
  type ToastStatus,
  useToastController,
} from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { type Saying, showSayingsWith } from './say';

const SAID_MS = 3_000;
/** Long enough to read it, think again, and come to it by keyboard; it waits while it is pointed at or has the focus. */
const UNDO_MS = 15_000;

/** Shows what was said; read aloud by screen readers, and gone by itself. What can be undone is: by its button, or Ctrl+Z. */
export default function Toasts() {
  const { dispatchToast, dismissToast } = useToastController();
  const undoable = useRef<{ id: string; undo: () => void }>(undefined);
  useEffect(() => {
    function undoLast(): boolean {
      const { id, undo } = undoable.current ?? {};
      if (id === undefined || undo === undefined) return false;
      undoable.current = undefined;
      dismissToast(id);
      undo();
      return true;
    }
    function show(saying: Saying): void {
      const { body, undo, isProblem } = saying;
      const id = crypto.randomUUID();
      if (undo !== undefined) undoable.current = { id, undo };
      dispatchToast(<SaidToast id={id} saying={saying} onUndo={undoLast} />, {
        toastId: id,
        intent: isProblem ? 'error' : 'success',
        timeout: undo === undefined && typeof body !== 'object' ? SAID_MS : UNDO_MS,
        pauseOnHover: true,
        pauseOnWindowBlur: true,
        onStatusChange: (_event, { status }) => forget(id, status),
      });
    }
    function forget(id: string, status: ToastStatus): void {
      if (status === 'dismissed' && undoable.current?.id === id) undoable.current = undefined;
    }
    // What was said goes where it would lie over the form in which one begins to write.
    function giveWay({ target }: FocusEvent): void {
      const form = target instanceof Element && target.closest('input, textarea, select')?.closest('form');
      if (form instanceof Element) for (const id of saidOver(form)) dismissToast(id);
    }
    function hear(event: KeyboardEvent): void {
      const { key, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
      if (key.toLowerCase() !== 'z' || !(ctrlKey || metaKey) || shiftKey || defaultPrevented || isWriting()) return;
      if (undoLast()) event.preventDefault();
    }
    document.addEventListener('keydown', hear);
    document.addEventListener('focusin', giveWay);
    const stop = showSayingsWith(show);
    return () => {
      stop();
      document.removeEventListener('keydown', hear);
      document.removeEventListener('focusin', giveWay);
    };
  }, [dispatchToast, dismissToast]);
  return <Toaster position="bottom-end" />;
}

/** There the key takes back what was typed. */
function isWriting(): boolean {
  return document.activeElement?.closest('input, textarea, [contenteditable="true"]') != null;
}

/** The toasts that lie over it. */
function saidOver(form: Element): string[] {
  const { top, bottom, left, right } = form.getBoundingClientRect();
  const over = [...document.querySelectorAll<HTMLElement>('[data-said]')].filter((toast) => {
    const box = toast.getBoundingClientRect();
    return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
  });
  return over.flatMap(({ dataset }) => dataset['said'] ?? []);
}

interface SaidProps {
  readonly id: string;
  readonly saying: Saying;
  readonly onUndo: () => void;
}

/** Of an earlier one only the latest can be undone: what came after it may stand on it. */
function SaidToast({ id, saying: { title, body, undo }, onUndo }: SaidProps) {
  return (
    <Toast data-said={id}>
      <ToastTitle {...(undo !== undefined && { action: <Link onClick={onUndo}>Undo</Link> })}>{title}</ToastTitle>
      {body !== undefined && (
        <ToastBody>{typeof body === 'string' ? body : <Link onClick={body.follow}>{body.words}</Link>}</ToastBody>
      )}
    </Toast>
  );
}
