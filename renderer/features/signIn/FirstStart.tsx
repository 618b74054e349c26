import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/CopyButton.tsx';
import { ConnectForm } from '../../components/exchange/ConnectForm.tsx';
import { DemoLogins } from './DemoLogins.tsx';
import styles from './SignIn.module.css';

const DEMO = 'npm start';
const CENTRE = 'npm run central -- --key-file centre.key --data-dir centre --first-manager 79001234567';
const DESK = 'npm run web -- --key-file desk.key --data-dir desk --central';
const OWN_CENTRE = 'http://127.0.0.1:4880';

interface Props {
  /** A demo is open: its logins are filled in by a click; null: there is none, and nobody to sign in. */
  readonly onDemo: ((login: string, password: string) => void) | null;
}

/** A computer that knows no centre yet: look at the example, connect to a centre, or begin a chain of one's own. */
export const FirstStart = ({ onDemo }: Props) => {
  const { t } = useTranslation();
  const inWindow = window.mesto !== undefined;
  return (
    <section className={styles.ways} aria-label={t('signIn.ways')}>
      <Way title={t('signIn.example')} open={onDemo !== null}>
        {onDemo !== null ? (
          <DemoLogins onChoose={onDemo} />
        ) : (
          <>
            <p>{t('signIn.exampleText')}</p>
            <Command text={DEMO} />
          </>
        )}
      </Way>
      <Way title={t('exchange.connectOpen')}>
        {inWindow ? (
          <ConnectForm />
        ) : (
          <>
            <p>{t('exchange.connectInBrowser')}</p>
            <Command text={`${DESK} https://centre.example.ru`} />
          </>
        )}
      </Way>
      <Way title={t('signIn.own')}>
        <p>{t('signIn.ownText')}</p>
        <ol className={styles.ownSteps}>
          <li>
            {t('signIn.ownCentre')}
            <Command text={CENTRE} />
          </li>
          <li>
            {t(inWindow ? 'signIn.ownConnectHere' : 'signIn.ownConnect')}
            <Command text={inWindow ? OWN_CENTRE : `${DESK} ${OWN_CENTRE}`} />
          </li>
          <li>{t('signIn.ownLoad')}</li>
        </ol>
      </Way>
    </section>
  );
};

const Way = ({ title, open = false, children }: { title: string; open?: boolean; children: ReactNode }) => {
  const [isOpen, setOpen] = useState(open);
  const id = useId();
  return (
    <div className={styles.way}>
      <UnstyledButton
        className={styles.wayTitle}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronRight size={16} stroke={1.8} aria-hidden data-open={isOpen || undefined} />
        {title}
      </UnstyledButton>
      <div id={id} className={styles.wayBody} hidden={!isOpen}>
        {children}
      </div>
    </div>
  );
};

const Command = ({ text }: { text: string }) => {
  const { t } = useTranslation();
  return (
    <span className={styles.command}>
      <code>{text}</code>
      <CopyButton text={text} label={t('signIn.copyCommand')} />
    </span>
  );
};
