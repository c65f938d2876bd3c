import { Checkbox, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { KeptPersonDetailView, KeptPersonView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { TextField } from '../../../components/TextField';
import { useUndo } from '../../../components/useUndo';
import { isLocalDate } from '../../../data/days';
import { useSession } from '../../../data/session';
import { useCommand } from '../../../data/useCommand';
import { useSeenVersion } from '../../../data/useSeenVersion';
import { shortDay } from './dutyWords';
import { HandoverFields, useHandover } from './HandoverFields';

interface Props {
  readonly person: KeptPersonDetailView;
  readonly onDone: () => void;
}

/** A last day, and who takes what, in one screen. */
export function LeaveForm({ person, onDone }: Props) {
  const { id: memberId, name, held } = person;
  const { today } = useSession();
  const [day, setDay] = useState<string>(person.endsOn ?? today);
  const [atOnce, setAtOnce] = useState(false);
  const { chosen, choose, handedOver } = useHandover(held);
  const end = useCommand('member.end');
  const stay = useUndo('member.return');
  const putBack = useUndo('member.end');
  const versionNow = useSeenVersion(person.version);
  function send(): void {
    if (!atOnce && !isLocalDate(day)) return;
    const lastDay = !atOnce && isLocalDate(day) ? { endsOn: day } : {};
    const before = person.endsOn;
    const onSuccess = ({ version }: KeptPersonView) => {
      onDone();
      const undo =
        before === undefined
          ? stay({ memberId, version })
          : putBack({ memberId, version, endsOn: before, handedOver: [] });
      if (atOnce) say(`${name} is no longer on the panel.`);
      else say(`The last day of ${name} is ${shortDay(day)}.`, undefined, undo);
    };
    end.mutate(
      { memberId, version: versionNow(end.error), handedOver: handedOver(end.error), ...lastDay },
      { onSuccess },
    );
  }
  return (
    <InlineForm
      title={`${name} leaves the panel`}
      submit={atOnce ? 'End at once' : 'Set the last day'}
      leave="Keep as it is"
      sending={end.isPending}
      error={end.error}
      onSubmit={send}
      onCancel={onDone}
    >
      {!atOnce && (
        <TextField
          label="Last day"
          type="date"
          required
          min={today}
          value={day}
          problem={isLocalDate(day) ? fieldProblems(end.error)['endsOn'] : 'Choose a day.'}
          onChange={setDay}
        />
      )}
      <Checkbox
        label="At once: every door shuts as soon as this is sent"
        checked={atOnce}
        onChange={(_event, data) => setAtOnce(data.checked === true)}
      />
      <WhatFollows name={name} atOnce={atOnce} />
      <HandoverFields person={person} chosen={chosen} onChoose={choose} />
    </InlineForm>
  );
}

function WhatFollows({ name, atOnce }: { name: string; atOnce: boolean }) {
  return (
    <Text>
      {atOnce
        ? `${name} sees nothing from now on, on the tab, in chat and by e-mail, and the seat cannot be taken up again. Their name stays on what they did.`
        : `${name} goes on as before until the end of that day, and it can be taken back until then. From the next day every door is shut; their name stays on what they did.`}
    </Text>
  );
}
