import { Button, makeStyles, Popover, PopoverSurface, PopoverTrigger, Text, tokens } from '@fluentui/react-components';
import { HandRightRegular } from '@fluentui/react-icons/svg/hand-right';
import { PersonQuestionMarkRegular } from '@fluentui/react-icons/svg/person-question-mark';
import type { ReactElement } from 'react';
import type { MeetingView } from '../../../../bot/contract';
import { floorItemId } from '../../../../bot/domain/runSteps';
import { useQueryOf } from '../../../data/useQueryOf';
import { firstNames, missingText, speakText, wantToSpeak } from './peopleWords';

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  // One line each, always there: nothing below them moves when somebody asks to speak.
  line: {
    display: 'flex',
    justifyContent: 'flex-start',
    minWidth: 0,
    maxWidth: '100%',
    height: '28px',
    padding: 0,
    fontWeight: tokens.fontWeightRegular,
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  names: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  all: { maxHeight: '50vh', overflowY: 'auto', maxWidth: '264px' },
});

/** Who wants to speak, and which agencies are missing: a line each, with all the names behind it. */
export function PeopleLines({ meeting }: { meeting: MeetingView }) {
  const styles = useStyles();
  const attendance = useQueryOf('meetings.attendance', { meetingId: meeting.id }).data;
  const speakers = wantToSpeak(attendance?.people ?? [], floorItemId(meeting.run));
  const missing = attendance?.missingAgencies ?? [];
  return (
    <div className={styles.lines}>
      <NamesLine
        icon={<HandRightRegular />}
        words={speakText(firstNames(speakers))}
        names={speakers.map(({ name, agencyName }) => `${name}, ${agencyName}`)}
      />
      <NamesLine
        icon={<PersonQuestionMarkRegular />}
        words={attendance === undefined ? '' : missingText(missing)}
        names={missing}
      />
    </div>
  );
}

interface NamesProps {
  readonly icon: ReactElement;
  readonly words: string;
  readonly names: readonly string[];
}

function NamesLine({ icon, words, names }: NamesProps) {
  const styles = useStyles();
  const cut = (
    <Text className={styles.cut} dir="auto">
      {words}
    </Text>
  );
  if (names.length === 0) {
    return (
      <span className={styles.line}>
        <Text className={styles.quiet}>{cut}</Text>
      </span>
    );
  }
  return (
    <Popover withArrow trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="transparent" className={styles.line} icon={icon} title={words}>
          {cut}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={words} className={styles.all} tabIndex={0}>
        <ul className={styles.names}>
          {names.map((name) => (
            <li key={name} dir="auto">
              {name}
            </li>
          ))}
        </ul>
      </PopoverSurface>
    </Popover>
  );
}
