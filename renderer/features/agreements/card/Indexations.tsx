import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../api/agreements.ts';
import styles from '../../../components/card/Card.module.css';
import { day, moneyChange, shortName } from '../../../i18n/format.ts';

/** The changes of price that have come, in one line each; those ahead stand at their rooms. */
export const Indexations = ({ statement }: { statement: Statement }) => {
  const { t } = useTranslation();
  const steps = statement.rows.filter((row) => row.event === 'indexation');
  if (steps.length === 0) return null;
  return (
    <p className={styles.sectionNote}>
      {t('agreements.indexations')}:{' '}
      {steps
        .map((row) => `${day(row.day)} ${shortName(row.room_name ?? '')}: ${moneyChange(row.price ?? 0)}`)
        .join(' · ')}
    </p>
  );
};
