import { Button } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly paymentId: number;
  /** In a table's row: small. */
  readonly compact?: boolean;
  readonly onClick?: () => void;
}

/** To a payment's receipt, ready to be printed. */
export const ReceiptLink = ({ paymentId, compact = false, onClick }: Props) => {
  const { t } = useTranslation();
  return (
    <Button
      size={compact ? 'compact-sm' : 'sm'}
      variant="default"
      leftSection={<IconReceipt size={14} stroke={1.7} />}
      renderRoot={(props) => (
        <Link
          {...props}
          to="/print/receipt/$paymentId"
          params={{ paymentId: String(paymentId) }}
          {...(onClick ? { onClick } : {})}
        />
      )}
    >
      {t('papers.receipt')}
    </Button>
  );
};
