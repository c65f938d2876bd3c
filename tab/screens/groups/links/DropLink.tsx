import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useDeed } from '../../../data/useDeed';
import type { LinkLine, LinkMap } from './linkMap';

export function DropLink({ link, map, onDone }: { link: LinkLine; map: LinkMap; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const drop = useDeed('link.drop', () => {
    onDone();
    say('The link is dropped.', 'What it said is kept in the log.');
  });
  const called = (key: string) => map.nodes.find((node) => node.key === key)?.called;
  return (
    <InlineForm
      title="Drop this link"
      submit="Drop it"
      leave="Keep it"
      sending={drop.isPending}
      error={drop.error}
      onCancel={onDone}
      onSubmit={() => drop.mutate({ linkId: link.id, reason })}
    >
      <Text>
        <bdi>{called(link.from)}</bdi> <bdi>{link.what}</bdi> <bdi>{called(link.to)}</bdi>
      </Text>
      <TextField
        label="Why it goes"
        hint="Without anybody’s name"
        required
        value={reason}
        onChange={setReason}
        problem={fieldProblems(drop.error)['reason']}
      />
    </InlineForm>
  );
}
