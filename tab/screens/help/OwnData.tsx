import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { ProblemBar } from '../../components/ProblemNotice';
import { ask } from '../../data/api';
import { offerFile } from '../../data/offerFile';

/** One file of all that the panel holds about whoever asks. */
export function OwnData() {
  const take = useMutation({ mutationFn: async () => offerFile(await ask('person.own', { format: 'pdf' })) });
  return (
    <>
      <Button disabledFocusable={take.isPending} onClick={() => take.mutate()}>
        What is held about me
      </Button>
      <ProblemBar error={take.error} />
    </>
  );
}
