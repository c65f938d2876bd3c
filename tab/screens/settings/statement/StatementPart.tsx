import { Link, Text } from '@fluentui/react-components';
import type { SettingsView } from '../../../../bot/contract';
import { StatementWords } from '../../../components/StatementWords';
import { addressText } from '../../../data/address';
import { useMay } from '../../../data/session';
import { SettingsOf, WithSettings } from '../SettingsOf';
import { StatementForm } from './StatementForm';

/** What everybody on the panel says yes to before they see anything of it, and who has. */
export default function StatementPart() {
  return <WithSettings>{({ statement }) => <Stands statement={statement} />}</WithSettings>;
}

function Stands({ statement }: { statement: SettingsView['statement'] }) {
  const mayKeep = useMay('member.keep');
  const { text, acceptedText, waiting } = statement;
  return (
    <SettingsOf
      says="Everybody accepts it once, on the tab, in chat or by e-mail, before anything of the panel is shown to them."
      changedText={statement.changedText}
      change={text === '' ? 'Write a statement' : 'Change the statement'}
      form={(onDone) => <StatementForm statement={statement} onDone={onDone} />}
    >
      <Text>
        {acceptedText}
        {waiting > 0 && mayKeep && (
          <>
            {' '}
            <Link href={addressText('settings', { part: 'people', view: 'statement' })}>
              {waiting === 1 ? 'One has yet to accept it' : `${waiting} have yet to accept it`}
            </Link>
          </>
        )}
      </Text>
      <StatementWords text={text} />
    </SettingsOf>
  );
}
