import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { BoardRegular } from '@fluentui/react-icons/svg/board';
import { TextBulletListLtrRegular } from '@fluentui/react-icons/svg/text-bullet-list-ltr';
import { useNarrow } from './useNarrow';
import { setParameters } from '../data/address';

const useStyles = makeStyles({ views: { display: 'flex', gap: tokens.spacingHorizontalXS } });

/** The same things as rows, or in columns by how they stand. */
export function ViewSwitch({ board, boardName = 'Board' }: { board: boolean; boardName?: string }) {
  const narrow = useNarrow();
  const styles = useStyles();
  const views = [
    { name: 'List', value: undefined, icon: <TextBulletListLtrRegular />, on: !board },
    { name: boardName, value: 'board', icon: <BoardRegular />, on: board },
  ];
  return (
    <div role="group" aria-label="View" className={styles.views}>
      {views.map(({ name, value, icon, on }) => (
        <Button
          key={name}
          size="small"
          appearance={on ? 'outline' : 'subtle'}
          aria-pressed={on}
          icon={icon}
          {...(narrow ? { 'aria-label': name, title: name } : {})}
          onClick={() => setParameters({ view: value })}
        >
          {narrow ? undefined : name}
        </Button>
      ))}
    </div>
  );
}
