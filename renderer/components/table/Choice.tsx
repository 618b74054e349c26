import { NativeSelect, SegmentedControl } from '@mantine/core';
import styles from './List.module.css';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  /** The first is what an address without the filter means. */
  readonly choices: readonly T[];
  readonly name: (value: T) => string;
  /** Undefined: the first one, which the address leaves out. */
  readonly choose: (value: T | undefined) => void;
}

/** A filter of a few values, all in sight. */
export const Choice = <T extends string>({ label, value, choices, name, choose }: Props<T>) => (
  <SegmentedControl
    aria-label={label}
    value={value}
    onChange={(next) => choose(next === choices[0] ? undefined : next)}
    data={choices.map((one) => ({ value: one, label: name(one) }))}
  />
);

/** A filter whose values don't explain themselves, or are many: its name stands before them. */
export const PickFilter = <T extends string>({ label, value, choices, name, choose }: Props<T>) => (
  <NativeSelect
    className={styles.pick}
    aria-label={label}
    value={value}
    data-chosen={value !== choices[0] || undefined}
    onChange={(event) => {
      const next = choices.find((one) => one === event.currentTarget.value);
      choose(next === choices[0] ? undefined : next);
    }}
    data={choices.map((one) => ({ value: one, label: `${label}: ${name(one).toLowerCase()}` }))}
  />
);
