import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentRegister } from '../../../../contract/documents.ts';
import { usePaymentList, useToday } from '../../../api/payments.ts';
import { openDialog } from '../../../app/dialogs.ts';
import { DataList } from '../../../components/table/DataList.tsx';
import { PeriodFilter } from '../../../components/table/PeriodFilter.tsx';
import { RegisterButton } from '../../../components/table/RegisterButton.tsx';
import { useListChange } from '../../../components/table/useListChange.ts';
import { useMarks } from '../../../components/table/useMarks.ts';
import { number } from '../../../i18n/format.ts';
import { PaymentsTabs } from '../PaymentsTabs.tsx';
import { type PaymentRow, paymentColumns } from './columns.tsx';
import { type PaymentsSearch, paymentFilter, paymentsInput, paymentsView } from './paymentsSearch.ts';

const rowKey = (row: PaymentRow) => String(row.payment_id);

/** Платежи и возвраты: whose, when, how much; Enter opens one to see and mend it. */
export const PaymentsScreen = () => {
  const { t } = useTranslation();
  const view = paymentsView(useSearch({ from: '/frame/payments' }));
  const list = usePaymentList(paymentsInput(view));
  const today = useToday(view.warehouse);
  const { selection, ids } = useMarks();
  const returns = view.kind === 'returns';
  const columns = useMemo(() => paymentColumns(t, returns), [t, returns]);
  const change = useListChange<PaymentsSearch>();
  return (
    <DataList
      id={returns ? 'returns' : 'payments'}
      title={t('screens.payments')}
      texts={{
        table: t(returns ? 'payments.returnsTable' : 'payments.table'),
        searchLabel: t('payments.searchLabel'),
        searchPlaceholder: t('payments.searchPlaceholder'),
        found: (count) =>
          t(returns ? 'payments.foundReturns' : 'payments.found', { count, n: number(count) }),
        failed: t('payments.failed'),
        emptyAll: t(returns ? 'payments.emptyReturns' : 'payments.emptyAll'),
        emptyAllHint: t('payments.emptyAllHint'),
        empty: t('payments.empty'),
      }}
      columns={columns}
      view={view}
      query={list}
      rows={list.data?.payments}
      rowKey={rowKey}
      agreementOf={(row) => row.agrid}
      open={(payment) => openDialog({ kind: 'editPayment', payment })}
      filtered={view.from !== undefined || view.to !== undefined}
      resetFilters={() => change({ q: undefined, from: undefined, to: undefined })}
      selection={selection}
      head={<PaymentsTabs now={returns ? 'returns' : 'payments'} />}
      filters={<PeriodFilter from={view.from} to={view.to} today={today} change={(span) => change(span)} />}
      actions={
        <RegisterButton
          title={t('payments.register')}
          endpoint={paymentRegister}
          input={
            ids.length === 0
              ? { all_payments: 1, ...paymentFilter(view) }
              : { payment_ids: ids, all_payments: 0 }
          }
          marked={ids.length}
        />
      }
    />
  );
};
