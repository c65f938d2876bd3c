import { Button } from '@fluentui/react-components';

interface Props {
  /** What may be meant; nothing is drawn without it. */
  readonly suggestion: string | undefined;
  readonly onTake: (text: string) => void;
}

/** "Did you mean the RSPCA?" is answered by one press. */
export function SuggestionButton({ suggestion, onTake }: Props) {
  if (suggestion === undefined) return null;
  return (
    <Button size="small" onClick={() => onTake(suggestion)}>
      Take {suggestion}
    </Button>
  );
}
