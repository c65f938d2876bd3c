import { makeStyles, tokens } from '@fluentui/react-components';

/** What stands around a card in a chat. */
export const useCardStyles = makeStyles({
  card: { minWidth: 0, overflowX: 'hidden' },
  framed: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow4,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});
