import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PresentationView } from '../../../../bot/contract';
import type { AgendaItemId, MeetingId, NominalId } from '../../../../bot/domain/ids';
import { isSameSubject } from '../../../../bot/domain/presented';
import { useBears } from '../../../components/BetweenMarkings';
import { Folded } from '../../../components/Folded';
import { ProblemNotice } from '../../../components/ProblemNotice';
import { isRefusal } from '../../../data/api';
import { useQueryOf } from '../../../data/useQueryOf';
import { PresentingControls } from './PresentingControls';
import { SubjectRow } from './SubjectRow';
import type { Subject } from './subjectWords';
import { usePresenting } from './usePresenting';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

interface Props {
  readonly meetingId: MeetingId;
  readonly itemId: AgendaItemId;
  readonly inSidePanel: boolean;
}

/** While a group is on the floor: its people and places, of which the meeting looks at one at a time. */
export default function PresentationOfGroup({ meetingId, itemId, inSidePanel }: Props) {
  const presentation = useQueryOf('meetings.presentation', { meetingId, itemId });
  useBears(presentation.data && [presentation.data]);
  if (presentation.data !== undefined && !presentation.isPlaceholderData)
    return <Presentation presentation={presentation.data} inSidePanel={inSidePanel} />;
  // Whoever may not know of its people sees none.
  if (presentation.status !== 'error' || isRefusal(presentation.error)) return null;
  return (
    <ProblemNotice
      flush
      what="The presentation could not be loaded."
      error={presentation.error}
      onRetry={presentation.refetch}
    />
  );
}

function Presentation({ presentation, inSidePanel }: { presentation: PresentationView; inSidePanel: boolean }) {
  const styles = useStyles();
  const presenting = usePresenting(presentation);
  const { subjects, at, may } = presentation;
  if (subjects.length === 0) return null;
  const isAt = (subject: Subject) => at !== undefined && isSameSubject(subject, at);
  const rows = { presentation, presenting, isAt };
  const others = subjects.filter((subject) => !isAt(subject));
  return (
    <section aria-label="Presentation of the group" className={styles.section}>
      <Subtitle2 as="h2">Presentation</Subtitle2>
      {may.present && <PresentingControls presentation={presentation} presenting={presenting} />}
      {inSidePanel ? (
        <>
          <Rows {...rows} subjects={subjects.filter(isAt)} />
          {others.length > 0 && (
            <Folded label={at === undefined ? `All ${others.length}` : `${others.length} more`} open={false}>
              <Rows {...rows} subjects={others} />
            </Folded>
          )}
        </>
      ) : (
        <Rows {...rows} subjects={subjects} />
      )}
    </section>
  );
}

interface RowsProps {
  readonly presentation: PresentationView;
  readonly presenting: ReturnType<typeof usePresenting>;
  readonly subjects: readonly Subject[];
  readonly isAt: (subject: Subject) => boolean;
}

function Rows({ subjects, isAt, ...row }: RowsProps) {
  const styles = useStyles();
  const [openId, setOpenId] = useState<NominalId>();
  if (subjects.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="People and places">
      {subjects.map((subject) => {
        const id = subject.kind === 'nominal' ? subject.nominalId : undefined;
        return (
          <SubjectRow
            key={id ?? `site ${subject.kind === 'site' && subject.siteId}`}
            {...row}
            subject={subject}
            isAt={isAt(subject)}
            isOpen={id !== undefined && id === openId}
            onOpen={(isOpened) => setOpenId(isOpened ? id : undefined)}
          />
        );
      })}
    </ul>
  );
}
