import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

interface Props {
  readonly title: string;
  readonly count?: number;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One titled part of the card. */
export const Section = ({ title, count, aside, children }: Props) => {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h2 id={id}>
          {title}
          {count === undefined ? null : <span className={styles.sectionCount}>{count}</span>}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
};
