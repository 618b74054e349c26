import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertCircle, IconArrowBigUpLine, IconClock } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExchangeStatus } from '../../api/exchange.ts';
import { useSignIn } from '../../api/queries.ts';
import { OtherCentre } from '../../components/exchange/OtherCentre.tsx';
import { PhoneInput } from '../../components/PhoneInput.tsx';
import { phoneDigits, showPhone } from '../../components/phoneMask.ts';
import { DemoLogins } from './DemoLogins.tsx';
import { FirstStart } from './FirstStart.tsx';
import { LineNotice, OfflineHint } from './LineNotice.tsx';
import styles from './SignIn.module.css';

const useSignInForm = () => {
  const { t } = useTranslation();
  return useForm({
    initialValues: { phone: '', password: '' },
    validate: {
      phone: (phone) => {
        const digits = phoneDigits(phone);
        if (digits === '') return t('signIn.phoneEmpty');
        return digits.length < 11 ? t('signIn.phoneShort') : null;
      },
      password: (password) => (password === '' ? t('signIn.passwordEmpty') : null),
    },
  });
};

export const SignInForm = ({ demo }: { demo: boolean }) => {
  const { t } = useTranslation();
  const why = useSearch({ from: '/login', select: (search) => search.why });
  const signIn = useSignIn();
  const form = useSignInForm();
  const { data: status } = useExchangeStatus();
  const [capsLock, setCapsLock] = useState(false);
  const phoneField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);

  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const submit = form.onSubmit(
    ({ phone, password }) =>
      signIn.mutate(
        { username: phoneDigits(phone), password },
        { onError: () => passwordField.current?.select() },
      ),
    (errors) => (errors.phone ? phoneField : passwordField).current?.focus(),
  );
  const fill = (login: string, password: string) => {
    form.setValues({ phone: showPhone(login), password });
    form.clearErrors();
    signIn.reset();
    passwordField.current?.focus();
  };

  return (
    <div className={styles.formBox}>
      <h1 className={styles.title}>{t('screens.signIn')}</h1>
      <p className={styles.subtitle}>{t('signIn.title')}</p>
      {why === 'expired' && signIn.isIdle ? (
        <p className={styles.message} role="status">
          <IconClock size={18} stroke={1.7} aria-hidden />
          {t('signIn.expired')}
        </p>
      ) : null}
      <LineNotice />
      <form onSubmit={submit} noValidate className={styles.form}>
        <PhoneInput
          label={t('signIn.phone')}
          placeholder="+7 900 000-00-00"
          autoComplete="username"
          autoFocus
          size="md"
          ref={phoneField}
          value={form.values.phone}
          onValue={(phone) => form.setFieldValue('phone', phone)}
          error={form.errors.phone}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          size="md"
          ref={passwordField}
          value={form.values.password}
          onChange={(event) => form.setFieldValue('password', event.currentTarget.value)}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          onBlur={() => setCapsLock(false)}
          error={form.errors.password}
        />
        {capsLock ? (
          <p className={styles.hint} role="status">
            <IconArrowBigUpLine size={15} stroke={1.7} aria-hidden />
            {t('signIn.capsLock')}
          </p>
        ) : null}
        {signIn.error ? (
          <p className={styles.message} data-tone="danger" role="alert">
            <IconAlertCircle size={18} stroke={1.7} aria-hidden />
            {signIn.error.message}
          </p>
        ) : null}
        <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </form>
      <OfflineHint />
      <OtherCentre />
      {status?.kind === 'standalone' ? (
        <FirstStart onDemo={fill} />
      ) : demo ? (
        <DemoLogins onChoose={fill} />
      ) : null}
    </div>
  );
};
