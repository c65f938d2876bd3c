import { Toast, ToastBody, Toaster, ToastTitle, useToastController } from '@fluentui/react-components';
import { useEffect } from 'react';
import { showSayingsWith } from './say';

/** Shows what was said; read aloud by screen readers, and gone by itself. */
export default function Toasts() {
  const { dispatchToast } = useToastController();
  useEffect(
    () =>
      showSayingsWith(({ title, body }) => {
        dispatchToast(
          <Toast>
            <ToastTitle>{title}</ToastTitle>
            {body !== undefined && <ToastBody>{body}</ToastBody>}
          </Toast>,
          { intent: 'success' },
        );
      }),
    [dispatchToast],
  );
  return <Toaster position="bottom-end" />;
}
