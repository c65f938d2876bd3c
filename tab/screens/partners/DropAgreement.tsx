import { Text } from '@fluentui/react-components';
import { InlineForm } from '../../components/InlineForm';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';
import type { PartnerFormProps } from './partnerForm';

/** Of an agreement that waits for the partner's signature. */
export function DropAgreement({ partner, onDone }: PartnerFormProps) {
  const seen = useSeenVersion(partner.version);
  const drop = useCommand('partner.dropAgreement');
  const { id: agencyId, name, agreement } = partner;
  const onSuccess = () => {
    say(`${agreement.waits?.title ?? 'The agreement'} with ${name} waits no more.`);
    onDone();
  };
  return (
    <InlineForm
      title="Take the new agreement back"
      submit="Take it back"
      sending={drop.isPending}
      error={drop.error}
      onCancel={onDone}
      onSubmit={() => drop.mutate({ agencyId, version: seen(drop.error) }, { onSuccess })}
    >
      <Text>
        {agreement.waits === undefined
          ? 'Nothing waits any more.'
          : `${agreement.waits.text}. It can then no longer be signed; it can be entered again.`}
      </Text>
    </InlineForm>
  );
}
