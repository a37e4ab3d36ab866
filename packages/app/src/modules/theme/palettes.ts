import { palettes as base } from '@backstage/theme';

const navigation = {
  ...base.light.navigation,
  indicator: '#4fc3d9',
  color: '#b9c8d2',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#1d3648' },
  submenu: { background: '#1d3648' },
};

/**
 * The colours of the Material UI themes. `tokens.css` says the same to
 * Backstage UI: change both.
 */
export const palettes = {
  header: {
    light: ['#17384a'],
    dark: ['#17232d'],
  },
  light: {
    ...base.light,
    background: { default: '#f4f7f9', paper: '#ffffff' },
    primary: { main: '#0b5f7a' },
    secondary: { main: '#0b5f7a' },
    status: {
      ...base.light.status,
      ok: '#0f7a3d',
      warning: '#a35200',
      error: '#c62334',
      running: '#0b5f7a',
      aborted: '#52636f',
    },
    grey: { A100: '#dbe3e9' },
    border: '#dbe3e9',
    textSubtle: '#52636f',
    textVerySubtle: '#c3ced6',
    link: '#0b5f7a',
    linkHover: '#084b61',
    navigation: { ...navigation, background: '#10222f' },
    tabbar: { indicator: '#0b5f7a' },
  },
  dark: {
    ...base.dark,
    background: { default: '#0f1820', paper: '#17232d' },
    primary: { main: '#6cc7dc', dark: '#8fd6e6' },
    secondary: { main: '#6cc7dc' },
    grey: { A100: '#2b3c49' },
    border: '#2b3c49',
    textSubtle: '#a3b4c0',
    textVerySubtle: '#4d6273',
    link: '#6cc7dc',
    linkHover: '#8fd6e6',
    navigation: { ...navigation, background: '#0b131a' },
    tabbar: { indicator: '#6cc7dc' },
  },
};
