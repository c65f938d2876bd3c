import { Button } from '@fluentui/react-components';
import { useFocusPassedOn } from './formFocus';

interface Props {
  /** What may be meant; nothing is drawn without it. */
  readonly suggestion: string | undefined;
  readonly onTake: (text: string) => void;
}

/** "Did you mean the RSPCA?" is answered by one press. */
export function SuggestionButton({ suggestion, onTake }: Props) {
  return suggestion === undefined ? null : <Taking suggestion={suggestion} onTake={onTake} />;
}

/** It goes with what it answers. */
function Taking({ suggestion, onTake }: { suggestion: string; onTake: (text: string) => void }) {
  const place = useFocusPassedOn<HTMLSpanElement>();
  return (
    <span ref={place}>
      <Button onClick={() => onTake(suggestion)}>Take {suggestion}</Button>
    </span>
  );
}
