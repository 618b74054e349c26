import { useId } from 'react';
import { PAINT_HATCH, type PaintKey } from '../../app/theme.ts';

interface Props {
  readonly status: PaintKey;
  readonly size?: number;
}

/** A room's ground as the plan draws it: colour and hatch. Ornament: the name stands beside it. */
export const StatusSwatch = ({ status, size = 14 }: Props) => {
  const id = useId();
  const hatch = PAINT_HATCH[status];
  const line = `var(--status-${status}-line)`;
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden style={{ flex: 'none' }}>
      {hatch === null ? null : (
        <pattern id={id} width={hatch.tile} height={hatch.tile} patternUnits="userSpaceOnUse">
          <path d={hatch.path} fill="none" stroke={line} strokeWidth={hatch.stroke} strokeLinecap="round" />
        </pattern>
      )}
      <rect
        x={0.5}
        y={0.5}
        width={size - 1}
        height={size - 1}
        rx={2.5}
        fill={`var(--status-${status}-fill)`}
      />
      {hatch === null ? null : (
        <rect x={0.5} y={0.5} width={size - 1} height={size - 1} rx={2.5} fill={`url(#${id})`} />
      )}
      <rect x={0.5} y={0.5} width={size - 1} height={size - 1} rx={2.5} fill="none" stroke={line} />
    </svg>
  );
};
