import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type DayPaper, useDayPrint } from '../../api/prints.ts';
import { day, dayTime, money, moneySigned, number, shortPerson } from '../../i18n/format.ts';
import { Facts, Signature } from './Facts.tsx';
import { DayChoice } from './PeriodChoice.tsx';
import styles from './Print.module.css';
import { PrintPage } from './PrintPage.tsx';

/** What a day brought: by type, article and employee, and every payment, to be signed at the day's close. */
export const DayPrint = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signedIn/print/day' });
  const navigate = useNavigate({ from: '/print/day' });
  const { data, error, refetch } = useDayPrint(search.warehouse ?? 0, search.day);
  const shown = data?.day ?? search.day;
  return (
    <PrintPage
      title={shown === undefined ? t('prints.dayTitle') : t('prints.dayTitleOf', { day: day(shown) })}
      choices={
        <DayChoice
          label={t('prints.dayChoice')}
          value={shown ?? null}
          onChange={(chosen) =>
            void navigate({ search: (before) => ({ ...before, day: chosen }), replace: true })
          }
        />
      }
      paper={data}
      error={error}
      retry={() => void refetch()}
    >
      {data === undefined ? null : <Paper paper={data} />}
    </PrintPage>
  );
};

/** To be filled in by hand, where the day is not closed in the program. */
const BLANK = '____________________';

const Paper = ({ paper }: { paper: DayPaper }) => {
  const { t } = useTranslation();
  const { close } = paper;
  return (
    <>
      <h2>{t('prints.dayTitleOf', { day: day(paper.day) })}</h2>
      <Facts
        facts={[
          [t('prints.warehouse'), [paper.warehouse_name, paper.warehouse_address].filter(Boolean).join(', ')],
        ]}
      />
      <Flows
        title={t('prints.byType')}
        rows={paper.types.map(({ type, ...flow }) => ({ name: type, ...flow }))}
      />
      <Flows
        title={t('prints.byArticle')}
        rows={paper.articles.map(({ account_article: name, ...flow }) => ({ name, ...flow }))}
      />
      <Flows
        title={t('prints.cashByManager')}
        rows={paper.managers.map(({ manager_name: name, ...flow }) => ({ name, ...flow }))}
      />
      <Facts
        facts={[
          [
            t('prints.dayTotal'),
            <strong key="total">{money(paper.total.received - paper.total.returned)}</strong>,
          ],
          [t('prints.cashDue'), <strong key="cash">{money(close?.expected ?? paper.cash_expected)}</strong>],
          [t('prints.cashCounted'), close === null ? BLANK : money(close.counted)],
          [t('prints.cashDifference'), close === null ? BLANK : moneySigned(close.difference)],
          [t('prints.closedAt'), close && `${dayTime(close.closed_at)}, ${close.manager_name}`],
          [t('prints.comment'), close?.note ?? null],
        ]}
      />
      <div className={styles.signatures}>
        <Signature who={t('prints.handedIn')} name={close?.manager_name ?? paper.made_by} />
        <Signature who={t('prints.received')} name={BLANK} />
      </div>
      <h3 className={styles.appendix}>{t('prints.allPayments')}</h3>
      <Payments paper={paper} />
    </>
  );
};

interface Flow {
  readonly name: string;
  readonly cnt: number;
  readonly received: number;
  readonly returned: number;
}

const Flows = ({ title, rows }: { title: string; rows: readonly Flow[] }) => {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <table className={styles.flows}>
      <thead>
        <tr>
          <th>{title}</th>
          <th className="num">{t('prints.count')}</th>
          <th className="num">{t('prints.receivedColumn')}</th>
          <th className="num">{t('prints.returnedColumn')}</th>
          <th className="num">{t('prints.net')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <td>{row.name}</td>
            <td className="num">{number(row.cnt)}</td>
            <td className="num nowrap">{money(row.received)}</td>
            <td className="num nowrap">{row.returned === 0 ? '' : money(row.returned)}</td>
            <td className="num nowrap">{money(row.received - row.returned)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Payments = ({ paper }: { paper: DayPaper }) => {
  const { t } = useTranslation();
  if (paper.payments.length === 0) return <p className={styles.empty}>{t('prints.noPayments')}</p>;
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th>№</th>
          <th className={styles.wide}>{t('prints.client')}</th>
          <th>{t('prints.agreement')}</th>
          <th>{t('prints.article')}</th>
          <th>{t('prints.employee')}</th>
          <th className="num">{t('prints.sum')}</th>
        </tr>
      </thead>
      <tbody>
        {paper.payments.map((row) => (
          <tr key={row.payment_id}>
            <td className="num">{row.payment_id}</td>
            <td>
              {row.fullname}
              <small>
                {[row.comment, row.pending === 1 ? t('prints.notSent') : ''].filter(Boolean).join(' · ')}
              </small>
            </td>
            <td className="nowrap">{row.agrname}</td>
            <td>
              {row.account_article}
              <small>{row.type}</small>
            </td>
            <td className="nowrap">{shortPerson(row.manager_name)}</td>
            <td className="num nowrap">{money(row.returned === 1 ? -row.amount : row.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
