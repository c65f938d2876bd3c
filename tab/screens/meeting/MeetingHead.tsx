import { Badge, makeStyles, mergeClasses, Subtitle1, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { type ReactElement, useState } from 'react';
import type { MeetingView } from '../../../bot/contract';
import { FormPlace } from '../../components/FormPlace';
import { useFocusBack } from '../../components/formFocus';
import { ProblemBar } from '../../components/ProblemNotice';
import { HeadButtons } from './HeadButtons';
import { ModeLabel } from './ModeLabel';
import { PlanFormOf, PlanMore } from './PlanActions';
import type { PlanForm } from './planForm';
import type { Running } from './run/useRunning';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    paddingBlock: tokens.spacingVerticalS,
    '@media (max-width: 719px)': { alignItems: 'flex-start' },
    backgroundColor: tokens.colorNeutralBackground2,
  },
  // On a phone it would take a sixth of the screen.
  sticky: { '@media (min-width: 720px)': { position: 'sticky', top: 0, zIndex: 4 } },
  // On a phone it has the line to itself: "…" alone has room beside it.
  words: {
    display: 'flex',
    flexDirection: 'column',
    flex: '1 1 160px',
    minWidth: 0,
    '@media (max-width: 719px)': { flexBasis: 'calc(100% - 44px)' },
  },
  where: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
  },
  buttons: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    // And "…" stays at the end.
    '@media (max-width: 719px)': { flexGrow: 1, '& > :last-child': { marginInlineStart: 'auto' } },
  },
  // On a phone its words may go on in a second line.
  state: { height: 'auto', minHeight: '20px' },
});

interface Props {
  readonly meeting: MeetingView;
  readonly running: Running;
  readonly inSidePanel: boolean;
  /** Which form is open below it. */
  readonly form: PlanForm | undefined;
  readonly onForm: (form: PlanForm | undefined) => void;
}

/** When, where and how it stands, the one thing to do next, and "…": in sight however far one scrolls. */
export function MeetingHead({ meeting, running, inSidePanel, form, onForm }: Props) {
  const styles = useStyles();
  const [error, setError] = useState<Error | null>(null);
  const isAsked = form !== undefined;
  const opener = useFocusBack(isAsked);
  const { reference, dayText, startsAt, endsAt, mode, placeText, access, dayWarning, may } = meeting;
  return (
    <>
      <header className={mergeClasses(styles.head, !inSidePanel && styles.sticky)}>
        <div className={styles.words}>
          <Subtitle1 as="h1">
            {reference}, {dayText}
          </Subtitle1>
          <div className={styles.where}>
            <Text>
              {startsAt}–{endsAt}
            </Text>
            <ModeLabel mode={mode} words={placeText} />
            {access !== undefined && <Text dir="auto">{access}</Text>}
            <HeadState meeting={meeting} />
          </div>
        </div>
        <div className={styles.buttons}>
          <HeadButtons meeting={meeting} running={running} onError={setError} isAsked={isAsked} />
          <PlanMore meeting={meeting} opener={opener} onChoose={onForm} onError={setError} />
        </div>
      </header>
      <ProblemBar error={error} />
      {dayWarning !== undefined && !may.edit && <Text>{dayWarning}</Text>}
      {may.plan && form !== undefined && (
        <FormPlace key={form} onLeave={() => onForm(undefined)}>
          <PlanFormOf form={form} meeting={meeting} onDone={() => onForm(undefined)} />
        </FormPlace>
      )}
    </>
  );
}

interface Look {
  readonly words: string;
  readonly icon: ReactElement;
  readonly color: 'warning' | 'brand' | 'success' | 'danger' | 'informative';
}

const looks: Record<MeetingView['state'] | 'draft', Look> = {
  draft: { words: 'Draft: the agenda may still change', icon: <EditRegular />, color: 'warning' },
  planned: { words: 'Published', icon: <SendRegular />, color: 'informative' },
  running: { words: 'Running now', icon: <PlayCircleRegular />, color: 'brand' },
  closed: { words: 'Held', icon: <CheckmarkCircleRegular />, color: 'success' },
  cancelled: { words: 'Cancelled', icon: <DismissCircleRegular />, color: 'danger' },
};

function HeadState({ meeting: { state, publishedText, frozen } }: { meeting: MeetingView }) {
  const isDraft = state === 'planned' && publishedText === undefined;
  const { words, icon, color } = looks[isDraft ? 'draft' : state];
  return (
    <Badge appearance="tint" shape="rounded" className={useStyles().state} color={color} icon={icon}>
      {isDraft && frozen ? 'Draft: not published yet' : state === 'planned' ? (publishedText ?? words) : words}
    </Badge>
  );
}
