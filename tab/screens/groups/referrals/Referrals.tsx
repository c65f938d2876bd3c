import { Button, Caption1, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { QueryResult } from '../../../../bot/contract';
import type { GroupId, TaskId } from '../../../../bot/domain/ids';
import { useFocusBack } from '../../../components/formFocus';
import { FormPlace } from '../../../components/FormPlace';
import { useRecordLineStyles } from '../../../components/recordLineStyles';
import { useListBox } from '../../../components/listBox';
import { useQueryOf } from '../../../data/useQueryOf';
import { AnswerForm, ReferForm } from './ReferralForms';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  start: { alignSelf: 'flex-start' },
});

type Of =
  | { readonly groupId: GroupId; readonly taskId?: undefined }
  | { readonly taskId: TaskId; readonly groupId?: undefined };

/** To whom a group or a task was given beyond the panel, and what came back; nothing where there is none and one may make none. */
export function Referrals({ groupId, taskId }: Of) {
  const styles = useStyles();
  const box = useListBox();
  const [referring, setReferring] = useState(false);
  const leave = () => setReferring(false);
  const opener = useFocusBack(referring);
  const of = groupId === undefined ? { taskId } : { groupId };
  const { data } = useQueryOf('referrals.list', of);
  // A task is referred by its menu, with all else that one may do with it.
  const mayStart = data?.may.refer === true && taskId === undefined;
  if (data === undefined || (data.items.length === 0 && !mayStart)) return null;
  return (
    <section aria-label="Beyond the panel" className={styles.section}>
      <Subtitle2 as="h3">Beyond the panel</Subtitle2>
      {data.items.length > 0 && (
        <ul className={box} aria-label="Referrals">
          {data.items.map((referral) => (
            <Referral key={referral.id} referral={referral} mayAnswer={data.may.refer} />
          ))}
        </ul>
      )}
      {referring ? (
        <FormPlace onLeave={leave}>
          <ReferForm of={of} onClose={leave} />
        </FormPlace>
      ) : (
        mayStart && (
          <Button ref={opener} className={styles.start} onClick={() => setReferring(true)}>
            Escalate beyond the panel…
          </Button>
        )
      )}
    </section>
  );
}

type ReferralView = QueryResult<'referrals.list'>['items'][number];

function Referral({ referral, mayAnswer }: { referral: ReferralView; mayAnswer: boolean }) {
  const styles = useStyles();
  const lines = useRecordLineStyles();
  const { reference, toText, why, theirReference, madeText, answer } = referral;
  const [answering, setAnswering] = useState(false);
  const leave = () => setAnswering(false);
  const theirs = theirReference === undefined ? '' : `, their reference ${theirReference}`;
  return (
    <li className={lines.row}>
      <Text dir="auto" weight="semibold">{`${reference} ${toText}`}</Text>
      <Text dir="auto">{why}</Text>
      <Caption1 dir="auto" className={lines.quiet}>{`${madeText}${theirs}`}</Caption1>
      {answer !== undefined && <Text dir="auto">{`${answer.doneText}: ${answer.text}`}</Text>}
      {answering ? (
        <FormPlace onLeave={leave}>
          <AnswerForm referral={referral} onClose={leave} />
        </FormPlace>
      ) : (
        mayAnswer && (
          <Button
            size="small"
            className={styles.start}
            aria-label={`What came back on ${reference}…`}
            onClick={() => setAnswering(true)}
          >
            What came back…
          </Button>
        )
      )}
    </li>
  );
}
