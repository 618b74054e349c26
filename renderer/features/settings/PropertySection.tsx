import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAllowedAtAll } from '../../api/allowed.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Section } from '../../components/card/Section.tsx';
import styles from './Settings.module.css';

/** New warehouses and rooms come by an Excel file. */
export const PropertySection = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const reason = useAllowedAtAll()('loadProperty');
  return (
    <Section title={t('property.settingsTitle')}>
      <div className={styles.form}>
        <span className="dim">{t('property.settingsText')}</span>
        <div>
          <ActionButton
            variant="default"
            reason={reason}
            onClick={() => void navigate({ to: '/rooms/load' })}
          >
            {t('property.emptyAction')}
          </ActionButton>
        </div>
      </div>
    </Section>
  );
};
