import { money } from '../i18n/format.ts';
import styles from './figures.module.css';

/** A sum in rubles; below zero it is a debt and red, with its minus. */
export const Money = ({ value }: { value: number }) => (
  <span className={value < 0 ? styles.debt : undefined}>{money(value)}</span>
);
