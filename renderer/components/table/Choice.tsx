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

interface PickProps<T extends string> extends Props<T> {
  /** px. */
  readonly width: number;
  /** The values explain themselves: its name doesn't stand before them. */
  readonly bare?: boolean;
}

/** A filter in little room: of many values, or where others stand beside it. */
export const PickFilter = <T extends string>(props: PickProps<T>) => {
  const { label, value, choices, name, choose, width, bare = false } = props;
  return (
    <NativeSelect
      className={styles.pick}
      style={{ width }}
      aria-label={label}
      value={value}
      data-chosen={value !== choices[0] || undefined}
      onChange={(event) => {
        const next = choices.find((one) => one === event.currentTarget.value);
        choose(next === choices[0] ? undefined : next);
      }}
      data={choices.map((one) => ({
        value: one,
        label: bare ? name(one) : `${label}: ${name(one).toLowerCase()}`,
      }))}
    />
  );
};
