import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { type ReactNode, useState } from 'react';

const useStyles = makeStyles({
  fold: { alignSelf: 'flex-start', flexShrink: 0, paddingLeft: 0, minWidth: 0, textAlign: 'start' },
  inside: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  /** What is in it: "Detail, deputy". */
  readonly label: string;
  /** Something in it has to be seen. */
  readonly open: boolean;
  readonly children: ReactNode;
}

/** Fields of a form that are seldom filled, behind a button that shows them, unless something in them has to be seen. */
export function Folded({ label, open, children }: Props) {
  const styles = useStyles();
  const [unfolded, setUnfolded] = useState(open);
  if (open && !unfolded) setUnfolded(true);
  return (
    <>
      {!open && (
        <Button
          appearance="transparent"
          className={styles.fold}
          icon={unfolded ? <ChevronUpRegular /> : <ChevronDownRegular />}
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {label}
        </Button>
      )}
      {unfolded && <div className={styles.inside}>{children}</div>}
    </>
  );
}
