import { Fragment, type ReactNode } from 'react';
import styles from './Print.module.css';

/** Names and values of a paper's head, in two columns; what is empty is left out. */
export const Facts = ({ facts }: { facts: readonly (readonly [title: string, value: ReactNode])[] }) => (
  <dl className={styles.facts}>
    {facts
      .filter(([, value]) => value !== null && value !== '')
      .map(([title, value]) => (
        <Fragment key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
  </dl>
);

/** A line to sign on, and whose name is beside it; «—», nobody that the program knows of, leaves room for one. */
export const Signature = ({ who, name }: { who: string; name: string }) => (
  <div className={styles.signature}>
    <span>{who}</span>
    <span className={styles.line} />
    <span>/ {name === '—' ? '____________________' : name} /</span>
  </div>
);
