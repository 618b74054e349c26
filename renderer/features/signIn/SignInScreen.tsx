import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useExchangeStatus } from '../../api/exchange.ts';
import { useAbout } from '../../api/queries.ts';
import icon from '../../app/icon.svg';
import { FirstStart } from './FirstStart.tsx';
import { FloorMotif } from './FloorMotif.tsx';
import styles from './SignIn.module.css';
import { SignInForm } from './SignInForm.tsx';

/** Вход: phone and password, and in demo mode the logins that exist there. */
export const SignInScreen = () => {
  const { t } = useTranslation();
  const { data } = useAbout();
  const { data: status } = useExchangeStatus();
  useDocumentTitle(`${t('screens.signIn')} — ${t('common.product')}`);
  return (
    <div className={styles.screen}>
      <div className={styles.side}>
        <FloorMotif className={styles.motif ?? ''} />
        <div className={styles.brand}>
          <img src={icon} alt="" width={40} height={40} />
          <p className={styles.product}>{t('common.product')}</p>
          <p className={styles.lead}>{t('signIn.lead')}</p>
        </div>
        {data ? <p className={styles.version}>{t('signIn.version', { version: data.version })}</p> : null}
      </div>
      <main className={styles.formSide}>
        {data?.demo === null && status?.kind === 'standalone' ? (
          <NothingYet />
        ) : (
          <SignInForm demo={data?.demo != null} />
        )}
      </main>
    </div>
  );
};

/** Without a centre and without a demo nobody is there who could sign in. */
const NothingYet = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.formBox}>
      <h1 className={styles.title}>{t('signIn.first')}</h1>
      <p className={styles.subtitle}>{t('signIn.firstText')}</p>
      <FirstStart onDemo={null} />
    </div>
  );
};
