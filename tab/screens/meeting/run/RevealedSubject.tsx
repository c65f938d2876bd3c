import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { AgendaItemId, MeetingId } from '../../../../bot/domain/ids';
import { isSameSubject } from '../../../../bot/domain/presented';
import { useBears } from '../../../components/BetweenMarkings';
import { useReachable } from '../../../data/connection';
import { useQueryOf } from '../../../data/useQueryOf';
import type { Subject } from '../../groups/presentation/subjectWords';

const useStyles = makeStyles({
  shown: {
    display: 'flex',
    flexDirection: 'column',
    padding: 'clamp(8px, 2vh, 24px) clamp(16px, 2vw, 40px)',
    ...{ borderInlineStartWidth: 'clamp(4px, 0.8vh, 10px)', borderInlineStartStyle: 'solid' },
    borderInlineStartColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  called: { fontSize: 'clamp(28px, 7vh, 88px)', lineHeight: 1.15, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  facts: { fontSize: 'clamp(20px, 4.5vh, 56px)', lineHeight: 1.25, margin: 0 },
});

interface Props {
  readonly meetingId: MeetingId;
  readonly itemId: AgendaItemId;
}

/** Whom, or what, whoever has the floor shows to the room: by number, and nothing while it is not known who is there. */
export default function RevealedSubject({ meetingId, itemId }: Props) {
  const styles = useStyles();
  const shown = useQueryOf('meetings.presentation', { meetingId, itemId });
  const { data } = shown;
  const isKnown = useKnownNow(shown) && !shown.isPlaceholderData;
  const { at, large, subjects } = data ?? { subjects: [] };
  const subject = isKnown && large ? subjects.find((each) => at !== undefined && isSameSubject(each, at)) : undefined;
  useBears(subject && data && [data]);
  if (subject === undefined) return null;
  const { head, facts } = linesOf(subject);
  return (
    <section aria-label="Shown to the room" className={styles.shown}>
      <h2 className={styles.called} dir="auto">
        {head}
      </h2>
      {facts.map((fact) => (
        <p key={fact} className={styles.facts} dir="auto">
          {fact}
        </p>
      ))}
    </section>
  );
}

/** Who came in while the line was lost is not known: what was shown before is shown again once it was asked for anew. */
function useKnownNow({ status, dataUpdatedAt, refetch }: ReturnType<typeof useQueryOf<'meetings.presentation'>>) {
  const isReachable = useReachable();
  const [lostWith, setLostWith] = useState<number>();
  if (!isReachable && lostWith !== dataUpdatedAt) setLostWith(dataUpdatedAt);
  const isOld = lostWith === dataUpdatedAt;
  useEffect(() => {
    if (isReachable && isOld) void refetch();
  }, [isReachable, isOld, refetch]);
  return isReachable && !isOld && status === 'success';
}

function linesOf(subject: Subject): { readonly head: string; readonly facts: readonly string[] } {
  if (subject.kind === 'site') {
    const { name, kindName, note } = subject;
    return { head: name, facts: [kindName, ...(note === undefined ? [] : [note])] };
  }
  const { called, categoryText, role } = subject.person;
  return { head: called, facts: [[categoryText, role].filter((each) => each !== undefined).join(' · ')] };
}
