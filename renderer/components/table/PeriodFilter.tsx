import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { day } from '../../i18n/format.ts';
import { DateField, isoOf } from '../form/fields.tsx';
import { SPANS, spanOf } from '../period.ts';
import styles from './List.module.css';

interface Props {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The business day; undefined while it isn't known. */
  readonly today: string | undefined;
  readonly change: (span: { from: string | undefined; to: string | undefined }) => void;
}

/** Which days a list shows: by name, or from one to another. Neither: the last 12 months, as the API has it. */
export const PeriodFilter = ({ from, to, today, change }: Props) => {
  const { t } = useTranslation();
  const [own, setOwn] = useState(false);
  const named =
    today === undefined
      ? undefined
      : SPANS.find((name) => {
          const span = spanOf(name, today);
          return span.from === from && span.to === to;
        });
  const whole = from === undefined && to === undefined;
  const shown = own ? 'own' : whole ? 'year' : (named ?? 'own');
  const choose = (value: string) => {
    setOwn(value === 'own');
    const name = SPANS.find((one) => one === value);
    if (name !== undefined && today !== undefined) change(spanOf(name, today));
    else if (value === 'year') change({ from: undefined, to: undefined });
  };
  return (
    <span className={styles.period}>
      <NativeSelect
        className={styles.pick}
        aria-label={t('list.period')}
        value={shown}
        data-chosen={!whole || undefined}
        onChange={(event) => choose(event.currentTarget.value)}
        data={['year', ...SPANS, 'own'].map((value) => ({
          value,
          label: t(`list.period_${value as 'year' | 'own' | (typeof SPANS)[number]}`),
        }))}
      />
      {shown === 'own' ? (
        <>
          <DayBound
            label={t('list.periodFrom')}
            value={from}
            change={(value) => change({ from: value, to })}
          />
          <DayBound label={t('list.periodTo')} value={to} change={(value) => change({ from, to: value })} />
        </>
      ) : null}
    </span>
  );
};

interface BoundProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly change: (day: string | undefined) => void;
}

/** One end of the span: told as soon as a whole day stands there. */
const DayBound = ({ label, value, change }: BoundProps) => {
  const [text, setText] = useState(value === undefined ? '' : day(value));
  useEffect(() => setText(value === undefined ? '' : day(value)), [value]);
  return (
    <DateField
      className={styles.bound}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(typed) => {
        setText(typed);
        const iso = isoOf(typed);
        if (iso !== null || typed === '') change(iso ?? undefined);
      }}
    />
  );
};
