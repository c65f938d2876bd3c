import { Button, Link, makeStyles, Subtitle2, Text, Title3, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Folded } from '../../components/Folded';
import { showOver } from '../../components/over';
import { addressText, useAddress } from '../../data/address';
import { useMay, useSession } from '../../data/session';
import { ReminderWish } from '../ReminderWish';
import { Guide } from './Guide';
import { guides } from './guides/guides';
import { type HelpTopic, helpTopics } from './helpTopics';
import { NextForce } from './NextForce';
import { OwnData } from './OwnData';

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

/** What this person does here, step by step, and short answers for the rest that they may do. */
export default function HelpScreen() {
  const styles = useStyles();
  const { guide } = useAddress().parameters;
  const maySeeSettings = useMay('settings.see');
  return (
    <div className={styles.screen}>
      {guide === 'next-force' && maySeeSettings ? <NextForce /> : <Answers maySeeSettings={maySeeSettings} />}
    </div>
  );
}

function Answers({ maySeeSettings }: { maySeeSettings: boolean }) {
  const { person, panel, panels = [panel], may } = useSession();
  // Nobody changes their own role, nor is their own help desk.
  const whoHelps = person.role === 'coordinator' ? 'an administrator' : 'the coordinator';
  const guide = guides[person.role];
  const told = new Set(guide?.tasks.filter(({ right }) => may[right]).flatMap(({ offers }) => offers));
  const topics = helpTopics.filter(
    ({ right, roles, offers }) =>
      may[right] &&
      (roles === undefined || roles.includes(person.role)) &&
      // What the steps above have told is not told again.
      !offers.every((offer) => told.has(offer)),
  );
  const answers = topics.map((topic) => <Offered key={topic.title} topic={topic} />);
  return (
    <>
      <Title3 as="h1">Help</Title3>
      {guide !== undefined && <Guide guide={guide} />}
      {guide === undefined ? (
        answers
      ) : (
        <Folded label={`What else you can do (${topics.length})`} open={false}>
          {answers}
        </Folded>
      )}
      <Topic title="Who you are here">
        <Text>
          {person.name}, {person.roleName}, for {person.agencyName}, on {panel.name}. If this is wrong, tell {whoHelps}.
        </Text>
        <OwnData />
        {panels.length > 1 && (
          <Text>
            You sit on {panels.length} panels: choose at the top which one you see. In chat Sentinel asks which one you
            mean, and each card says of which panel it is.
          </Text>
        )}
      </Topic>
      {maySeeSettings && (
        <Topic title="For the next force">
          <Text>What it takes to begin a panel elsewhere, in which order, and who does what: one page.</Text>
          <Link href={addressText('help', { guide: 'next-force' })}>Read the guide</Link>
        </Topic>
      )}
      <Always mayReceive={may['reminder.receive']} marking={panel.marking} whoHelps={whoHelps} />
    </>
  );
}

function Offered({ topic: { title, screen, chat, go } }: { topic: HelpTopic }) {
  return (
    <Topic title={title}>
      <Text>{screen}</Text>
      {chat !== undefined && <Text>In chat: {chat}</Text>}
      {go !== undefined && <Link href={addressText(go.screen, go.parameters)}>{go.words}</Link>}
    </Topic>
  );
}

/** For everybody alike. */
function Always({ mayReceive, marking, whoHelps }: { mayReceive: boolean; marking: string; whoHelps: string }) {
  return (
    <>
      <Topic title="To find something, or do it from anywhere">
        <Text>
          Search stands first among the places: numbers, words, people, and what you can do. With a keyboard, Ctrl+K or
          / opens it, and ? shows all keys.
        </Text>
        <Button onClick={() => showOver('keys')}>Show the keys</Button>
      </Topic>
      {mayReceive && (
        <Topic title="Reminders">
          <ReminderWish />
        </Topic>
      )}
      <Topic title="What may be written here">
        <Text>
          Up to {marking}. Nothing marked SECRET or above, nothing that shows who a source is, no more about a person
          than the task needs. Every change is kept in the log with your name.
        </Text>
      </Topic>
      <Topic title="When the connection is lost">
        <Text>
          A banner says so. What is on the screen can still be read, and a form keeps what you wrote until it can be
          sent. Sending twice does no harm: it is the same task or issue.
        </Text>
      </Topic>
      <Topic title="When something goes wrong">
        <Text>Try again first. If it stays, give {whoHelps} the request number that stands under the message.</Text>
      </Topic>
    </>
  );
}

function Topic({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.topic}>
      <Subtitle2 as="h2">{title}</Subtitle2>
      {children}
    </section>
  );
}
