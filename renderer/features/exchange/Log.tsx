import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Round, useExchangeLog, useExchangeStatus } from '../../api/exchange.ts';
import { Section } from '../../components/card/Section.tsx';
import { type PlainColumn, PlainTable } from '../../components/PlainTable.tsx';
import { moment, number } from '../../i18n/format.ts';
import styles from './Exchange.module.css';

const REASONS = ['network', 'bad_answer', 'internal', 'unauthorized', 'Halted'] as const;

const isKnown = (code: string): code is (typeof REASONS)[number] =>
  (REASONS as readonly string[]).includes(code);

/** A failed round in words; a code that nobody foresaw is shown as it is, for whoever is asked for help. */
const resultOf = (t: TFunction, { error }: Round): string => {
  if (error === null) return t('exchange.logFine');
  return isKnown(error) ? t(`exchange.fault_${error}`) : t('exchange.faultOther', { code: error });
};

const tookOf = (t: TFunction, ms: number): string =>
  ms < 1000
    ? t('exchange.milliseconds', { n: number(ms) })
    : t('exchange.seconds', { n: number(Math.round(ms / 100) / 10) });

/** The last exchanges: enough to see when the line went and what went through since. */
export const Log = () => {
  const { t } = useTranslation();
  const { data } = useExchangeLog();
  const kind = useExchangeStatus().data?.kind;
  const columns: readonly PlainColumn<Round>[] = [
    { title: t('exchange.logAt'), cell: (row) => <span className="tabular">{moment(row.at)}</span> },
    { title: t('exchange.logTook'), right: true, cell: (row) => tookOf(t, row.took) },
    { title: t('exchange.logPushed'), right: true, cell: (row) => number(row.pushed) },
    { title: t('exchange.logPulled'), right: true, cell: (row) => number(row.pulled) },
    {
      title: t('exchange.logResult'),
      width: '40%',
      cell: (row) => <span className={row.error === null ? 'dim' : styles.warning}>{resultOf(t, row)}</span>,
    },
  ];
  if (data === undefined || kind === 'standalone' || kind === 'centre') return null;
  return (
    <Section title={t('exchange.log')}>
      <PlainTable
        label={t('exchange.log')}
        columns={columns}
        rows={data.rounds}
        rowKey={(row) => `${row.at}/${row.took}`}
        empty={t('exchange.logEmpty')}
        limit={10}
      />
    </Section>
  );
};
