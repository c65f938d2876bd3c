import { Text } from '@fluentui/react-components';
import type { SettingsView } from '../../../../bot/contract';
import { SettingsOf } from '../SettingsOf';
import { ReasonsForm } from './ReasonsForm';

export function Reasons({ reasons }: { reasons: SettingsView['reasons'] }) {
  const { ask, list, forPeople = [] } = reasons.readingReasons;
  const alone = forPeople.length === 0 ? '' : `. For a person also: ${forPeople.join(' · ')}`;
  return (
    <SettingsOf
      title="Why somebody opens what is restricted"
      changedText={reasons.changedText}
      change="Change the reasons"
      form={(onDone) => <ReasonsForm reasons={reasons} onDone={onDone} />}
    >
      <Text dir="auto">
        {ask ? `Asked once an hour: ${list.join(' · ')}${alone}` : 'Not asked. That they looked is in the log.'}
      </Text>
    </SettingsOf>
  );
}
