import { Button } from '@fluentui/react-components';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';

interface Props {
  readonly terms: string;
  readonly isPrimary: boolean;
  readonly subject: string;
}

/** For one's own agency: what is signed stands in the line. */
export default function SignAgreement({ terms, isPrimary, subject }: Props) {
  const sign = useCommand('partner.sign');
  const onSuccess = ({ title, untilText }: { title: string; untilText: string }) =>
    say('The agreement is signed.', `${title}, is in force until ${untilText}.`);
  return (
    <>
      <ProblemBar error={sign.error} />
      <Button
        size="small"
        appearance={isPrimary ? 'primary' : 'secondary'}
        aria-label={`Sign it: ${subject}`}
        disabledFocusable={sign.isPending}
        onClick={() => sign.mutate({ terms }, { onSuccess })}
      >
        Sign it
      </Button>
    </>
  );
}
