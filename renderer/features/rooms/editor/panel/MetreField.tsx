import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { millimetre } from '../../../../../plan/geometry.ts';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly suffix?: string;
}

/** A figure of the drawing: typed in whole and taken over by Enter or on leaving, so that it is one step to undo. */
export const MetreField = ({ label, value, onValue, min, max, step = 0.1, suffix }: Props) => {
  const [typed, setTyped] = useState<string | number | null>(null);
  const take = () => {
    const next = typeof typed === 'number' ? typed : Number.parseFloat(String(typed).replace(',', '.'));
    setTyped(null);
    if (typed === null || !Number.isFinite(next) || next === millimetre(value)) return;
    onValue(Math.min(Math.max(next, min ?? next), max ?? next));
  };
  return (
    <NumberInput
      size="xs"
      label={label}
      value={typed ?? millimetre(value)}
      onChange={setTyped}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
      decimalScale={3}
      decimalSeparator=","
      step={step}
      hideControls
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      {...(suffix === undefined ? {} : { suffix })}
    />
  );
};
