import { Button } from '@fluentui/react-components';
import type { NotReachedView } from '../../../bot/contract';
import { say } from '../../components/say';
import { offerFile } from '../../data/offerFile';

/** Who is to be rung up, as text to paste into a message or to print; a file where the clipboard is not ours to use. */
export function CopyPhoneList({ people }: { people: readonly NotReachedView[] }) {
  const copy = async () => {
    const text = people.map(lineOf).join('\r\n');
    try {
      await navigator.clipboard.writeText(text);
      say('The list is copied.');
    } catch {
      offerFile({ fileName: 'not-reached.txt', mediaType: 'text/plain;charset=utf-8', text });
    }
  };
  return (
    <Button size="small" onClick={() => void copy()}>
      Copy the list
    </Button>
  );
}

/** "Hannah Doyle, Crimestoppers, 0161 496 0123: Has blocked the bot." */
function lineOf({ name, agencyName, phone, reasonText, reachedText }: NotReachedView): string {
  const reached = reachedText === undefined ? '' : ` ${reachedText}.`;
  return `${[name, agencyName, phone ?? 'no telephone number'].join(', ')}: ${reasonText}${reached}`;
}
