import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { PartnerView } from '../../../bot/contract';
import { agreementDirections, directionTexts } from '../../../bot/domain/agreementDirections';
import { given } from '../../../bot/domain/given';
import { ChoiceField } from '../../components/ChoiceField';
import { InlineForm } from '../../components/InlineForm';
import { fieldProblems } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { TextField } from '../../components/TextField';
import { isLocalDate } from '../../data/days';
import { useSession } from '../../data/session';
import { useCommand } from '../../data/useCommand';
import { useSeenVersion } from '../../data/useSeenVersion';

const directions = agreementDirections.map((value) => ({ value, label: inCapital(directionTexts[value]) }));

/** What is typed; of one that waits already, as it stands. */
interface Draft {
  readonly agreementVersion: string;
  readonly direction: (typeof agreementDirections)[number];
  readonly signedOn: string;
  readonly reviewOn: string;
  readonly forForce: string;
  readonly signatoryId: PartnerView['signatories'][number]['id'] | undefined;
  readonly onPaper: string;
}

function useDraft({ agreement: { waits }, nextAgreement, signatories }: PartnerView) {
  const { today, person } = useSession();
  const [draft, setDraft] = useState<Draft>(() => {
    const next = { agreementVersion: nextAgreement, direction: 'both' as const, forForce: person.name };
    const days = { signedOn: today, reviewOn: twoYearsOn(today) };
    const { signatoryId, version: agreementVersion, signedOn, reviewOn, direction, forForce } = waits ?? unsigned;
    const entered = given({ agreementVersion, signedOn, reviewOn, direction, forForce });
    const signatory = signatories.find(({ id }) => id === signatoryId) ?? signatories[0];
    return { ...next, ...days, ...entered, signatoryId: signatory?.id, onPaper: '' };
  });
  return { draft, change: (changed: Partial<Draft>) => setDraft({ ...draft, ...changed }) };
}

const unsigned: Partial<NonNullable<PartnerView['agreement']['waits']>> = {};

/** Signed for the force: the partner's signatory brings it into force. */
export function AgreementForm({ partner, onDone }: { partner: PartnerView; onDone: () => void }) {
  const { draft, change } = useDraft(partner);
  const { signedOn, reviewOn, signatoryId, onPaper, ...terms } = draft;
  const seen = useSeenVersion(partner.version);
  const send = useCommand('partner.agree');
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const problems = { ...fieldProblems(send.error), ...missing };
  function save(): void {
    const lacking = missingOf(draft);
    setMissing(lacking);
    if (!isLocalDate(signedOn) || !isLocalDate(reviewOn) || Object.keys(lacking).length > 0) return;
    const signing = signatoryId === undefined ? given({ onPaper: onPaper.trim() || undefined }) : { signatoryId };
    send.mutate(
      { agencyId: partner.id, version: seen(send.error), signedOn, reviewOn, ...terms, ...signing },
      {
        onSuccess: ({ name, agreement: { waits } }) => {
          say(`The agreement with ${name} is entered.`, waits && `${waits.text}.`);
          onDone();
        },
      },
    );
  }
  return (
    <InlineForm
      title={partner.isa === null ? 'Enter the agreement' : 'Renew the agreement'}
      submit="Save"
      sending={send.isPending}
      error={send.error}
      onCancel={onDone}
      onSubmit={save}
    >
      <Text>{whatFollows(partner)}</Text>
      <Terms draft={draft} change={change} problems={problems} />
      <Signing partner={partner} draft={draft} change={change} problems={problems} />
    </InlineForm>
  );
}

function missingOf({ signedOn, reviewOn, agreementVersion, forForce }: Draft): Record<string, string> {
  return {
    ...(isLocalDate(signedOn) ? {} : { signedOn: 'Choose the day on which it was signed.' }),
    ...(isLocalDate(reviewOn) ? {} : { reviewOn: 'Choose the day by which it is reviewed.' }),
    ...(agreementVersion.trim() === '' ? { agreementVersion: 'Write its number, or what it is called.' } : {}),
    ...(forForce.trim() === '' ? { forForce: 'Write who signed for the force.' } : {}),
  };
}

function whatFollows({ isa, signatories }: PartnerView): string {
  const until = isa === null ? '' : ' Until then the one before stands, as long as it runs.';
  const force =
    signatories.length === 0 ? 'It is in force at once.' : `It is in force once the partner has signed it too.${until}`;
  return `${force} From the day after its review the partner’s people keep agenda titles and their own tasks. Reminders go out 60, 30 and 7 days before.`;
}

interface Fields {
  readonly draft: Draft;
  readonly change: (changed: Partial<Draft>) => void;
  readonly problems: Readonly<Record<string, string>>;
}

function Terms({ draft, change, problems }: Fields) {
  const { signedOn, reviewOn, agreementVersion, direction } = draft;
  return (
    <>
      <TextField
        label="Version"
        required
        hint="A number, or what it is called."
        value={agreementVersion}
        onChange={(typed) => change({ agreementVersion: typed })}
        problem={problems['agreementVersion']}
      />
      <ChoiceField
        label="Shared"
        choices={directions}
        chosen={direction}
        onChoose={(chosen = direction) => change({ direction: chosen })}
        problem={problems['direction']}
      />
      <TextField
        label="Signed for the force on"
        required
        type="date"
        value={signedOn}
        onChange={(typed) => change({ signedOn: typed })}
        problem={problems['signedOn']}
      />
      <TextField
        label="To be reviewed by"
        required
        type="date"
        min={signedOn}
        value={reviewOn}
        onChange={(typed) => change({ reviewOn: typed })}
        problem={problems['reviewOn']}
      />
    </>
  );
}

function Signing({ partner, draft, change, problems }: Fields & { partner: PartnerView }) {
  const { forForce, signatoryId, onPaper } = draft;
  const people = partner.signatories.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <TextField
        label="Who signed for the force"
        required
        value={forForce}
        onChange={(typed) => change({ forForce: typed })}
        problem={problems['forForce']}
      />
      {people.length === 0 ? (
        <TextField
          label="Who signed for the partner, on paper"
          hint="Nobody of it could sign here yet."
          value={onPaper}
          onChange={(typed) => change({ onPaper: typed })}
          problem={problems['onPaper']}
        />
      ) : (
        <ChoiceField
          label="Who signs for the partner"
          required
          choices={people}
          chosen={signatoryId}
          onChoose={(chosen = signatoryId) => change({ signatoryId: chosen })}
          problem={problems['signatoryId']}
        />
      )}
    </>
  );
}

function inCapital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Of 29 February, the day before. */
function twoYearsOn(day: string): string {
  return `${Number(day.slice(0, 4)) + 2}${day.slice(4).replace('-02-29', '-02-28')}`;
}
