import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllowedAtAll } from '../../../api/allowed.ts';
import { closeDialog, type Dialog } from '../../../app/dialogs.ts';
import { Refusal } from '../../../components/form/FormNotices.tsx';
import { PayerSearch } from './PayerSearch.tsx';
import { PaymentStep } from './PaymentStep.tsx';

type Props = Extract<Dialog, { kind: 'accept' }>;

/** Принять платёж, from anywhere: whose, how much, done. */
export const AcceptDialog = ({ mode: first, agrid: known }: Props) => {
  const { t } = useTranslation();
  const [agrid, setAgrid] = useState<number | null>(known ?? null);
  const [mode, setMode] = useState(first);
  const reason = useAllowedAtAll()('acceptPayment');
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={t(mode === 'return' ? 'accept.titleReturn' : 'accept.title')}
      size={700}
      yOffset="8vh"
      closeButtonProps={{ 'aria-label': t('common.close') }}
      transitionProps={{ duration: 0 }}
    >
      <Refusal text={reason ?? null} />
      {agrid === null ? (
        <PayerSearch choose={setAgrid} />
      ) : (
        <PaymentStep
          key={agrid}
          agrid={agrid}
          mode={mode}
          off={reason !== null}
          setMode={setMode}
          again={() => setAgrid(null)}
        />
      )}
    </Modal>
  );
};
