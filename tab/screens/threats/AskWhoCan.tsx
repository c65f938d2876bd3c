import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { SearchBox } from '../../components/SearchBox';
import { setParameters, useAddress } from '../../data/address';
import WhoCan from './WhoCan';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

/** In the address, so that an answer is a link: groups?show=threats&who=… */
export function AskWhoCan() {
  const styles = useStyles();
  const { who = '' } = useAddress().parameters;
  return (
    <section className={styles.part} aria-label="Who can do something about it?">
      <Subtitle2 as="h2">
        {who === '' ? (
          'Who can do something about it?'
        ) : (
          <>
            Who can do something about <bdi>{who}</bdi>?
          </>
        )}
      </Subtitle2>
      <SearchBox label="A threat, a place, what happens" value={who} onSearch={ask} />
      {who === '' ? <Text>Powers of the panel’s agencies that fit are shown here.</Text> : <WhoCan words={who} />}
    </section>
  );
}

function ask(words: string): void {
  setParameters({ who: words === '' ? undefined : words }, { replace: true });
}
