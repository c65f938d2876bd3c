import type { Audience } from '../../../bot/domain/audience';
import type { About } from '../../../bot/domain/accessRequest';
import { audienceOf, type Readers } from '../../components/AudienceFields';
import { say } from '../../components/say';
import { isLocalDate } from '../../data/days';
import { useCommand } from '../../data/useCommand';
import type { groundsOf } from '../actionLog/holder';
import { ReadersForm } from './ReadersForm';

type Kind = Exclude<About['type'], 'agendaItem'>;

/** Who sees it beside those chosen. */
export const few: Readonly<Record<Kind, string>> = {
  task: 'Only the agency that does it, those chosen here, whoever gave it, and those who run the panel',
  issue: 'Only the agencies chosen here, whoever raised it, and those who run the panel',
  group: 'Only the agencies and people chosen here, and those who run the panel',
};

interface Props {
  readonly about: Extract<About, { type: Kind }>;
  readonly record: { readonly reference: string; readonly audience?: Audience | undefined };
  readonly onClose: () => void;
}

/** Said anew of what is open already, or for few. To open it to all is a deed of its own, for its history. */
export function RestrictRecord({ about, record: { reference, audience }, onClose }: Props) {
  const [restrict, lift] = [useCommand('restriction.set'), useCommand('restriction.lift')];
  const done = (words: string) => () => {
    onClose();
    say(`${reference} ${words}.`);
  };
  function send(readers: Readers, grounds: ReturnType<typeof groundsOf>): void {
    const { named, why: reason, reviewOn } = readers;
    const day = isLocalDate(reviewOn) ? { reviewOn } : {};
    if (!named) lift.mutate({ about, reason }, { onSuccess: done('is open to the whole panel') });
    else
      restrict.mutate(
        { about, audience: audienceOf(readers), reason, ...day, ...grounds },
        { onSuccess: done('is restricted') },
      );
  }
  return (
    <ReadersForm
      {...{ reference, audience }}
      kept={about.type}
      few={few[about.type]}
      asksWhy
      sending={restrict.isPending || lift.isPending}
      error={restrict.error ?? lift.error}
      onSend={send}
      onCancel={onClose}
    />
  );
}
