import { IconFileAlert } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import notice from '../Notice.module.css';

/** Obligatory data that the client still lacks: what, and what hangs on it. */
export const MissingFields = ({ fields }: { fields: readonly string[] }) => {
  const { t } = useTranslation();
  if (fields.length === 0) return null;
  return (
    <div className={notice.notice} data-tone="warning" role="note">
      <IconFileAlert size={18} stroke={1.7} aria-hidden />
      <span>
        <strong>{t('card.missing', { fields: fields.join(', ') })}.</strong> {t('card.missingHint')}
      </span>
    </div>
  );
};
