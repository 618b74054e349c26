import { useTranslation } from 'react-i18next';
import { phone } from '../../i18n/format.ts';
import styles from './SignIn.module.css';

/** The demo chain's logins (running.md); the password of all is «demo». */
const LOGINS = [
  ['79000000001', 'signIn.demoAll'],
  ['79000000002', 'signIn.demoDesk'],
  ['79000000003', 'signIn.demoRead'],
] as const;

export const DemoLogins = ({ onChoose }: { onChoose: (login: string, password: string) => void }) => {
  const { t } = useTranslation();
  return (
    <section className={styles.demo} aria-label={t('signIn.demoTitle')}>
      <p className={styles.demoTitle}>{t('signIn.demoTitle')}</p>
      <ul className={styles.demoList}>
        {LOGINS.map(([login, name]) => (
          <li key={login}>
            <button type="button" className={styles.demoLogin} onClick={() => onChoose(login, 'demo')}>
              <span className="nowrap">{phone(login)}</span>
              <span className={styles.demoName}>{t(name)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.demoHint}>{t('signIn.demoHint')}</p>
    </section>
  );
};
