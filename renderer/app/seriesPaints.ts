import type { Hatch, StatusPaint } from './theme.ts';

/** What a chart's series are drawn with where they are no states of rooms: the one that counts, what it is compared with, the rest. */

export const SERIES_KEYS = ['seriesMain', 'seriesOther', 'seriesQuiet'] as const;
export type SeriesKey = (typeof SERIES_KEYS)[number];

export const SERIES_HATCH: Record<SeriesKey, Hatch | null> = {
  seriesMain: null,
  seriesOther: { tile: 7, stroke: 1.6, path: 'M0 7L7 0M-1 1L1 -1M6 8L8 6' },
  seriesQuiet: { tile: 6, stroke: 1.6, path: 'M3 3h.01' },
};

export const SERIES_PALETTE: Record<'light' | 'dark', Record<SeriesKey, StatusPaint>> = {
  light: {
    seriesMain: { fill: '#25859c', ink: '#ffffff', line: '#0f6e86' },
    seriesOther: { fill: '#fbe2b0', ink: '#5a3900', line: '#c98a1c' },
    seriesQuiet: { fill: '#e5e8ed', ink: '#323b47', line: '#8a94a2' },
  },
  dark: {
    seriesMain: { fill: '#25859c', ink: '#ffffff', line: '#6cb5c6' },
    seriesOther: { fill: '#5c430f', ink: '#ffe9bd', line: '#dba23c' },
    seriesQuiet: { fill: '#2e3742', ink: '#dde2e9', line: '#6f7a89' },
  },
};
