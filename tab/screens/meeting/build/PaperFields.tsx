import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { Paper } from '../../../../bot/domain/agenda';
import { TextField } from '../../../components/TextField';

const useStyles = makeStyles({
  papers: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  paper: {
    alignSelf: 'stretch',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    '& .fui-Input': { minWidth: 0 },
  },
  remove: { justifySelf: 'start', alignSelf: 'end' },
});

/** The server takes no more. */
const MOST_PAPERS = 10;

interface Props {
  readonly papers: readonly Paper[];
  readonly onChange: (papers: readonly Paper[]) => void;
  readonly problems: Readonly<Record<string, string>>;
}

/** What to read beforehand: the words and where it is kept. */
export function PaperFields({ papers, onChange, problems }: Props) {
  const styles = useStyles();
  const set = (at: number, change: Partial<Paper>) =>
    onChange(papers.map((paper, index) => (index === at ? { ...paper, ...change } : paper)));
  return (
    <div className={styles.papers} role="group" aria-label="Papers">
      <Text aria-hidden>Papers</Text>
      {papers.map((paper, index) => (
        <div key={index} className={styles.paper}>
          <TextField
            label={`Title of paper ${index + 1}`}
            value={paper.title}
            onChange={(title) => set(index, { title })}
            problem={problems[`papers.${index}.title`]}
          />
          <TextField
            label={`Link to paper ${index + 1}`}
            hint="Begins with https://"
            value={paper.url}
            onChange={(url) => set(index, { url })}
            problem={problems[`papers.${index}.url`]}
          />
          <Button
            className={styles.remove}
            appearance="subtle"
            icon={<DismissRegular />}
            onClick={() => onChange(papers.filter((_paper, at) => at !== index))}
          >
            {`Take paper ${index + 1} away`}
          </Button>
        </div>
      ))}
      {papers.length < MOST_PAPERS && (
        <Button size="small" icon={<AddRegular />} onClick={() => onChange([...papers, { title: '', url: '' }])}>
          Add a paper
        </Button>
      )}
    </div>
  );
}
