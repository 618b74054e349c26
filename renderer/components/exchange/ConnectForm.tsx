import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Connect.module.css';
import { useConnectCentre } from './useConnectCentre.ts';

/** The centre's address, in the desktop window: checked there, kept, and the program starts anew on that centre's data. */
export const ConnectForm = () => {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  const [asked, setAsked] = useState(false);
  const { connect, busy, restarting, refusal } = useConnectCentre();
  const empty = address.trim() === '';
  if (restarting) return <p role="status">{t('exchange.restarting')}</p>;
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!empty) void connect(address.trim());
      }}
    >
      <TextInput
        label={t('exchange.connectAddress')}
        placeholder={t('exchange.connectPlaceholder')}
        inputMode="url"
        spellCheck={false}
        autoComplete="off"
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        error={refusal ?? (asked && empty ? t('exchange.connectEmpty') : null)}
      />
      <Button type="submit" variant="default" loading={busy}>
        {t('exchange.connect')}
      </Button>
    </form>
  );
};
