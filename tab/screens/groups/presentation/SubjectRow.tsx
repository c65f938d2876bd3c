import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import type { PresentationView } from '../../../../bot/contract';
import { useFocusPassedOn } from '../../../components/formFocus';
import { RestrictedMark } from '../../../components/StateBadge';
import { OpenPresented } from './OpenPresented';
import { calledOf, refOf, saidOf, type Subject } from './subjectWords';
import type { usePresenting } from './usePresenting';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  at: { backgroundColor: tokens.colorBrandBackground2 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
  },
  words: { flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' },
  now: {
    ...{ color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':hover:active': { color: tokens.colorNeutralForeground1 },
    '& .fui-Button__icon': { color: 'inherit' },
  },
  deeds: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly subject: Subject;
  readonly presentation: PresentationView;
  readonly presenting: ReturnType<typeof usePresenting>;
  readonly isAt: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** Somebody by number until they are opened, or a place. */
export function SubjectRow(props: Props) {
  const styles = useStyles();
  const { subject, presentation, isAt, isOpen } = props;
  const { groupId, reason, may } = presentation;
  return (
    <li
      // In a side panel it goes out of the fold as it is shown.
      ref={useFocusPassedOn<HTMLLIElement>()}
      className={mergeClasses(styles.row, isAt && styles.at)}
      aria-current={isAt ? 'true' : undefined}
    >
      <span className={styles.line}>
        <Words subject={subject} isAt={isAt} />
        {isAt && !may.present && (
          <Badge appearance="tint" shape="rounded" color="brand" icon={<EyeRegular />}>
            {nowOf(presentation)}
          </Badge>
        )}
        <Deeds {...props} />
      </span>
      {isOpen && subject.kind === 'nominal' && (
        <OpenPresented groupId={groupId} nominalId={subject.nominalId} reason={reason} />
      )}
    </li>
  );
}

function Words({ subject, isAt }: Pick<Props, 'subject' | 'isAt'>) {
  const styles = useStyles();
  return (
    <Text className={styles.words} weight={isAt ? 'semibold' : 'regular'} dir="auto">
      {saidOf(subject)} {subject.kind === 'nominal' && subject.person.restricted && <RestrictedMark />}
      {subject.kind === 'site' && subject.note !== undefined && (
        <Text size={200} block>
          {subject.note}
        </Text>
      )}
    </Text>
  );
}

function nowOf({ large }: PresentationView): string {
  return large ? 'On the stage' : 'Shown now';
}

function Deeds({ subject, presentation, presenting, isAt, isOpen, onOpen }: Props) {
  const styles = useStyles();
  const called = calledOf(subject);
  const [show, open] = [isAt ? nowOf(presentation) : 'Show this one', isOpen ? 'Close' : 'Open, this is logged'];
  return (
    <span className={styles.deeds}>
      {presentation.may.present && (
        <Button
          size="small"
          // Where it was pressed it says what came of it: the keyboard stays there.
          {...(isAt ? { appearance: 'transparent', icon: <EyeRegular />, className: styles.now } : {})}
          disabledFocusable={isAt || presenting.isPending}
          aria-label={`${show}: ${called}`}
          onClick={() => presenting.show(refOf(subject))}
        >
          {show}
        </Button>
      )}
      {subject.kind === 'nominal' && (
        <Button size="small" aria-expanded={isOpen} aria-label={`${open}: ${called}`} onClick={() => onOpen(!isOpen)}>
          {open}
        </Button>
      )}
    </span>
  );
}
