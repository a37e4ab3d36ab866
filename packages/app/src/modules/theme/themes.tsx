import { ThemeBlueprint } from '@backstage/plugin-app-react';
import {
  createUnifiedTheme,
  genPageTheme,
  UnifiedTheme,
  UnifiedThemeProvider,
} from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { palettes } from './palettes';

function createBerthTheme(mode: 'light' | 'dark'): UnifiedTheme {
  // One flat, quiet header for every kind of page.
  const header = genPageTheme({ colors: palettes.header[mode], shape: 'none' });
  const kinds = ['home', 'documentation', 'tool', 'service', 'website'];
  const more = ['library', 'other', 'app', 'apis', 'card'];
  return createUnifiedTheme({
    palette: palettes[mode],
    fontFamily: 'system-ui, sans-serif',
    defaultPageTheme: 'home',
    pageTheme: Object.fromEntries(
      [...kinds, ...more].map(kind => [kind, header]),
    ),
  });
}

const light = createBerthTheme('light');
const dark = createBerthTheme('dark');

/** The light theme; replaces Backstage's of the same name. */
export const lightTheme = ThemeBlueprint.make({
  name: 'light',
  params: {
    theme: {
      id: 'light',
      title: 'Light',
      variant: 'light',
      icon: <RiSunLine />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={light} themeName="berth">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});

/** The dark theme; replaces Backstage's of the same name. */
export const darkTheme = ThemeBlueprint.make({
  name: 'dark',
  params: {
    theme: {
      id: 'dark',
      title: 'Dark',
      variant: 'dark',
      icon: <RiMoonLine />,
      Provider: ({ children }) => (
        <UnifiedThemeProvider theme={dark} themeName="berth">
          {children}
        </UnifiedThemeProvider>
      ),
    },
  },
});
