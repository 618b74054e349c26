import { Select } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Printers } from '../../preload/channels.ts';

/** The printers that this computer's window tells of; null: not known yet, or a browser, which has its own dialog. */
export const usePrinters = () => {
  const [printers, setPrinters] = useState<Printers | null>(null);
  const [fault, setFault] = useState<'unread' | 'notChosen' | null>(null);
  const look = useCallback(() => {
    void window.mesto?.printers().then(
      (found) => {
        setPrinters(found);
        setFault(null);
      },
      () => setFault('unread'),
    );
  }, []);
  useEffect(look, [look]);
  const choose = (name: string | null) => {
    void window.mesto?.choosePrinter(name).then(look, () => setFault('notChosen'));
  };
  return { printers, fault, look, choose };
};

interface Props {
  readonly of: ReturnType<typeof usePrinters>;
  /** Beside the paper there is room for the choice alone. */
  readonly compact?: boolean;
}

/** Which printer papers go to without a question; one that was switched off meanwhile stays, marked. */
export const PrinterSelect = ({ of: { printers, fault, look, choose }, compact = false }: Props) => {
  const { t } = useTranslation();
  const chosen = printers?.printers.find(({ name }) => name === printers.chosen);
  const isGone = chosen?.there === false;
  const error = fault === 'notChosen' ? t('prints.notChosen') : isGone ? t('prints.printerGone') : null;
  return (
    <Select
      {...(compact
        ? { size: 'sm', w: 250, 'aria-label': t('prints.printer'), error: error !== null, title: error ?? '' }
        : { label: t('prints.printer'), description: t('settings.printerHint'), error })}
      value={printers?.chosen ?? ''}
      // One that was just plugged in must be found without opening the paper anew.
      onDropdownOpen={look}
      onChange={(name) => choose(name === '' ? null : name)}
      allowDeselect={false}
      data={[
        { value: '', label: t('prints.askEachTime') },
        ...(printers?.printers ?? []).map(({ name, title, there }) => ({
          value: name,
          label: there ? title : t('prints.notThere', { printer: title }),
          disabled: !there,
        })),
      ]}
    />
  );
};
