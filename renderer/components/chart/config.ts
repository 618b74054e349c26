import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  type ChartDataset,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  Tooltip,
} from 'chart.js';
import { type ChartPaint, FONT_FAMILY, PAINT_PALETTE, planColors } from '../../app/theme.ts';
import { hatchTile, TILE_RATIO } from '../status/hatchTile.ts';
import { type ChartModel, type Series, tickText, valueText } from './model.ts';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

export type Scheme = 'light' | 'dark';
type Config = ChartConfiguration<'bar' | 'line', (number | null)[], string>;

/** A ground with its hatch over it: charts repeat one tile of both. */
const ground = (key: ChartPaint, scheme: Scheme): string | CanvasPattern => {
  const { fill } = PAINT_PALETTE[scheme][key];
  const tile = hatchTile(key, scheme);
  if (tile === null) return fill;
  const canvas = document.createElement('canvas');
  canvas.width = tile.width;
  canvas.height = tile.height;
  const context = canvas.getContext('2d');
  if (context === null) return fill;
  context.fillStyle = fill;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(tile, 0, 0);
  const pattern = context.createPattern(canvas, 'repeat');
  pattern?.setTransform(new DOMMatrix([1 / TILE_RATIO, 0, 0, 1 / TILE_RATIO, 0, 0]));
  return pattern ?? fill;
};

const dataset = (
  { name, values, paint, line = false }: Series,
  scheme: Scheme,
  sign: 1 | -1,
): ChartDataset<'bar' | 'line', (number | null)[]> => {
  const keys = typeof paint === 'string' ? [paint] : paint;
  const lines = keys.map((key) => PAINT_PALETTE[scheme][key].line);
  const data = values.map((value) => (value === null ? null : value * sign));
  if (line)
    return {
      type: 'line',
      label: name,
      data,
      borderColor: lines[0] ?? '',
      backgroundColor: lines[0] ?? '',
      borderWidth: 2,
      pointRadius: 3,
      tension: 0,
    };
  return {
    type: 'bar',
    label: name,
    data,
    backgroundColor: keys.map((key) => ground(key, scheme)),
    borderColor: lines,
    borderWidth: 1,
    borderRadius: 2,
    maxBarThickness: 46,
    categoryPercentage: 0.78,
    barPercentage: 0.92,
  };
};

const drawn = ({ series }: ChartModel): Series[] => series.filter(({ told = false }) => !told);

/** The value at the end of each lying bar: such a chart is read without a hint. */
const endLabels = (model: ChartModel, color: string): Plugin<'bar' | 'line'> => ({
  id: 'endLabels',
  afterDatasetsDraw: (chart) => {
    const { ctx } = chart;
    ctx.save();
    ctx.font = `12px ${FONT_FAMILY}`;
    ctx.fillStyle = color;
    ctx.textBaseline = 'middle';
    drawn(model).forEach(({ values }, s) => {
      const left = model.mirrored === true && s === 0;
      ctx.textAlign = left ? 'right' : 'left';
      chart.getDatasetMeta(s).data.forEach((bar, i) => {
        const value = values[i];
        if (value === null || value === undefined || (value === 0 && model.mirrored === true)) return;
        ctx.fillText(valueText(value, model.unit), bar.x + (left ? -5 : 5), bar.y);
      });
    });
    ctx.restore();
  },
});

/** Free space beyond the longest bar, for its label: sums of money are long. */
const GRACE = { rubles: '34%', metres: '20%', percent: '14%', count: '14%' } as const;

/** What Chart.js draws; never moving, so that nothing has to be waited for and reduced motion is kept to. */
export const chartConfig = (model: ChartModel, scheme: Scheme): Config => {
  const { lying = false, mirrored = false, unit } = model;
  const { text, dim, surface } = planColors(scheme);
  const grid = scheme === 'light' ? '#e1e5ea' : '#2a323c';
  const font = { family: FONT_FAMILY, size: 12 };
  const category = {
    stacked: mirrored,
    grid: { display: false },
    border: { color: grid },
    ticks: { color: text, font, autoSkip: !lying, maxRotation: 0 },
  };
  const value = {
    stacked: mirrored,
    beginAtZero: true,
    grace: lying ? GRACE[unit] : 0,
    grid: { color: grid },
    border: { display: false },
    ticks: {
      color: dim,
      font,
      maxTicksLimit: lying ? 5 : 7,
      // Half a client is nobody.
      ...(unit === 'count' ? { precision: 0 } : {}),
      callback: (tick: string | number) =>
        tickText(Math.abs(Number(tick)) * (mirrored ? 1 : Math.sign(Number(tick)) || 1), unit),
    },
  };
  return {
    type: 'bar',
    data: {
      labels: [...model.labels],
      datasets: drawn(model).map((series, i) => dataset(series, scheme, mirrored && i === 0 ? -1 : 1)),
    },
    plugins: lying ? [endLabels(model, text)] : [],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: lying ? 'y' : 'x',
      interaction: { mode: 'index', axis: lying ? 'y' : 'x', intersect: false },
      scales: lying ? { y: category, x: value } : { x: category, y: value },
      plugins: {
        legend: {
          display: drawn(model).length > 1,
          position: 'bottom',
          labels: { color: text, font, boxWidth: 14, boxHeight: 12, padding: 14 },
        },
        tooltip: {
          backgroundColor: surface,
          titleColor: text,
          bodyColor: text,
          borderColor: grid,
          borderWidth: 1,
          titleFont: { ...font, weight: 600 },
          bodyFont: font,
          padding: 10,
          callbacks: {
            label: ({ dataset: { label }, raw }) =>
              ` ${label ?? ''}: ${valueText(raw === null ? null : mirrored ? Math.abs(Number(raw)) : Number(raw), unit)}`,
          },
        },
      },
    },
  };
};
