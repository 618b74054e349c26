import { Chart } from 'chart.js';
import { FONT_FAMILY, planColors } from '../../app/theme.ts';
import { chartHeight } from './ChartCanvas.tsx';
import { chartConfig } from './config.ts';
import type { ChartModel } from './model.ts';

/** Pixels of the picture for one of the chart's: to be put into a paper. */
const DENSITY = 2;
const WIDTH = 900;
const HEAD = 64;
const MARGIN = 24;

/**
 * A chart as a picture: always dark on white and of one size, whatever the screen's theme and width, with its title and what
 * it is of. null where the browser gives no picture.
 */
export const chartPicture = async (model: ChartModel, note: string): Promise<Blob | null> => {
  const height = Math.max(380, chartHeight(model));
  const drawing = document.createElement('canvas');
  drawing.width = WIDTH - 2 * MARGIN;
  drawing.height = height;
  const config = chartConfig(model, 'light');
  const chart = new Chart(drawing, {
    ...config,
    options: { ...config.options, responsive: false, devicePixelRatio: DENSITY },
  });
  try {
    const page = document.createElement('canvas');
    page.width = WIDTH * DENSITY;
    page.height = (height + HEAD + MARGIN) * DENSITY;
    const context = page.getContext('2d');
    if (context === null) return null;
    const { text, dim } = planColors('light');
    context.scale(DENSITY, DENSITY);
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, WIDTH, height + HEAD + MARGIN);
    context.fillStyle = text;
    context.font = `600 18px ${FONT_FAMILY}`;
    context.fillText(model.title, MARGIN, 30);
    context.fillStyle = dim;
    context.font = `13px ${FONT_FAMILY}`;
    context.fillText(note, MARGIN, 51);
    context.drawImage(drawing, MARGIN, HEAD, WIDTH - 2 * MARGIN, height);
    return await new Promise((done) => page.toBlob(done, 'image/png'));
  } finally {
    chart.destroy();
  }
};
