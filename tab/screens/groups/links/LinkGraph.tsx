import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { aloud } from '../../../components/aloud';
import type { DrawnLinks, Picked } from './drawLinks';
import { isArrow, type LinkMap, nextTowards, placesOf, saidAt } from './linkMap';

const useStyles = makeStyles({
  graph: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0, position: 'relative' },
  canvas: {
    ...{
      position: 'relative',
      height: '26rem',
      maxHeight: '70vh',
      overflow: 'hidden',
      borderRadius: tokens.borderRadiusMedium,
    },
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  aloud,
});

interface Props {
  readonly map: LinkMap;
  readonly picked: Picked;
  readonly onPick: (picked: Picked) => void;
  readonly onOpen: (nodeKey: string) => void;
  /** To where the same stands as a table. */
  readonly onLeave: () => void;
}

/**
 * The links as a picture: one stop of the Tab key, in which the arrows go along the links. What one comes to is said
 * aloud; whoever cannot see it, or where it cannot be drawn, reads the same in the table.
 */
export function LinkGraph({ map, picked, onPick, onOpen, onLeave }: Props) {
  const styles = useStyles();
  const help = useId();
  const places = useMemo(() => placesOf(map), [map]);
  const { canvas, drawn, isMissing } = useDrawn(map, places, picked, onPick);
  const [said, setSaid] = useState('');
  const at = picked.node ?? map.nodes[0]?.key;
  const goTo = (node: string) => {
    onPick({ node });
    setSaid(saidAt(node, map));
  };
  const hear = (event: KeyboardEvent) => {
    const { key } = event;
    if (at === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (isArrow(key)) {
      const next = nextTowards(at, key, map, places);
      if (next === undefined) setSaid('No link leads that way.');
      else goTo(next);
    } else if (key === 'Enter') onOpen(at);
    else if (key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.graph}>
      <div
        ref={canvas}
        className={styles.canvas}
        role="application"
        aria-roledescription="graph"
        aria-label={`Graph of ${map.items.length === 1 ? '1 link' : `${map.items.length} links`}`}
        aria-describedby={help}
        tabIndex={0}
        dir="ltr"
        onKeyDown={hear}
        onFocus={() => at !== undefined && picked.link === undefined && goTo(at)}
      />
      <span className={styles.aloud} role="status">
        {said}
      </span>
      <Text id={help} size={200}>
        {isMissing
          ? 'It cannot be drawn here. The table says the same.'
          : 'Arrow keys go along the links, Enter opens, Esc goes to the table.'}
      </Text>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => drawn.current?.zoom(1.3)}>
          Closer
        </Button>
        <Button size="small" onClick={() => drawn.current?.zoom(1 / 1.3)}>
          Farther
        </Button>
        <Button size="small" onClick={() => drawn.current?.fit()}>
          Show all
        </Button>
      </div>
    </div>
  );
}

/** The drawing comes late, and anew only where other links are shown; the theme may change while it stands. */
function useDrawn(map: LinkMap, places: ReturnType<typeof placesOf>, picked: Picked, onPick: Props['onPick']) {
  const canvas = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnLinks>(undefined);
  const latest = useRef({ picked, onPick });
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    latest.current = { picked, onPick };
    drawn.current?.show(picked);
  }, [picked, onPick]);
  useEffect(() => {
    let isOver = false;
    const draw = async () => {
      const { drawLinks } = await import('./drawLinks');
      if (isOver || canvas.current === null) return;
      drawn.current = drawLinks(canvas.current, map, places, (each) => latest.current.onPick(each));
      drawn.current.show(latest.current.picked);
      setMissing(false);
    };
    draw().catch(() => setMissing(true));
    const theme = new MutationObserver(() => drawn.current?.recolour());
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const size = new ResizeObserver(() => drawn.current?.refit());
    if (canvas.current !== null) size.observe(canvas.current);
    return () => {
      isOver = true;
      theme.disconnect();
      size.disconnect();
      drawn.current?.end();
      drawn.current = undefined;
    };
  }, [map, places]);
  return { canvas, drawn, isMissing };
}
