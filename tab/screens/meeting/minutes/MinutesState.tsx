import { Badge, type BadgeProps, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import type { ReactElement } from 'react';
import type { MinutesView } from '../../../../bot/contract';

const looks: Record<MinutesView['state'], { icon: ReactElement; color: NonNullable<BadgeProps['color']> }> = {
  draft: { icon: <EditRegular />, color: 'warning' },
  confirmed: { icon: <CheckmarkCircleRegular />, color: 'brand' },
  agreed: { icon: <LockClosedRegular />, color: 'success' },
};

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  badge: {
    height: 'auto',
    whiteSpace: 'normal',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
});

/** "Confirmed 14:02 by Ruth Calder" */
export function MinutesState({ minutes: { state, stateText, version, versions } }: { minutes: MinutesView }) {
  const styles = useStyles();
  const { icon, color } = looks[state];
  return (
    <div className={styles.line}>
      <Badge appearance="tint" shape="rounded" size="large" className={styles.badge} color={color} icon={icon}>
        {stateText}
      </Badge>
      {versions > 1 && (
        <Badge appearance="outline" shape="rounded" size="large">
          Version {version}
        </Badge>
      )}
    </div>
  );
}
