import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { useState } from 'react';
import type { PresentationView } from '../../../../bot/contract';
import { listed } from '../../../../bot/domain/listed';
import { isSameSubject } from '../../../../bot/domain/presented';
import { useFocusBack } from '../../../components/formFocus';
import { FormPlace } from '../../../components/FormPlace';
import { Notice } from '../../../components/Notice';
import { ProblemBar } from '../../../components/ProblemNotice';
import { ShowLarge } from './ShowLarge';
import { calledOf, refOf, type Subject } from './subjectWords';
import type { usePresenting } from './usePresenting';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  whole: { flexBasis: '100%', minWidth: 0 },
});

interface Props {
  readonly presentation: PresentationView;
  readonly presenting: ReturnType<typeof usePresenting>;
}

/** For whoever leads the meeting: on to the next one, and for whoever has the floor onto the stage and off it. */
export function PresentingControls({ presentation, presenting }: Props) {
  const styles = useStyles();
  const { shown, next } = placeIn(presentation);
  return (
    <>
      <OnTheStage presentation={presentation} shown={shown} />
      <ProblemBar error={presenting.error} />
      <div className={styles.buttons} role="group" aria-label="Present the group">
        <Button
          disabledFocusable={next === undefined || presenting.isPending}
          onClick={() => next !== undefined && presenting.show(refOf(next))}
        >
          {next === undefined ? (
            'That was the last'
          ) : (
            <span>
              {shown === undefined ? 'Begin' : 'Next'}: <bdi>{calledOf(next)}</bdi>
            </span>
          )}
        </Button>
        {presentation.may.show && shown !== undefined && (
          <ToTheStage presentation={presentation} presenting={presenting} shown={shown} />
        )}
      </div>
    </>
  );
}

function placeIn({ subjects, at }: PresentationView): Readonly<Record<'shown' | 'next', Subject | undefined>> {
  const index = subjects.findIndex((subject) => at !== undefined && isSameSubject(subject, at));
  return { shown: subjects[index], next: subjects[index + 1] };
}

/** At once where all who are there may know; else it is said first who may not. */
function ToTheStage({ presentation, presenting, shown }: Props & { shown: Subject }) {
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  const opener = useFocusBack(asking);
  const { large, mayNotKnow } = presentation;
  const leave = () => setAsking(false);
  if (asking && large) leave();
  function change(): void {
    if (large) presenting.show(refOf(shown));
    else if (mayNotKnow.length > 0) setAsking(true);
    else presenting.show(refOf(shown), { despiteIds: [] });
  }
  return asking ? (
    <div className={styles.whole}>
      <FormPlace onLeave={leave}>
        <ShowLarge subject={shown} others={mayNotKnow} presentation={presentation} onDone={leave} />
      </FormPlace>
    </div>
  ) : (
    <>
      <Button
        ref={opener}
        icon={large ? <EyeOffRegular /> : <EyeRegular />}
        disabledFocusable={presenting.isPending}
        onClick={change}
      >
        {large ? 'Stop showing' : 'Show large'}
      </Button>
      {!large && mayNotKnow.length > 0 && (
        <Notice intent="info" title="Ask them to step out." className={styles.whole}>
          In the room, and may not know of <bdi>{calledOf(shown)}</bdi>: {othersIn(presentation)}.
        </Notice>
      )}
    </>
  );
}

function othersIn({ mayNotKnow }: PresentationView): string {
  return listed(mayNotKnow.map(({ text }) => text));
}

interface StageProps extends Pick<Props, 'presentation'> {
  readonly shown: Subject | undefined;
}

/** What the room sees, or why no longer. */
function OnTheStage({ presentation, shown }: StageProps) {
  const { large, wentDark, mayNotKnow } = presentation;
  return (
    <div role="status">
      {wentDark.length > 0 ? (
        <Notice intent="warning">The stage went dark: {listed(wentDark)}.</Notice>
      ) : large && shown !== undefined ? (
        <Text>
          The stage shows <bdi>{calledOf(shown)}</bdi>
          {mayNotKnow.length === 0 ? '.' : `, though there are: ${othersIn(presentation)}.`}
        </Text>
      ) : (
        <Text>The stage is dark.</Text>
      )}
    </div>
  );
}
