import type { ReactNode } from 'react';
import styles from './figures.module.css';

interface Props {
  readonly tone?: 'plain' | 'warning' | 'good';
  readonly children: ReactNode;
}

/** A small mark beside a name. */
export const Tag = ({ tone = 'plain', children }: Props) => (
  <span className={styles.tag} data-tone={tone}>
    {children}
  </span>
);
