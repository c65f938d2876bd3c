import { Button, Text } from '@fluentui/react-components';
import type { TodayLineView } from '../../../bot/contract';
import { InlineForm } from '../../components/InlineForm';
import { useOneForm } from '../../components/OneForm';
import { say } from '../../components/say';
import { useDeed } from '../../data/useDeed';

type Agreement = Extract<NonNullable<TodayLineView['act']>, { kind: 'sign' }>;

/** It binds a whole organisation, and nobody takes it back: what is signed, and for whom, is said first. */
export default function SignAgreement({ act, isPrimary }: { act: Agreement; isPrimary: boolean }) {
  const { title, agencyName, untilText, terms } = act;
  const { form, open, close } = useOneForm(terms, ['sign']);
  const sign = useDeed('partner.sign', (signed) => {
    close();
    say(`You have signed for ${agencyName}.`, `${signed.title}, is in force until ${signed.untilText}.`);
  });
  if (form === 'sign')
    return (
      <InlineForm
        title={`Sign ${title}, for ${agencyName}?`}
        submit="Sign the agreement"
        leave="Not now"
        sending={sign.isPending}
        error={sign.error}
        onCancel={close}
        onSubmit={() => sign.mutate({ terms })}
      >
        <Text>
          Your signature binds all of <bdi>{agencyName}</bdi>: with the panel, from now until {untilText}.
        </Text>
      </InlineForm>
    );
  return (
    <Button
      size="small"
      appearance={isPrimary ? 'primary' : 'secondary'}
      aria-label={`Sign it…: ${title}`}
      onClick={() => open('sign')}
    >
      Sign it…
    </Button>
  );
}
