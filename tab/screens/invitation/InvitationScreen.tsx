import { Button, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InvitationView } from '../../../bot/contract';
import { LoadingLines } from '../../components/LoadingLines';
import { MarkedPage } from '../../components/MarkedPage';
import { Notice } from '../../components/Notice';
import { ProblemBar, ProblemNotice } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { isRefusal } from '../../data/api';
import { forgetPanel } from '../../data/chosenPanel';
import { acceptInvitation, leaveInvitation, lookAtInvitation } from './invitationCalls';
import { Opened } from '../../opening';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    maxWidth: '640px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
  },
  seat: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  name: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Somebody opened the link by which a seat is taken: whose it is, and whether that is them. */
export default function InvitationScreen({ token }: { token: string }) {
  const styles = useStyles();
  const look = useQuery({
    ...{ queryKey: ['invitation', token], queryFn: () => lookAtInvitation(token) },
    ...{ staleTime: Infinity, gcTime: 0, retry: false },
  });
  return (
    <MarkedPage marking={look.data?.marking}>
      {look.status === 'pending' ? (
        <LoadingLines count={4} />
      ) : (
        <div className={styles.page}>
          <Opened />
          {look.status === 'error' ? (
            <>
              <ProblemNotice
                flush
                what={isRefusal(look.error) ? 'This is not open to you.' : 'This invitation opens no seat.'}
                error={look.error}
                onRetry={look.refetch}
              />
              <Button onClick={leaveInvitation}>Open Sentinel</Button>
            </>
          ) : (
            <Seat token={token} seat={look.data} />
          )}
        </div>
      )}
    </MarkedPage>
  );
}

function Seat({ token, seat }: { token: string; seat: InvitationView }) {
  const styles = useStyles();
  const queries = useQueryClient();
  const [isOther, setOther] = useState(false);
  const open = () => {
    forgetPanel();
    leaveInvitation();
    void queries.resetQueries({ predicate: ({ queryKey: [name] }) => name !== 'invitation' });
  };
  const accept = useMutation({
    mutationFn: () => acceptInvitation(token),
    onSuccess: ({ name }) => {
      open();
      say(`The seat of ${name} is yours.`);
    },
  });
  const { name, agencyName, panelName, force, signedInAs, untilText, isTheirs } = seat;
  return (
    <>
      <Title3 as="h1">{isTheirs ? 'You have your seat' : 'Take your seat'}</Title3>
      <div className={styles.seat}>
        <Text weight="semibold" className={styles.name} dir="auto">
          {name}
        </Text>
        <Text dir="auto">for {agencyName}</Text>
        <Text className={styles.quiet} dir="auto">
          {panelName}, {force}
        </Text>
      </div>
      {isOther ? (
        <Notice intent="info" role="status" title="Nothing was changed">
          The seat is still {name}’s to take. If the link came to you by mistake, tell whoever sent it, and pass it on
          to nobody.
        </Notice>
      ) : isTheirs ? (
        <Button appearance="primary" onClick={open}>
          Open Sentinel
        </Button>
      ) : (
        <>
          <Text>
            {signedInAs === undefined
              ? 'The account that you are signed in with'
              : `You are signed in as ${signedInAs}. This account`}{' '}
            alone opens the seat from then on. The invitation works once, until {untilText}.
          </Text>
          <ProblemBar error={accept.error} />
          <div className={styles.buttons}>
            <Button appearance="primary" disabledFocusable={accept.isPending} onClick={() => accept.mutate()}>
              I am {name}
            </Button>
            <Button onClick={() => setOther(true)}>That is not me</Button>
          </div>
        </>
      )}
    </>
  );
}
