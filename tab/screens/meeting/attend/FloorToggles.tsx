import { ToggleButton } from '@fluentui/react-components';
import { CommentOffRegular } from '@fluentui/react-icons/svg/comment-off';
import { HandRightRegular } from '@fluentui/react-icons/svg/hand-right';
import type { useFloorAnswer } from './useFloorAnswer';

const answers = [
  { answer: 'share', words: 'I want to speak', icon: <HandRightRegular /> },
  { answer: 'nothing', words: 'Nothing to report', icon: <CommentOffRegular /> },
] as const;

interface Props {
  readonly floor: ReturnType<typeof useFloorAnswer>;
  readonly size?: 'medium' | 'large' | undefined;
  /** Of each button, and of the words on it. */
  readonly looks?: { readonly button: string; readonly words: string };
}

/** One's own word on the item that is taken. */
export function FloorToggles({ floor: { said, give, isPending }, size = 'medium', looks }: Props) {
  return answers.map(({ answer, words, icon }) => (
    <ToggleButton
      key={answer}
      size={size}
      className={looks?.button}
      // Large ones stand beside each other at the width of a phone: words alone, but for the one that is looked for.
      icon={size === 'large' && answer === 'nothing' ? null : icon}
      checked={said === answer}
      appearance={said === answer ? 'primary' : 'secondary'}
      disabledFocusable={isPending}
      onClick={() => give(answer)}
    >
      <span className={looks?.words}>{words}</span>
    </ToggleButton>
  ));
}
