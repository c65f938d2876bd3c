import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueryResult } from '../../../../bot/contract';
import { FaultList } from '../../../components/FaultList';
import { FileButton } from '../../../components/FileButton';
import { FormPlace } from '../../../components/FormPlace';
import { InlineForm } from '../../../components/InlineForm';
import { Notice } from '../../../components/Notice';
import { ProblemBar } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { ask } from '../../../data/api';
import { isOvertaken } from '../../../data/useSeenVersion';
import { useCommand } from '../../../data/useCommand';
import { Makes } from '../../founding/Makes';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  picker: { alignSelf: 'flex-start' },
});

type Preview = QueryResult<'settings.configurationPreview'>;

/** Another force's file: what it would make of this panel stands there before anything happens. */
export function TakeOn({ onPreview }: { onPreview: (open: boolean) => void }) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const look = useMutation({ mutationFn: (chosen: string) => ask('settings.configurationPreview', { text: chosen }) });
  const take = useCommand('panel.configure');
  const [preview, setPreview] = useState<Preview>();
  const leave = () => {
    onPreview(false);
    setPreview(undefined);
    take.reset();
  };
  const onSuccess = (seen: Preview) => {
    setPreview(seen);
    onPreview(mayTake(seen));
  };
  function choose(chosen: string): void {
    leave();
    setText(chosen);
    look.mutate(chosen, { onSuccess });
  }
  function takeOn({ version }: Preview): void {
    const onTaken = () => {
      leave();
      say('The configuration is taken on.');
    };
    // Whoever was told that somebody else was faster sees what it would make of the panel as it stands now.
    const onError = (error: Error) => {
      if (isOvertaken(error)) look.mutate(text, { onSuccess });
    };
    take.mutate({ text, version }, { onSuccess: onTaken, onError });
  }
  return (
    <section aria-label="From another force" className={styles.section}>
      <Subtitle2 as="h3">From another force</Subtitle2>
      <Text>
        As long as this panel has not begun to work, it can take on another force’s configuration. You see what it makes
        and changes, part by part, before anything happens.
      </Text>
      <div className={styles.picker}>
        <FileButton
          accept=".json,application/json"
          label="Configuration of another force"
          busy={look.isPending}
          onText={choose}
        >
          Choose its file
        </FileButton>
      </div>
      <ProblemBar error={look.error} />
      {preview !== undefined && (
        <FormPlace onLeave={leave}>
          <Previewed preview={preview} take={take} onTake={() => takeOn(preview)} onLeave={leave} />
        </FormPlace>
      )}
    </section>
  );
}

/** Something is to be taken on, and nothing speaks against it. */
function mayTake({ faults, parts, inUseText }: Preview): boolean {
  return inUseText === undefined && faults.length === 0 && parts.length > 0;
}

interface PreviewedProps {
  readonly preview: Preview;
  readonly take: { readonly isPending: boolean; readonly error: Error | null };
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

function Previewed({ preview: { faults, parts, inUseText }, take, onTake, onLeave }: PreviewedProps) {
  if (inUseText !== undefined) {
    return (
      <Notice intent="warning" role="status" title="This panel works already.">
        A configuration is taken on before that, and here {inUseText}. Each part can be changed by itself in the other
        parts of Settings.
      </Notice>
    );
  }
  if (faults.length > 0) return <FaultList title="This file does not fit, and nothing was changed." faults={faults} />;
  if (parts.length === 0) {
    return (
      <Notice intent="info" role="status">
        This panel is set so already: nothing is left to take on.
      </Notice>
    );
  }
  return (
    <InlineForm
      title="What will be made and changed"
      submit="Take it on"
      sending={take.isPending}
      error={take.error}
      onSubmit={onTake}
      onCancel={onLeave}
    >
      {parts.map(({ part, lines }) => (
        <Makes key={part} title={part} lines={lines} />
      ))}
      <Text>
        Nobody is written to. What is not named here stays as it is, and everything can be changed afterwards.
      </Text>
    </InlineForm>
  );
}
