import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { arrearsRegister, futurePaymentRegister } from '../../../../contract/registers.ts';
import { useFuturePayments, useToday } from '../../../api/payments.ts';
import { DownloadButton } from '../../../components/download/DownloadButton.tsx';
import { Choice } from '../../../components/table/Choice.tsx';
import { DataList } from '../../../components/table/DataList.tsx';
import { RegisterButton } from '../../../components/table/RegisterButton.tsx';
import { useListChange } from '../../../components/table/useListChange.ts';
import { useMarks } from '../../../components/table/useMarks.ts';
import { money, number } from '../../../i18n/format.ts';
import { PaymentsTabs } from '../PaymentsTabs.tsx';
import { type FutureRow, futureColumns } from './columns.tsx';
import {
  DUES,
  type FutureSearch,
  type FutureView,
  futureFilter,
  futureInput,
  futureView,
} from './futureSearch.ts';

const rowKey = (row: FutureRow) => String(row.agrid);

/** Предстоящие платежи: who has to pay when; F2 over a row takes the payment at once. */
export const FuturePaymentsScreen = () => {
  const { t } = useTranslation();
  const view = futureView(useSearch({ from: '/frame/payments/future' }));
  const navigate = useNavigate();
  const today = useToday(view.warehouse);
  const list = useFuturePayments(futureInput(view, today));
  const columns = useMemo(() => futureColumns(t), [t]);
  const { selection, ids, clear } = useMarks();
  const change = useListChange<FutureSearch>();
  return (
    <DataList
      id="future"
      title={t('screens.payments')}
      texts={{
        table: t('payments.futureTable'),
        searchLabel: t('payments.searchLabel'),
        searchPlaceholder: t('payments.searchPlaceholder'),
        found: (count) => t('agreements.found', { count, n: number(count) }),
        failed: t('payments.failed'),
        emptyAll: t('payments.emptyFuture'),
        emptyAllHint: t('agreements.emptyAllHint'),
        empty: t('payments.emptyFuture'),
      }}
      columns={columns}
      view={view}
      query={list}
      rows={list.data?.agreements}
      rowKey={rowKey}
      selection={selection}
      agreementOf={(row) => row.agrid}
      open={(row) => void navigate({ to: '/agreements/$agrid', params: { agrid: String(row.agrid) } })}
      filtered={view.due !== 'all'}
      resetFilters={() => change({ q: undefined, due: undefined })}
      head={
        <PaymentsTabs now="future">
          {list.data === undefined ? '' : t('payments.sumAll', { sum: money(list.data.sum_all) })}
        </PaymentsTabs>
      }
      filters={
        <Choice
          label={t('payments.due')}
          value={view.due}
          choices={DUES}
          name={(value) => t(`payments.due_${value}`)}
          choose={(due) => {
            // Which payments are meant, the filter says: marks of another one would mean others.
            clear();
            change({ due });
          }}
        />
      }
      actions={<Registers view={view} today={today} ids={ids} />}
    />
  );
};

interface RegistersProps {
  readonly view: FutureView;
  readonly today: string | undefined;
  readonly ids: readonly number[];
}

const Registers = ({ view, today, ids }: RegistersProps) => {
  const { t } = useTranslation();
  return (
    <>
      <DownloadButton
        title={t('papers.arrears')}
        label={t('papers.arrearsInExcel')}
        endpoint={arrearsRegister}
        input={{ warehouse_id: view.warehouse }}
        px="sm"
      />
      <RegisterButton
        title={t('payments.futureRegister')}
        endpoint={futurePaymentRegister}
        input={{ ...futureFilter(view, today), ids: ids.length === 0 ? undefined : [...ids] }}
        marked={ids.length}
      />
    </>
  );
};
