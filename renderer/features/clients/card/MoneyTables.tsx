import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientTotal } from '../../../api/queries.ts';
import { Section } from '../../../components/card/Section.tsx';
import { PendingMark } from '../../../components/PendingMark.tsx';
import { PlainTable, TwoLines } from '../../../components/PlainTable.tsx';
import { day, money } from '../../../i18n/format.ts';

type Payment = ClientTotal['payments'][number];

/** What the client paid, and what was paid back. */
export const MoneyTables = ({ data }: { data: ClientTotal }) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'payments' | 'returns'>('payments');
  const rows = data[shown];
  const names = new Map(data.agreements.map((agreement) => [agreement.agrid, agreement.agrname]));
  return (
    <Section
      title={t('card.money')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('card.money')}
          value={shown}
          onChange={setShown}
          data={(['payments', 'returns'] as const).map((value) => ({
            value,
            label: `${t(`card.${value}`)} · ${data[value].length}`,
          }))}
        />
      }
    >
      <PaymentsTable key={shown} kind={shown} rows={rows} agreementName={(id) => names.get(id) ?? `№${id}`} />
    </Section>
  );
};

interface Props {
  readonly kind: 'payments' | 'returns';
  readonly rows: readonly Payment[];
  readonly agreementName: (agrid: number) => string;
}

const PaymentsTable = ({ kind, rows, agreementName }: Props) => {
  const { t } = useTranslation();
  return (
    <PlainTable
      label={t(`card.${kind}`)}
      rows={rows}
      rowKey={(row) => row.payment_id}
      empty={t(kind === 'payments' ? 'card.noPayments' : 'card.noReturns')}
      limit={8}
      columns={[
        {
          title: t('card.date'),
          cell: (row) => (
            <TwoLines
              first={
                <>
                  {day(row.payment_date)} <PendingMark pending={row.pending} />
                </>
              }
              second={
                row.payment_insert_date.slice(0, 10) === row.payment_date
                  ? null
                  : `${t('card.entered')} ${day(row.payment_insert_date)}`
              }
            />
          ),
        },
        { title: t('card.amount'), right: true, cell: (row) => <strong>{money(row.amount)}</strong> },
        { title: t('card.article'), cell: (row) => row.account_article },
        { title: t('card.kind'), cell: (row) => row.type },
        {
          title: t('card.agreement'),
          cell: (row) => <span className="nowrap">{agreementName(row.agrid)}</span>,
        },
        ...(kind === 'returns'
          ? [{ title: t('card.reason'), cell: (row: Payment) => row.return_reason ?? '—' }]
          : []),
        { title: t('card.employee'), cell: (row) => row.manager_name },
        { title: t('card.comment'), cell: (row) => row.comment ?? '—' },
      ]}
    />
  );
};
