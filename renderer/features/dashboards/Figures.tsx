import { Tooltip } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../api/dashboards.ts';
import { changeText, type Figure, figureText } from '../../components/dashboards/figure.ts';
import styles from './Dashboards.module.css';

interface Props {
  readonly label: string;
  readonly figures: readonly Figure[];
  /** Of which house and days: their lists are asked for the same. */
  readonly asked: Asked;
}

/** The figures of a dashboard: each explains itself, and says how it was. */
export const Figures = ({ label, figures, asked }: Props) => (
  <ul className={styles.figures} aria-label={label}>
    {figures.map((figure) => (
      <li key={figure.name} className={styles.figure}>
        <span className={styles.name}>
          {figure.name}
          <Definition name={figure.name} text={figure.definition} />
        </span>
        <strong className={styles.value}>
          {figure.list === undefined ? (
            figureText(figure)
          ) : (
            <Link {...listOf(figure.list, asked)}>{figureText(figure)}</Link>
          )}
        </strong>
        <Compared figure={figure} />
      </li>
    ))}
  </ul>
);

const listOf = (list: NonNullable<Figure['list']>, asked: Asked): LinkProps => {
  const warehouse = asked.warehouse_id;
  if (list === 'debtors') return { to: '/agreements', search: { warehouse, watch: 'debt', sort: 'balance' } };
  if (list === 'occupied') return { to: '/rooms', search: { warehouse, show: ['occupied', 'leaving'] } };
  return {
    to: '/payments',
    search: { warehouse, kind: 'all', from: asked.start_date, to: asked.end_date },
  };
};

/** By pointer and by keyboard; to a screen reader it is the button's own text. */
const Definition = ({ name, text: words }: { name: string; text: string }) => (
  <Tooltip label={words} multiline w={340} events={{ hover: true, focus: true, touch: true }} openDelay={150}>
    <button type="button" className={styles.definition} aria-label={`${name}. ${words}`}>
      <IconInfoCircle size={15} stroke={1.7} aria-hidden />
    </button>
  </Tooltip>
);

const Compared = ({ figure: { value, before, year, unit } }: { figure: Figure }) => {
  const { t } = useTranslation();
  const lines = [
    ['toBefore', before],
    ['toYear', year],
  ] as const;
  return (
    <span className={styles.compared}>
      {lines.map(([word, then]) =>
        then === undefined ? null : (
          <span key={word}>
            {t(`dashboards.${word}`)} <b>{changeText(value, then, unit)}</b>
          </span>
        ),
      )}
    </span>
  );
};
