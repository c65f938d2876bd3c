import { Button, makeStyles, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { showOver } from '../components/over';
import { useMay, useSession } from '../data/session';
import { ReminderWish } from './ReminderWish';

const useStyles = makeStyles({
  screen: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    padding: tokens.spacingHorizontalL,
    maxWidth: '72ch',
  },
  topic: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
});

/** Short answers, for what this person may do. */
export default function HelpScreen() {
  const styles = useStyles();
  const { person, panel } = useSession();
  const mayReceive = useMay('reminder.receive');
  // Nobody changes their own role, nor is their own help desk.
  const whoHelps = person.role === 'coordinator' ? 'an administrator' : 'the coordinator';
  return (
    <div className={styles.screen}>
      <Title3 as="h1">Help</Title3>
      <Topic title="Who you are here">
        {person.name}, {person.roleName}, for {person.agencyName}, on {panel.name}. If this is wrong, tell {whoHelps}.
      </Topic>
      <OwnTopics />
      <section className={styles.topic}>
        <Subtitle2 as="h2">To find something, or do it from anywhere</Subtitle2>
        <Text>
          Search stands first among the places: numbers, words, people, and what you can do. With a keyboard, Ctrl+K or
          / opens it, and ? shows all keys.
        </Text>
        <Button onClick={() => showOver('keys')}>Show the keys</Button>
      </section>
      {mayReceive && (
        <section className={styles.topic}>
          <Subtitle2 as="h2">Reminders</Subtitle2>
          <ReminderWish />
        </section>
      )}
      <Topic title="What may be written here">
        Up to {panel.marking}. Nothing marked SECRET or above, nothing that shows who a source is, no more about a
        person than the task needs. Every change is kept in the log with your name.
      </Topic>
      <Topic title="When the connection is lost">
        A banner says so. What is on the screen can still be read, and a form keeps what you wrote until it can be sent.
        Sending twice does no harm: it is the same task or issue.
      </Topic>
      <Topic title="When something goes wrong">
        Try again first. If it stays, give {whoHelps} the request number that stands under the message.
      </Topic>
    </div>
  );
}

/** What somebody in this role comes for. */
function OwnTopics() {
  const mayAnswer = useMay('task.answer');
  const mayRaise = useMay('issue.raise');
  const mayDirect = useMay('task.direct');
  const mayReadLog = useMay('log.read');
  return (
    <>
      {mayAnswer && (
        <Topic title="When you get a task">
          A card comes in chat. Acknowledge it there or on Today, by the time that it says: a few hours when it is
          urgent. If your agency cannot do it, decline with the reason; it goes back to the coordinator. When it is
          done, say what came of it.
        </Topic>
      )}
      {mayRaise && (
        <Topic title="When you see something the panel should know">
          Raise an issue here, or write to Sentinel in chat: issue, and then one line. The coordinator looks at it and
          you hear what becomes of it. Write “issue urgent” when it cannot wait: the chair is told at once.
        </Topic>
      )}
      {mayDirect && (
        <Topic title="When something waits for those who run the panel">
          Today says it, the most urgent first, with what to do about it. Issues are gone through with the keys: a for
          the agenda, t for a task, c to answer and close, j for the next one. A task that is completed counts as done
          once it is closed.
        </Topic>
      )}
      {mayReadLog && (
        <Topic title="When you look into the log">
          Log shows what was done last, and of one record who opened it. Check the log says whether it is whole; a
          number and hash of the auditors’ daily mail prove more.
        </Topic>
      )}
    </>
  );
}

function Topic({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.topic}>
      <Subtitle2 as="h2">{title}</Subtitle2>
      <Text>{children}</Text>
    </section>
  );
}
