import { Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allowed } from '../../../../contract/allowed.ts';
import type { AgreementTotal } from '../../../api/agreements.ts';
import { reasonsIn } from '../../../api/allowed.ts';
import { openDialog } from '../../../app/dialogs.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { Section } from '../../../components/card/Section.tsx';
import { ReceiptLink } from '../../../components/download/ReceiptLink.tsx';
import { PendingMark } from '../../../components/PendingMark.tsx';
import { PlainTable, TwoLines } from '../../../components/PlainTable.tsx';
import { day, money } from '../../../i18n/format.ts';

type Payment = AgreementTotal['payments'][number];

/** What was paid on the agreement, and what was paid back; each can be mended. */
export const MoneySection = ({ data, allowed }: { data: AgreementTotal; allowed: Allowed | undefined }) => {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'payments' | 'returns'>('payments');
  const reason = reasonsIn(allowed)('editPayment');
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
            label: `${t(`agreements.${value}`)} · ${data[value].length}`,
          }))}
        />
      }
    >
      <PlainTable<Payment>
        label={t(`agreements.${shown}`)}
        rows={data[shown]}
        rowKey={(row) => row.payment_id}
        empty={t(shown === 'payments' ? 'agreements.noPayments' : 'agreements.noReturns')}
        limit={10}
        columns={[
          { title: t('card.date'), cell: (row) => <strong>{day(row.payment_date)}</strong> },
          {
            title: '№',
            cell: (row) => (
              <>
                {row.payment_id} <PendingMark pending={row.pending} />
              </>
            ),
          },
          { title: t('card.kind'), cell: (row) => row.type },
          { title: t('card.article'), cell: (row) => row.account_article },
          { title: t('card.amount'), right: true, cell: (row) => money(row.amount) },
          {
            title: t('card.employee'),
            cell: (row) => (
              <TwoLines
                first={row.manager_name}
                second={`${t('card.entered')} ${day(row.payment_insert_date)}`}
              />
            ),
          },
          {
            title: t('card.comment'),
            cell: (row) => [row.return_reason, row.comment].filter((part) => part).join(' · ') || '—',
          },
          {
            title: '',
            right: true,
            cell: (row) => (
              <Group gap={6} justify="flex-end" wrap="nowrap">
                <ReceiptLink compact paymentId={row.payment_id} />
                <ActionButton
                  size="compact-sm"
                  variant="default"
                  reason={reason}
                  onClick={() => openDialog({ kind: 'editPayment', payment: row })}
                >
                  {t('payments.edit')}
                </ActionButton>
              </Group>
            ),
          },
        ]}
      />
    </Section>
  );
};
