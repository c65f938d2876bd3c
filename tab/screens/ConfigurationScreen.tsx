import { Body1, Field, makeStyles, Radio, RadioGroup, Title3, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { MarkingLine } from '../components/MarkingLine';
import { notifySuccess, offerTab } from '../teamsHost';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', minHeight: '100%' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXL,
  },
});

const starts = { meeting: 'Meeting', 'action-log': 'Action log', issues: 'Issues', today: 'Today' } as const;
type Start = keyof typeof starts;

function isStart(name: string): name is Start {
  return Object.hasOwn(starts, name);
}

/** In Teams' own dialog when the tab is added to a chat, a channel or a meeting; Teams draws the Save button. */
export default function ConfigurationScreen() {
  const styles = useStyles();
  const [start, setStart] = useState<Start>('meeting');
  useOffer(start);
  return (
    <div className={styles.page}>
      <MarkingLine as="header" marking="OFFICIAL" />
      <main className={styles.body}>
        <Title3 as="h1">Add Sentinel here</Title3>
        <Body1>
          Everyone in this chat will see the tab. What each of them sees in it follows from their role on the panel.
        </Body1>
        <Field label="Start with">
          <RadioGroup
            value={start}
            onChange={(_event, { value }) => {
              if (isStart(value)) setStart(value);
            }}
          >
            {Object.entries(starts).map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </RadioGroup>
        </Field>
      </main>
      <MarkingLine as="footer" marking="OFFICIAL" />
    </div>
  );
}

function useOffer(start: Start): void {
  const chosen = useRef(start);
  useEffect(() => {
    chosen.current = start;
  }, [start]);
  useEffect(() => {
    offerTab(() => ({
      entityId: `sentinel-${chosen.current}`,
      suggestedDisplayName: `Sentinel: ${starts[chosen.current]}`,
      contentUrl: `${location.origin}${import.meta.env.BASE_URL}?theme={app.theme}&start=${chosen.current}`,
    }));
    notifySuccess();
  }, []);
}
