import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ownWarehouse } from '../../../contract/deskExchange.ts';
import type { ExchangeStatus } from '../../api/exchange.ts';
import { useWarehouses } from '../../api/queries.ts';
import { useCommand } from '../../api/useCommand.ts';

/** The warehouse where this PC stands: the only one whose rooms it lets without a line. */
export const OwnWarehouse = ({ status }: { status: ExchangeStatus }) => {
  const { t } = useTranslation();
  const warehouses = useWarehouses();
  const save = useCommand(ownWarehouse);
  const options = warehouses.data?.map((one) => ({
    value: String(one.warehouse_id),
    label: one.warehouse_name,
  }));
  return (
    <Select
      w={340}
      label={t('exchange.warehouse')}
      description={t('exchange.warehouseHint')}
      placeholder={t('exchange.warehousePick')}
      data={options ?? []}
      value={status.warehouse_id === null ? null : String(status.warehouse_id)}
      allowDeselect={false}
      disabled={options === undefined || save.isPending}
      error={save.error?.message ?? warehouses.error?.message}
      onChange={(id) => {
        if (id !== null) void save.run({ warehouse_id: Number(id) });
      }}
    />
  );
};
