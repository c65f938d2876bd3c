import { Checkbox, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { PresentationView } from '../../../../bot/contract';
import type { MemberId } from '../../../../bot/domain/ids';
import { InlineForm } from '../../../components/InlineForm';
import { calledOf, refOf, type Subject } from './subjectWords';
import { usePresenting } from './usePresenting';

interface Props {
  readonly presentation: PresentationView;
  readonly subject: Subject;
  readonly others: PresentationView['mayNotKnow'];
  readonly onDone: () => void;
}

/** Shown though some are there who may not know: each of them is named and said yes to. Whoever steps out is gone from it. */
export function ShowLarge({ presentation, subject, others, onDone }: Props) {
  const [said, setSaid] = useState<readonly MemberId[]>([]);
  const presenting = usePresenting(presentation);
  const called = calledOf(subject);
  const despiteIds = others.map(({ memberId }) => memberId).filter((id) => said.includes(id));
  return (
    <InlineForm
      title={`Show ${called} to the room`}
      submit={others.length === 0 ? 'Show large' : 'Show large all the same'}
      leave="Keep it dark"
      sending={presenting.isPending}
      error={presenting.error}
      onCancel={onDone}
      onSubmit={() => presenting.show(refOf(subject), { despiteIds }, onDone)}
    >
      {others.length === 0 ? (
        <Text role="status">Everybody who is there may know.</Text>
      ) : (
        <Text>
          Ask them to step out: who has left is no longer named here. Or tick each whom you show it to all the same; the
          log says so.
        </Text>
      )}
      <div role="group" aria-label="Who may not know">
        {others.map(({ memberId, text }) => (
          <Checkbox
            key={memberId}
            label={<bdi>{text}</bdi>}
            checked={said.includes(memberId)}
            onChange={(_event, { checked }) =>
              setSaid(checked === true ? [...said, memberId] : said.filter((id) => id !== memberId))
            }
          />
        ))}
      </div>
    </InlineForm>
  );
}
