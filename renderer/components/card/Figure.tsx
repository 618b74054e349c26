import type { ReactNode } from 'react';
import type { DaysTone } from '../DaysLeft.tsx';
import styles from './Card.module.css';

interface Props {
  readonly title: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  readonly tone?: DaysTone;
}

/** One of the large figures of a card's head; they stand in a `dl`. */
export const Figure = ({ title, value, note, tone = 'fine' }: Props) => (
  <div className={styles.figure} data-tone={tone}>
    <dt>{title}</dt>
    <dd>{value}</dd>
    {note === undefined || note === null ? null : <dd className={styles.figureNote}>{note}</dd>}
  </div>
);
