import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { sendAgreementLink, testRoom } from '../../../contract/actions.ts';
import { registerClient } from '../../../contract/clientWrites.ts';
import styles from './Actions.module.css';
import { RecipientForm } from './RecipientForm.tsx';

/** Действия: what is done for a client who may not yet be one, each with a link by SMS or e-mail. */
export const ActionsScreen = () => {
  const { t } = useTranslation();
  useDocumentTitle(`${t('screens.actions')} — ${t('common.product')}`);
  return (
    <div className={styles.screen}>
      <h1>{t('screens.actions')}</h1>
      <div className={styles.cards}>
        <RecipientForm
          endpoint={registerClient}
          action="registerClient"
          title={t('actions.register')}
          text={t('actions.registerText')}
          submit={t('actions.registerSubmit')}
          rooms="none"
        />
        <RecipientForm
          endpoint={testRoom}
          title={t('actions.test')}
          text={t('actions.testText')}
          submit={t('actions.testSubmit')}
          rooms="one"
        />
        <RecipientForm
          endpoint={sendAgreementLink}
          title={t('actions.link')}
          text={t('actions.linkText')}
          submit={t('actions.linkSubmit')}
          rooms="many"
        />
      </div>
    </div>
  );
};
