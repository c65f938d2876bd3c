import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { useState } from 'react';
import type { Parameters, Screen } from '../data/address';
import { isKept, isView, useSavedViews } from '../data/savedViews';
import { FormPlace } from './FormPlace';
import { InlineForm } from './InlineForm';
import { say } from './say';
import { TextField } from './TextField';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly screen: Screen;
  readonly filter: Parameters;
}

/** Keeps what the list is narrowed to under a name, for oneself; or takes such a view away again. */
export function SavedViewFields({ screen, filter }: Props) {
  const styles = useStyles();
  const [naming, setNaming] = useState(false);
  const { views, save, remove } = useSavedViews(screen);
  const shown = views.find((view) => isView(view, filter));
  if (naming) {
    const leave = () => setNaming(false);
    return (
      <FormPlace onLeave={leave}>
        <NameForm
          onLeave={leave}
          onSave={(name) => {
            save(name, filter);
            leave();
            say(`Saved as “${name}”.`, 'It stands among the views above, for you alone and in this browser.');
          }}
        />
      </FormPlace>
    );
  }
  if (shown !== undefined) {
    return (
      <div className={styles.line}>
        <Text>
          This is your view “<bdi>{shown.name}</bdi>”.
        </Text>
        <Button size="small" onClick={() => remove(shown.name)}>
          Take it away
        </Button>
      </div>
    );
  }
  if (!isKept(filter)) return null;
  return (
    <div className={styles.line}>
      <Button size="small" icon={<BookmarkRegular />} onClick={() => setNaming(true)}>
        Save this view
      </Button>
    </div>
  );
}

function NameForm({ onSave, onLeave }: { onSave: (name: string) => void; onLeave: () => void }) {
  const [name, setName] = useState('');
  const [missing, setMissing] = useState<string>();
  return (
    <InlineForm
      title="Save this view"
      submit="Save the view"
      sending={false}
      error={null}
      onCancel={onLeave}
      onSubmit={() => (name.trim() === '' ? setMissing('Give it a name.') : onSave(name.trim()))}
    >
      <TextField label="Name" required value={name} onChange={setName} problem={missing} />
    </InlineForm>
  );
}
