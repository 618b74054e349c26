import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PropertyCheck, PropertyFault } from '../../api/property.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { PlainTable } from '../../components/PlainTable.tsx';
import { number } from '../../i18n/format.ts';
import styles from './Property.module.css';

const placeOf = ({ sheet, cell }: PropertyFault) => (cell === '' ? sheet : `${sheet}!${cell}`);

/** All that is wrong with a workbook, by its cells. */
export const FaultTable = ({ check }: { check: PropertyCheck }) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLParagraphElement>(null);
  const { faults, cnt_faults } = check;
  const more = cnt_faults - faults.length;
  const text = faults.map((fault) => [placeOf(fault), fault.value, fault.msg].join('\t')).join('\n');
  useEffect(() => {
    if (check.cnt_faults > 0) heading.current?.focus();
  }, [check]);
  return (
    <>
      <p className={styles.bad} ref={heading} tabIndex={-1} role="alert">
        {t('property.faults', { count: cnt_faults })}
        <CopyButton text={text} label={t('property.copyFaults')} />
      </p>
      <p className={styles.text}>{t('property.faultsText')}</p>
      <div className={styles.table}>
        <PlainTable
          label={t('property.faults', { count: cnt_faults })}
          rows={faults.map((fault, i) => ({ ...fault, i }))}
          rowKey={({ i }) => i}
          empty=""
          limit={50}
          columns={[
            { title: t('property.place'), width: '150px', cell: (fault) => <code>{placeOf(fault)}</code> },
            { title: t('property.value'), width: '180px', cell: ({ value }) => (value === '' ? '—' : value) },
            { title: t('property.what'), cell: ({ msg }) => msg },
          ]}
        />
      </div>
      {more > 0 ? (
        <p className={styles.text}>
          {t('property.faultsMore', { shown: number(faults.length), more: number(more) })}
        </p>
      ) : null}
    </>
  );
};
