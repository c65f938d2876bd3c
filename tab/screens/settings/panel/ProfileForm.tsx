import { useState } from 'react';
import type { SettingsView } from '../../../../bot/contract';
import { TextField } from '../../../components/TextField';
import { isLocalDate } from '../../../data/days';
import { useSession } from '../../../data/session';
import { SettingsForm } from '../SettingsForm';

export function ProfileForm({ profile, onDone }: { profile: SettingsView['profile']; onDone: () => void }) {
  const { today } = useSession();
  const { localProfile: stands } = profile;
  const [version, setVersion] = useState<string>(stands?.version ?? '');
  const [on, setOn] = useState(stands?.on ?? today);
  const [url, setUrl] = useState<string>(stands?.url ?? '');
  const typed = { version, on, ...(url.trim() === '' ? {} : { url }) };
  return (
    <SettingsForm
      title="Change the local profile"
      says="Shown with its age on the agenda item for the threat picture: a standing item with “threat” in its title. Without a version none is named."
      version={profile.version}
      part={{ part: 'profile', ...(version.trim() === '' ? {} : { localProfile: typed }) }}
      within="localProfile."
      done="The local profile is saved."
      onDone={onDone}
    >
      {(problems) => (
        <>
          <TextField
            label="Version"
            hint="As its authors call it: 4.2, autumn 2026"
            value={version}
            onChange={setVersion}
            problem={problems['version']}
          />
          <TextField
            label="Its day"
            type="date"
            value={on}
            onChange={(day) => isLocalDate(day) && setOn(day)}
            hint={on > today ? 'This day is still to come.' : 'From which its age is counted'}
            problem={problems['on']}
          />
          <TextField
            label="Address"
            hint="Where it is kept, beginning with https://, if it may be opened from here"
            value={url}
            onChange={setUrl}
            problem={problems['url']}
          />
        </>
      )}
    </SettingsForm>
  );
}
