import { makeStyles, tokens } from '@fluentui/react-components';
import { classBegins, classNames, periodText, recordClasses } from '../../../../bot/domain/retention';
import { OneForm } from '../../../components/OneForm';
import { Facts, SettingsOf, WithSettings } from '../SettingsOf';
import { DisposalList } from './DisposalList';
import { DueList } from './DueList';
import { HoldList } from './HoldList';
import { PersonData } from './PersonData';
import { PeriodsForm } from './PeriodsForm';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
});

/** What is due for review first; then what is on hold, what was disposed of, and how long each class is kept. */
export default function RetentionPart() {
  const styles = useStyles();
  return (
    <OneForm>
      <div className={styles.parts}>
        <DueList />
        <HoldList />
        <WithSettings>
          {({ retention }) => (
            <SettingsOf
              title="How long records are kept"
              says="The panel’s own schedule; check it against your force’s. Nothing goes by itself: when a period is over, the record is due for review."
              changedText={retention.changedText}
              change="Change the periods"
              form={(onDone) => <PeriodsForm retention={retention} onDone={onDone} />}
            >
              <Facts
                facts={recordClasses.map((each) => [
                  classNames[each],
                  `${periodText(retention.periods[each])} ${classBegins[each]}`,
                ])}
              />
            </SettingsOf>
          )}
        </WithSettings>
        <PersonData />
        <DisposalList />
      </div>
    </OneForm>
  );
}
