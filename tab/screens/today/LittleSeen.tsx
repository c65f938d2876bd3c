import { Button } from '@fluentui/react-components';
import type { TodayLineView } from '../../../bot/contract';
import { Notice } from '../../components/Notice';

/** Why so little is shown, and whom to write to about it. */
export default function LittleSeen({ line: { text, writeTo } }: { line: TodayLineView }) {
  const write = writeTo && (
    <Button as="a" href={`mailto:${writeTo.email}`} target="_blank" rel="noreferrer">
      Write to {writeTo.name}
    </Button>
  );
  return (
    <Notice intent="info" actions={write}>
      {text}
    </Notice>
  );
}
