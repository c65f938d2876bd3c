import { Text } from '@fluentui/react-components';
import type { SettingsView } from '../../../../bot/contract';
import { kindName } from '../../../../bot/domain/agencyKinds';
import { listed } from '../../../../bot/domain/listed';
import { SettingsOf, WithSettings } from '../SettingsOf';
import { SettingsRows } from '../SettingsRows';
import { GatewaysForm } from './GatewaysForm';

/** What the panel shares under with bodies that may be told through a gateway alone. */
export default function GatewaysPart() {
  return <WithSettings>{({ gateways }) => <Gateways gateways={gateways} />}</WithSettings>;
}

function Gateways({ gateways }: { gateways: SettingsView['gateways'] }) {
  const { list, alsoFor } = gateways.gateways;
  const also = alsoFor.length === 0 ? '' : ` Here also: ${listed(alsoFor.map(kindName))}.`;
  return (
    <SettingsOf
      says="Offered where a task or an issue goes to a body that may be told only through one and for a stated purpose. Names and no legal advice: check current law before one is used."
      changedText={gateways.changedText}
      change="Change the gateways"
      form={(onDone) => <GatewaysForm gateways={gateways} onDone={onDone} />}
    >
      <SettingsRows rows={list.map(({ name, on }) => [name, on ? 'Offered' : 'Off'])} />
      <Text dir="auto">
        Bodies under the general regime (UK GDPR) always need one, and so do HM Revenue and Customs and the Department
        for Work and Pensions.{also}
      </Text>
    </SettingsOf>
  );
}
