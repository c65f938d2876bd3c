import { Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components';

/** Says what was done; read aloud by screen readers. */
export function useToast(): (title: string, body?: string) => void {
  const { dispatchToast } = useToastController();
  return (title, body) => {
    dispatchToast(
      <Toast>
        <ToastTitle>{title}</ToastTitle>
        {body !== undefined && <ToastBody>{body}</ToastBody>}
      </Toast>,
      { intent: 'success' },
    );
  };
}
