import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ReceiptPaper, useReceiptPrint } from '../../api/prints.ts';
import { day, money } from '../../i18n/format.ts';
import { Facts, Signature } from './Facts.tsx';
import styles from './Print.module.css';
import { PrintPage } from './PrintPage.tsx';

/** A receipt of a payment or a return, twice on a sheet: for the client and for the desk. It is no fiscal one and says so. */
export const ReceiptPrint = () => {
  const { t } = useTranslation();
  const { paymentId } = useParams({ from: '/signedIn/print/receipt/$paymentId' });
  const { data, error, refetch } = useReceiptPrint(Number(paymentId));
  const title = t(data?.returned === 1 ? 'prints.returnTitle' : 'prints.receiptTitle', { id: paymentId });
  return (
    <PrintPage title={title} paper={data} error={error} retry={() => void refetch()}>
      {data === undefined ? null : (
        <>
          <Copy paper={data} title={title} whose={t('prints.forClient')} />
          <div className={styles.cut} aria-hidden />
          <Copy paper={data} title={title} whose={t('prints.forDesk')} />
        </>
      )}
    </PrintPage>
  );
};

const Copy = ({ paper, title, whose }: { paper: ReceiptPaper; title: string; whose: string }) => {
  const { t } = useTranslation();
  const returned = paper.returned === 1;
  return (
    <section className={styles.copy} aria-label={whose}>
      <div className={styles.copyHead}>
        <h2>{t('prints.ofDay', { title, day: day(paper.payment_date) })}</h2>
        <span className={styles.whose}>{whose}</span>
      </div>
      <Facts
        facts={[
          [t(returned ? 'prints.paidBackTo' : 'prints.paidBy'), paper.fullname],
          [
            t('prints.sum'),
            <strong key="sum">
              {money(paper.amount)} <span className={styles.words}>({paper.amount_in_words})</span>
            </strong>,
          ],
          [t('prints.article'), `${paper.account_article}, ${paper.type.toLowerCase()}`],
          [
            t('prints.ground'),
            [
              paper.agrname,
              paper.room_names.length === 0
                ? ''
                : t('prints.ofRooms', { rooms: paper.room_names.join(', ') }),
            ]
              .filter((part) => part !== '')
              .join(', '),
          ],
          [t('prints.warehouse'), [paper.warehouse_name, paper.warehouse_address].filter(Boolean).join(', ')],
          [t('prints.reason'), paper.return_reason],
          [t('prints.comment'), paper.comment],
        ]}
      />
      <div className={styles.signatures}>
        <Signature who={t(returned ? 'prints.gave' : 'prints.took')} name={paper.manager_name} />
        <Signature who={t(returned ? 'prints.clientGot' : 'prints.clientGave')} name={paper.fullname} />
      </div>
      <p className={styles.notFiscal}>{t('prints.notFiscal')}</p>
    </section>
  );
};
