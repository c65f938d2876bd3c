import { type Theme, teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { z } from 'zod';

export const themeNames = ['default', 'dark', 'contrast'] as const;
export const ThemeName = z.enum(themeNames);
export type ThemeName = z.infer<typeof ThemeName>;

export const themes: Record<ThemeName, Theme> = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const KEY = 'sentinel-local-theme';

/** The chosen theme, kept for all windows. Its tokens stand on the root element too, for what cards hang into the body. */
export function useTheme(): [ThemeName, (theme: ThemeName) => void] {
  const [theme, setTheme] = useState(() => ThemeName.catch('default').parse(localStorage.getItem(KEY)));
  useEffect(() => {
    localStorage.setItem(KEY, theme);
    for (const [token, value] of Object.entries(themes[theme])) {
      document.documentElement.style.setProperty(`--${token}`, String(value));
    }
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  }, [theme]);
  return [theme, setTheme];
}
