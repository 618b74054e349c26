import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import i18next from 'i18next';
import { SERIES_HATCH, SERIES_KEYS, SERIES_PALETTE, type SeriesKey } from './seriesPaints.ts';

/** Every colour, size and radius of the program; style sheets only read the variables made here. */

/**
 * One set of status colours for plan, badges, legend and charts. Each state also has a hatch of its own, so that it is
 * told apart in grey print and by colour-blind eyes.
 */

export const STATUS_KEYS = [
  'free',
  'test',
  'unpaid',
  'incomplete',
  'booked',
  'leaving',
  'occupied',
  'notOffered',
  'debtor',
] as const;
export type StatusKey = (typeof STATUS_KEYS)[number];

export interface StatusPaint {
  /** Ground of a room on the plan, of a swatch and of a badge. */
  readonly fill: string;
  /** Text on `fill`, contrast AA. */
  readonly ink: string;
  /** Outline and hatch. */
  readonly line: string;
}

/** A square tile repeated over the ground: side in px, SVG path, stroke width in px. */
export interface Hatch {
  readonly tile: number;
  readonly path: string;
  readonly stroke: number;
}

const diagonal = (tile: number, stroke: number): Hatch => ({
  tile,
  stroke,
  path: `M0 ${tile}L${tile} 0M-1 1L1 -1M${tile - 1} ${tile + 1}L${tile + 1} ${tile - 1}`,
});

export const STATUS_HATCH: Record<StatusKey, Hatch | null> = {
  free: null,
  test: { tile: 6, stroke: 1.7, path: 'M3 3h.01' },
  unpaid: diagonal(11, 1),
  incomplete: diagonal(7, 1),
  booked: diagonal(4, 1),
  leaving: { tile: 6, stroke: 1, path: 'M0 3H6' },
  occupied: null,
  notOffered: { tile: 7, stroke: 1, path: 'M3.5 0V7' },
  debtor: { tile: 7, stroke: 2.2, path: 'M0 0L7 7M-1 6L1 8M6 -1L8 1' },
};

export const STATUS_PALETTE: Record<'light' | 'dark', Record<StatusKey, StatusPaint>> = {
  light: {
    free: { fill: '#c4ead0', ink: '#0b4a26', line: '#4fae75' },
    test: { fill: '#cfe2fc', ink: '#123f7a', line: '#5b95e0' },
    unpaid: { fill: '#efe7fd', ink: '#4a2590', line: '#a98ae4' },
    incomplete: { fill: '#d9c8f8', ink: '#3d1c80', line: '#9470d8' },
    booked: { fill: '#b596ec', ink: '#2a0f5e', line: '#7a52c7' },
    leaving: { fill: '#ffe1a3', ink: '#5a3900', line: '#d9992b' },
    occupied: { fill: '#b7c1ce', ink: '#1c2530', line: '#7f8d9f' },
    notOffered: { fill: '#f6f7f9', ink: '#586474', line: '#ccd2da' },
    debtor: { fill: '#cbd2dc', ink: '#5a0a0a', line: '#d63a3a' },
  },
  dark: {
    free: { fill: '#26704a', ink: '#ecfff4', line: '#55b883' },
    test: { fill: '#1f4276', ink: '#d9e8fd', line: '#6aa2ea' },
    unpaid: { fill: '#352a52', ink: '#e6dcfb', line: '#8b6fd0' },
    incomplete: { fill: '#4b3680', ink: '#efe7fd', line: '#a285e6' },
    booked: { fill: '#6a4bb3', ink: '#ffffff', line: '#c1a6f7' },
    leaving: { fill: '#6d4d0d', ink: '#ffe9bd', line: '#dba23c' },
    occupied: { fill: '#3e4854', ink: '#eef1f5', line: '#748190' },
    notOffered: { fill: '#1c222b', ink: '#97a1af', line: '#3c4653' },
    debtor: { fill: '#363f4a', ink: '#ffc9c9', line: '#e05656' },
  },
};

/**
 * Steps of the plan's overlays (lock charge, debts) from nothing to worst; each with a hatch of its own, like the states.
 */
export const LEVEL_KEYS = [
  'levelNone',
  'levelGood',
  'levelMild',
  'levelMiddle',
  'levelStrong',
  'levelWorst',
] as const;
export type LevelKey = (typeof LEVEL_KEYS)[number];
/** Whatever a room's ground may show. */
export type PaintKey = StatusKey | LevelKey;
/** Whatever a chart may be drawn with. */
export type ChartPaint = PaintKey | SeriesKey;

const LEVEL_HATCH: Record<LevelKey, Hatch | null> = {
  levelNone: null,
  levelGood: { tile: 8, stroke: 1, path: 'M0 4H8' },
  levelMild: { tile: 9, stroke: 1.6, path: 'M4.5 4.5h.01' },
  levelMiddle: diagonal(9, 1),
  levelStrong: diagonal(5, 1),
  levelWorst: { tile: 6, stroke: 1.2, path: 'M0 0L6 6M-1 5L1 7M5 -1L7 1M0 6L6 0M-1 1L1 -1M5 7L7 5' },
};

const LEVEL_PALETTE: Record<'light' | 'dark', Record<LevelKey, StatusPaint>> = {
  light: {
    levelNone: { fill: '#eef0f3', ink: '#586474', line: '#c3cad3' },
    levelGood: { fill: '#cdeed8', ink: '#0b4a26', line: '#8fcda6' },
    levelMild: { fill: '#fff0cc', ink: '#5a3900', line: '#d9a53f' },
    levelMiddle: { fill: '#ffdba0', ink: '#5a3900', line: '#d08c1d' },
    levelStrong: { fill: '#fbbd97', ink: '#5c1f00', line: '#cf5f24' },
    levelWorst: { fill: '#f4a3a0', ink: '#5a0505', line: '#c73030' },
  },
  dark: {
    levelNone: { fill: '#232a33', ink: '#a3adba', line: '#3c4653' },
    levelGood: { fill: '#1f4d36', ink: '#d6f7e3', line: '#3f8a63' },
    levelMild: { fill: '#4a3c17', ink: '#ffeec4', line: '#a9842f' },
    levelMiddle: { fill: '#6b470f', ink: '#ffe7b8', line: '#d39a35' },
    levelStrong: { fill: '#7a3a15', ink: '#ffe2d1', line: '#e0793b' },
    levelWorst: { fill: '#7d2323', ink: '#ffe3e1', line: '#ef6b6b' },
  },
};

export const PAINT_HATCH: Record<ChartPaint, Hatch | null> = {
  ...STATUS_HATCH,
  ...LEVEL_HATCH,
  ...SERIES_HATCH,
};
export const PAINT_PALETTE: Record<'light' | 'dark', Record<ChartPaint, StatusPaint>> = {
  light: { ...STATUS_PALETTE.light, ...LEVEL_PALETTE.light, ...SERIES_PALETTE.light },
  dark: { ...STATUS_PALETTE.dark, ...LEVEL_PALETTE.dark, ...SERIES_PALETTE.dark },
};

const accent: MantineColorsTuple = [
  '#e7f4f7',
  '#cde6ec',
  '#9fcfdb',
  '#6cb5c6',
  '#47a0b5',
  '#25859c',
  '#0f6e86',
  '#0b5b70',
  '#094a5b',
  '#073b49',
];

const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#f0f2f5',
  '#e5e8ed',
  '#d5dae1',
  '#b5bdc8',
  '#8a94a2',
  '#5d6877',
  '#475160',
  '#323b47',
  '#1d2530',
];

const dark: MantineColorsTuple = [
  '#dde2e9',
  '#c2c9d3',
  '#9aa4b2',
  '#6f7a89',
  '#3f4956',
  '#2e3742',
  '#222932',
  '#181e25',
  '#12171d',
  '#0d1115',
];

/** Sizes that scripts need too, px. */
export const SIZES = {
  navigation: 196,
  navigationCollapsed: 56,
  topBar: 48,
  tableRow: 34,
  listRow: 34,
  roomsAside: 376,
  roomsAsideWide: 450,
} as const;

/** Longest motion, ms; none where the system asks for reduced motion. */
export const MOTION_MS = 140;

export const FONT_FAMILY = "'Inter Variable', system-ui, 'Segoe UI', sans-serif";

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  colors: { accent, gray, dark },
  black: '#1d2530',
  fontFamily: FONT_FAMILY,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.3' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  headings: {
    fontFamily: FONT_FAMILY,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.25' },
      h2: { fontSize: '15px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    // Fields side by side keep one line, whichever of them is explained.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    SegmentedControl: { defaultProps: { size: 'sm', transitionDuration: MOTION_MS } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Menu: {
      defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 100 }, shadow: 'md' },
    },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 }, withArrow: true } },
    Skeleton: { defaultProps: { radius: 'xs' } },
    // A function, so that the name follows the language.
    Modal: { defaultProps: () => ({ closeButtonProps: { 'aria-label': i18next.t('common.close') } }) },
  },
});

type Tokens = Record<string, string>;

const lightTokens: Tokens = {
  '--page': '#f7f8fa',
  '--surface': '#ffffff',
  '--surface-sunken': '#f0f2f5',
  '--line': '#e1e5ea',
  '--line-strong': '#ccd2da',
  '--text': '#1d2530',
  '--text-dim': '#5d6877',
  '--hover': '#f1f5f7',
  '--selected': '#e2f1f5',
  '--selected-line': '#0f6e86',
  '--link': '#0b5f75',
  '--danger': '#b3261e',
  '--danger-ground': '#fdecea',
  '--danger-line': '#f2c3bf',
  '--warning': '#7a4b00',
  '--warning-ground': '#fff3d6',
  '--warning-line': '#efd292',
  '--info-ground': '#eef5f7',
  '--info-line': '#c9dfe5',
  '--shadow': '0 6px 24px rgb(20 30 45 / 14%)',
  '--plan-ground': '#eceff3',
  '--plan-floor': '#ffffff',
  '--plan-void': '#dde2e8',
  '--plan-wall': '#3c4754',
};

const darkTokens: Tokens = {
  '--page': '#12171d',
  '--surface': '#181e25',
  '--surface-sunken': '#141a20',
  '--line': '#2a323c',
  '--line-strong': '#3f4956',
  '--text': '#dde2e9',
  '--text-dim': '#9aa4b2',
  '--hover': '#1f262f',
  '--selected': '#173a45',
  '--selected-line': '#47a0b5',
  '--link': '#6cb5c6',
  '--danger': '#ff9d97',
  '--danger-ground': '#3a1f20',
  '--danger-line': '#6a3234',
  '--warning': '#f5cf86',
  '--warning-ground': '#382c13',
  '--warning-line': '#5f4b1e',
  '--info-ground': '#172830',
  '--info-line': '#28444f',
  '--shadow': '0 6px 24px rgb(0 0 0 / 50%)',
  '--plan-ground': '#0f1419',
  '--plan-floor': '#1a2129',
  '--plan-void': '#12181e',
  '--plan-wall': '#7a8796',
};

const statusVariables = (scheme: 'light' | 'dark'): Tokens =>
  Object.fromEntries(
    [...STATUS_KEYS, ...LEVEL_KEYS, ...SERIES_KEYS].flatMap((key) => {
      const { fill, ink, line } = PAINT_PALETTE[scheme][key];
      return [
        [`--status-${key}-fill`, fill],
        [`--status-${key}-ink`, ink],
        [`--status-${key}-line`, line],
      ];
    }),
  );

/** Canvas can't read style sheets: the plan takes its ground colours from here. */
export const planColors = (scheme: 'light' | 'dark') => {
  const tokens = scheme === 'light' ? lightTokens : darkTokens;
  const get = (name: string) => tokens[name] ?? '#888888';
  return {
    ground: get('--plan-ground'),
    floor: get('--plan-floor'),
    void: get('--plan-void'),
    wall: get('--plan-wall'),
    text: get('--text'),
    dim: get('--text-dim'),
    accent: get('--selected-line'),
    surface: get('--surface'),
  };
};
export type PlanColors = ReturnType<typeof planColors>;

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--navigation-width': `${SIZES.navigation}px`,
    '--navigation-collapsed': `${SIZES.navigationCollapsed}px`,
    '--top-bar': `${SIZES.topBar}px`,
    '--table-row': `${SIZES.tableRow}px`,
    '--rooms-aside': `${SIZES.roomsAside}px`,
    '--rooms-aside-wide': `${SIZES.roomsAsideWide}px`,
    '--motion': `${MOTION_MS}ms`,
    '--mantine-color-dimmed': 'var(--text-dim)',
  },
  light: {
    ...lightTokens,
    ...statusVariables('light'),
    '--mantine-color-body': '#ffffff',
    '--mantine-color-anchor': '#0b5f75',
    '--mantine-color-placeholder': 'var(--text-dim)',
    '--mantine-color-error': 'var(--danger)',
  },
  dark: {
    ...darkTokens,
    ...statusVariables('dark'),
    '--mantine-color-body': '#181e25',
    '--mantine-color-anchor': '#6cb5c6',
    '--mantine-color-placeholder': 'var(--text-dim)',
    '--mantine-color-error': 'var(--danger)',
  },
});
