import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { GroupId, NominalId } from '../../../bot/domain/ids';
import { InlineForm } from '../../components/InlineForm';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemNotice } from '../../components/ProblemNotice';
import { TextField } from '../../components/TextField';
import { ApiError } from '../../data/api';
import { useQueryOf } from '../../data/useQueryOf';
import { OpenedPerson } from './OpenedPerson';

const useStyles = makeStyles({
  opened: { outlineStyle: 'none' },
  ask: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  reasons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly groupId: GroupId;
  readonly nominalId: NominalId;
  readonly reasons: readonly string[];
}

/** Opens somebody; where the server asks why, one tap says it. Within the hour it does not ask again. */
export function AskWhy({ groupId, nominalId, reasons }: Props) {
  const styles = useStyles();
  const [reason, setReason] = useState<string>();
  const asked = { groupId, nominalId, ...(reason === undefined ? {} : { reason }) };
  const person = useQueryOf('nominals.get', asked);
  const isOpen = person.data !== undefined && !person.isPlaceholderData;
  const place = useFocusOnceOpen(isOpen && reason !== undefined);
  if (isOpen) {
    return (
      <div ref={place} tabIndex={-1} role="group" aria-label="Who it is" className={styles.opened}>
        <OpenedPerson person={person.data} />
      </div>
    );
  }
  if (person.status !== 'error') return <LoadingLines count={3} />;
  const { error } = person;
  const code = error instanceof ApiError ? error.problem.code : undefined;
  if (code === 'reason-needed' || code === 'names-a-person')
    return <Why reasons={reasons} problem={code === 'names-a-person' ? error.message : undefined} onSay={setReason} />;
  return <ProblemNotice flush what="This could not be opened." error={error} onRetry={person.refetch} />;
}

/** The reasons that were tapped are gone: the keyboard goes on at what they opened. */
function useFocusOnceOpen(isOpen: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen && document.activeElement === document.body) place.current?.focus();
  }, [isOpen]);
  return place;
}

interface WhyProps {
  readonly reasons: readonly string[];
  readonly problem: string | undefined;
  readonly onSay: (reason: string) => void;
}

function Why({ reasons, problem, onSay }: WhyProps) {
  const styles = useStyles();
  const [isWriting, setWriting] = useState(problem !== undefined);
  const [words, setWords] = useState('');
  return (
    <div role="group" aria-label="Why do you open this?" className={styles.ask}>
      <Text>Why do you open this? It stands in the log beside your name.</Text>
      <div className={styles.reasons}>
        {reasons.map((each) => (
          <Button key={each} size="small" onClick={() => onSay(each)}>
            {each}
          </Button>
        ))}
        {!isWriting && (
          <Button size="small" appearance="subtle" onClick={() => setWriting(true)}>
            In my own words
          </Button>
        )}
      </div>
      {isWriting && (
        <InlineForm
          submit="Open"
          sending={false}
          error={null}
          onSubmit={() => words.trim() !== '' && onSay(words.trim())}
          onCancel={() => setWriting(false)}
        >
          <TextField label="Why" required value={words} onChange={setWords} problem={problem} />
        </InlineForm>
      )}
    </div>
  );
}
