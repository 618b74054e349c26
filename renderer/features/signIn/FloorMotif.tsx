import { STATUS_KEYS } from '../../app/theme.ts';

/** A drawn floor behind the brand: ornament only, the same every time, in the colours of the plan. */

const WIDTH = 640;
const HEIGHT = 900;
const FRONT = 54;
const AISLE = 34;
const PAINT = [
  ...Array<string>(7).fill('occupied'),
  'free',
  'occupied',
  'free',
  'leaving',
  'occupied',
  'booked',
  'occupied',
  'test',
];

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly status: string;
}

const cells = (): Cell[] => {
  const out: Cell[] = [];
  let seed = 7;
  const next = (n: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  for (let y = 0, row = 0; y < HEIGHT; y += FRONT + (row % 2 === 0 ? AISLE : 2), row += 1) {
    for (let x = 0; x < WIDTH; ) {
      const width = [26, 34, 34, 46, 62][next(5)] ?? 34;
      const status = PAINT[next(PAINT.length)] ?? STATUS_KEYS[0];
      out.push({ x, y, width: width - 2, status });
      x += width;
    }
  }
  return out;
};

const CELLS = cells();

export const FloorMotif = ({ className }: { className: string }) => (
  <svg
    className={className}
    viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    preserveAspectRatio="xMidYMid slice"
    aria-hidden
  >
    {CELLS.map(({ x, y, width, status }) => (
      <rect
        key={`${x}:${y}`}
        x={x}
        y={y}
        width={width}
        height={FRONT}
        rx={1.5}
        fill={`var(--status-${status}-fill)`}
        stroke={`var(--status-${status}-line)`}
      />
    ))}
  </svg>
);
