import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type StatementPaper, useStatementPrint } from '../../api/prints.ts';
import { lineNote, lineSentence } from '../../components/statement/lines.ts';
import { type StatementPeriod, statementPeriod } from '../../components/statement/period.ts';
import { day, money } from '../../i18n/format.ts';
import { Facts, Signature } from './Facts.tsx';
import { MonthChoice } from './PeriodChoice.tsx';
import styles from './Print.module.css';
import { PrintPage } from './PrintPage.tsx';

const ROUTE = '/print/statement/$agrid';

/** How an agreement's balance came about, of all months or of some, as a paper for the client. */
export const StatementPrint = () => {
  const { t } = useTranslation();
  const { agrid } = useParams({ from: `/signedIn${ROUTE}` });
  const { from = null, to = null } = useSearch({ from: `/signedIn${ROUTE}` });
  const { data, error, refetch } = useStatementPrint(Number(agrid));
  return (
    <PrintPage
      title={t('prints.statementTitle', { id: agrid })}
      choices={<Period from={from} to={to} />}
      paper={data}
      error={error}
      retry={() => void refetch()}
    >
      {data === undefined ? null : <Paper paper={data} from={from} to={to} />}
    </PrintPage>
  );
};

interface PeriodProps {
  readonly from: string | null;
  readonly to: string | null;
}

const Period = ({ from, to }: PeriodProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: ROUTE });
  const change = (name: 'from' | 'to') => (month: string | null) =>
    void navigate({ search: (search) => ({ ...search, [name]: month ?? undefined }), replace: true });
  return (
    <>
      <MonthChoice label={t('prints.fromMonth')} value={from} onChange={change('from')} />
      <MonthChoice label={t('prints.toMonth')} value={to} onChange={change('to')} />
    </>
  );
};

const Paper = ({ paper, from, to }: PeriodProps & { readonly paper: StatementPaper }) => {
  const { t } = useTranslation();
  const { statement } = paper;
  const period = statementPeriod(statement.rows, from, to);
  return (
    <>
      <h2>{t('prints.statementHead', { name: statement.agrname })}</h2>
      <Facts
        facts={[
          [t('prints.client'), statement.fullname],
          [t('prints.innTitle'), paper.inn],
          [t('prints.term'), `${day(paper.agrbegdate)} — ${day(paper.agrenddate ?? paper.agrplanenddate)}`],
          [t('prints.rooms'), paper.room_names.join(', ')],
          [t('prints.warehouse'), [paper.warehouse_name, paper.warehouse_address].filter(Boolean).join(', ')],
          [t('prints.price'), paper.price === 0 ? null : money(paper.price)],
        ]}
      />
      <Lines period={period} />
      <Facts
        facts={[
          [t('prints.accrued'), money(period.accrued)],
          [t('prints.paid'), money(period.paid)],
          [t('prints.returned'), period.returned === 0 ? null : money(period.returned)],
          [
            to === null ? t('prints.balanceOn', { day: day(statement.today) }) : t('prints.closing'),
            <strong key="closing">{money(period.closing)}</strong>,
          ],
          [t('prints.deposit'), statement.deposit === 0 ? null : money(statement.deposit)],
        ]}
      />
      <Signature who={t('prints.madeBy')} name={paper.made_by} />
    </>
  );
};

/** Of one day there may be several lines, but not two of the same thing. */
const lineKey = ({ day: at, from, event, payment_id, room_id }: StatementPeriod['rows'][number]) =>
  [at, from, event, payment_id, room_id].join(' ');

const Lines = ({ period }: { period: StatementPeriod }) => {
  const { t } = useTranslation();
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th>{t('prints.date')}</th>
          <th className={styles.wide}>{t('prints.what')}</th>
          <th className="num">{t('prints.accruedColumn')}</th>
          <th className="num">{t('prints.paidColumn')}</th>
          <th className="num">{t('prints.balance')}</th>
        </tr>
      </thead>
      <tbody>
        <tr className={styles.quiet}>
          <td />
          <td>{t('prints.opening')}</td>
          <td />
          <td />
          <td className="num nowrap">{money(period.opening)}</td>
        </tr>
        {period.rows.map((row) => (
          <tr key={lineKey(row)} className={row.sum === 0 ? styles.quiet : undefined}>
            <td className="nowrap">{day(row.day)}</td>
            <td>
              {lineSentence(t, row)}
              <small>{lineNote(t, row)}</small>
            </td>
            <td className="num nowrap">{row.event === 'rent' ? money(-row.sum) : ''}</td>
            <td className="num nowrap">
              {row.event === 'payment' || row.event === 'return' ? money(row.sum) : ''}
            </td>
            <td className="num nowrap">{money(row.balance)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
