import { Button, Text } from '@fluentui/react-components';
import { NOT_OPENED_TO } from '../../../bot/domain/accessRequest';
import { askForAccess, type Missed } from '../../components/command/missed';
import { useMay } from '../../data/session';

/** Below what could not be opened: the same whether it is there or not. */
export default function AskInstead(asked: Missed) {
  const mayAsk = useMay('access.ask');
  if (!mayAsk) return <Text>{NOT_OPENED_TO}</Text>;
  return (
    <div>
      <Button onClick={() => askForAccess(asked)}>Ask for access</Button>
    </div>
  );
}
