import { Button, makeStyles, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { choosePanel } from '../../../data/chosenPanel';
import { useSession } from '../../../data/session';
import FoundingDoor from '../../founding/FoundingDoor';

const useStyles = makeStyles({ button: { alignSelf: 'flex-start' } });

/** The panels of this deployment on which one sits, and where an administrator founds another. */
export default function PanelsPart() {
  const styles = useStyles();
  const { panel, panels = [panel], person } = useSession();
  const [founding, setFounding] = useState(false);
  if (founding) {
    return (
      <FoundingDoor onFounded={({ panelId }) => choosePanel(panelId)} otherwise={<Text>{administratorsAlone}</Text>} />
    );
  }
  return (
    <>
      <Text>
        {panels.length === 1
          ? `You sit on one panel of this deployment, ${panel.name}.`
          : `You sit on ${panels.length} panels of this deployment: choose at the top which one you see.`}{' '}
        Panels share nothing: people, records, references and messages are each panel’s own.
      </Text>
      {person.role === 'administrator' ? (
        <Button className={styles.button} onClick={() => setFounding(true)}>
          Found another panel
        </Button>
      ) : (
        <Text>{administratorsAlone}</Text>
      )}
    </>
  );
}

const administratorsAlone = 'Another panel is founded by an administrator.';
