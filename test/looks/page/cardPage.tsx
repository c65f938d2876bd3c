import {
  FluentProvider,
  makeStyles,
  mergeClasses,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  type Theme,
  tokens,
} from '@fluentui/react-components';
import { useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Card } from '../../../bot/cards/kit';
import { addFonts } from '../../../bot/local/page/fonts';
import { useCardStyles } from '../../../tab/card/cardStyles';
import { drawCard } from '../../../tab/card/drawCard';

// Cards as chats of local mode draw them, by their names. Whoever opens the page hands them over as an event.

const themes: Record<string, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    padding: '16px',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  name: { margin: '0 0 8px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  card: { maxWidth: '480px', marginBottom: '24px' },
});

interface Shown {
  readonly theme: string;
  readonly cards: readonly (readonly [name: string, card: Card])[];
}

function CardPage() {
  const styles = useStyles();
  const [{ theme, cards }, show] = useState<Shown>({ theme: 'default', cards: [] });
  useLayoutEffect(() => {
    const take = (event: Event): void => {
      if (event instanceof CustomEvent) show((shown) => ({ ...shown, ...event.detail }));
    };
    window.addEventListener('show', take);
    document.documentElement.dataset['ready'] = 'true';
    return () => window.removeEventListener('show', take);
  }, []);
  const look = themes[theme] ?? teamsLightTheme;
  return (
    <FluentProvider theme={look} style={{ colorScheme: theme === 'default' ? 'light' : 'dark' }}>
      <main className={styles.page}>
        <h1 className={styles.name}>Cards</h1>
        {cards.map(([name, card]) => (
          <section key={name} aria-label={name}>
            <h2 className={styles.name}>{name}</h2>
            <DrawnCard card={card} />
          </section>
        ))}
      </main>
    </FluentProvider>
  );
}

function DrawnCard({ card }: { card: Card }) {
  const styles = useStyles();
  const { card: whole, framed } = useCardStyles();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(drawCard(card)), [card]);
  return <div ref={place} className={mergeClasses(whole, framed, styles.card)} />;
}

addFonts(document);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<CardPage />);
