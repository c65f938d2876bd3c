import { Button, Link, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { MinutesView } from '../../../../bot/contract';
import { numberedTitle } from '../../../../bot/domain/agendaWords';
import { addressText } from '../../../data/address';
import { useFocusBack } from '../../../components/formFocus';
import { OutcomeBadge, RestrictedBadge } from '../build/ItemBadges';
import { Lines } from './Lines';
import { LineToTask } from './LineToTask';
import { SectionForm } from './SectionForm';

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  divided: { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
  minutes: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

interface Props {
  readonly minutes: MinutesView;
  readonly section: MinutesView['sections'][number];
  readonly divided: boolean;
  readonly mayEdit: boolean;
}

/** What the minutes say of one item. */
export function Section({ minutes, section, divided, mayEdit }: Props) {
  const styles = useStyles();
  const [edits, setEdits] = useState(false);
  const editor = useFocusBack(edits);
  const wordsOf = (words: string) => <LineToTask minutes={minutes} section={section} words={words} />;
  return (
    <li className={mergeClasses(styles.section, divided && styles.divided)}>
      <div className={styles.head}>
        <Text weight="semibold" className={styles.title}>
          {numberedTitle(section)}
        </Text>
        {section.restricted && <RestrictedBadge />}
        <OutcomeBadge outcome={section.outcome} />
        {section.spentMinutes > 0 && (
          <Text size={200} className={styles.minutes}>
            {section.spentMinutes} min
          </Text>
        )}
        {mayEdit && !edits && (
          <Button
            ref={editor}
            size="small"
            appearance="subtle"
            aria-label={`Edit ${section.title}`}
            onClick={() => setEdits(true)}
          >
            Edit
          </Button>
        )}
      </div>
      {section.interests.length > 0 && (
        <Text className={styles.text}>Interests declared: {section.interests.join(' ')}</Text>
      )}
      {edits ? (
        <SectionForm minutes={minutes} section={section} onDone={() => setEdits(false)} />
      ) : (
        <>
          {section.text !== '' && <div>{wordsOf(section.text)}</div>}
          <Lines title="Decisions" lines={section.decisions.map(wordsOf)} />
          <Lines title="Disruptions" lines={section.disruptions.map(wordsOf)} />
        </>
      )}
      <Lines
        title="Tasks"
        lines={section.tasks.map(({ taskId, line }) => (
          <Link key={taskId} href={addressText('action-log', { task: taskId })}>
            {line}
          </Link>
        ))}
      />
    </li>
  );
}
