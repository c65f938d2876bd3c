import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { MinutesView } from '../../../../bot/contract';
import { ChoiceField } from '../../../components/ChoiceField';
import { Attendees } from './Attendees';
import { MinutesActions } from './MinutesActions';
import { MinutesFiles } from './MinutesFiles';
import { MinutesState } from './MinutesState';
import { Section } from './Section';
import { Lines } from './Lines';

const useStyles = makeStyles({
  paper: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  version: { maxWidth: '240px' },
  facts: { display: 'flex', flexDirection: 'column' },
  sections: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

interface Props {
  readonly minutes: MinutesView;
  readonly onVersion: (version: number | undefined) => void;
}

/** State, what one may do, then the minutes themselves. An older version is only read. */
export default function MinutesPaper({ minutes, onVersion }: Props) {
  const styles = useStyles();
  const newest = minutes.version === minutes.versions;
  return (
    <div className={styles.paper}>
      <MinutesState minutes={minutes} />
      {minutes.versions > 1 && (
        <div className={styles.version}>
          <ChoiceField
            label="Version"
            none="The newest"
            choices={Array.from({ length: minutes.versions }, (_, at) => String(at + 1)).map((value) => ({
              value,
              label: `Version ${value}`,
            }))}
            chosen={newest ? undefined : String(minutes.version)}
            onChoose={(value) => onVersion(value === undefined ? undefined : Number(value))}
          />
        </div>
      )}
      {newest && <MinutesActions minutes={minutes} onVersion={onVersion} />}
      <MinutesFiles minutes={minutes} />
      <div className={styles.facts}>
        <Text>{minutes.timesText}</Text>
        <Text>{minutes.quorumText}</Text>
      </div>
      <Attendees title="Present" people={minutes.present} none="Nobody signed in." />
      {minutes.apologies.length > 0 && <Attendees title="Apologies" people={minutes.apologies} none="" />}
      <Lines title="Amendments" lines={minutes.amendments} />
      <ol className={styles.sections} aria-label="Sections">
        {minutes.sections.map((section, index) => (
          <Section
            key={section.itemId}
            minutes={minutes}
            section={section}
            divided={index > 0}
            mayEdit={newest && minutes.may.edit}
          />
        ))}
      </ol>
    </div>
  );
}
