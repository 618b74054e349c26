import { Skeleton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setLandlord } from '../../../contract/landlord.ts';
import { useAllowedAtAll } from '../../api/allowed.ts';
import { type Landlord, useLandlord } from '../../api/landlord.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Section } from '../../components/card/Section.tsx';
import { ErrorState } from '../../components/ErrorState.tsx';
import { Refusal } from '../../components/form/FormNotices.tsx';
import {
  AccountField,
  BikField,
  InnField,
  KppField,
  OgrnField,
  PhoneField,
} from '../../components/form/fields.tsx';
import { accountMask, shownBy } from '../../components/form/mask.ts';
import { useKeptForm } from '../../components/form/useKeptForm.tsx';
import styles from './Settings.module.css';

const NOBODY: Landlord = {
  name: '',
  short_name: '',
  inn: '',
  kpp: '',
  ogrn: '',
  address: '',
  bank: '',
  rs: '',
  ks: '',
  bik: '',
  phone: '',
  email: '',
  represented_by: '',
  basis: '',
};

/** Who lets, as contracts, acts and receipts of the whole chain name him. */
export const LandlordSection = () => {
  const { t } = useTranslation();
  const { data, error, refetch, isFetching } = useLandlord();
  // Kept here: once saved, the form begins anew with what is stored.
  const [saved, setSaved] = useState(false);
  return (
    <Section title={t('settings.landlord')}>
      <p className={styles.lead}>{t('settings.landlordHint')}</p>
      {data !== undefined ? (
        <Form
          key={JSON.stringify(data)}
          landlord={data ?? NOBODY}
          saved={saved}
          onSaved={() => setSaved(true)}
        />
      ) : error === null ? (
        <Skeleton height={420} m={14} />
      ) : (
        <ErrorState
          title={t('settings.landlordFailed')}
          error={error}
          retry={() => void refetch()}
          retrying={isFetching}
        />
      )}
    </Section>
  );
};

/** Names of the fields, a row a line; the number is the share of the line. */
const LINES: readonly (readonly (keyof Landlord)[])[] = [
  ['name'],
  ['short_name', 'ogrn'],
  ['inn', 'kpp'],
  ['address'],
  ['bank', 'bik'],
  ['rs', 'ks'],
  ['phone', 'email'],
  ['represented_by'],
  ['basis'],
];
const HINTS = { represented_by: 'settings.represented_byHint', basis: 'settings.basisHint' } as const;

/** Those with a mask. */
const FIELDS: Partial<Record<keyof Landlord, typeof InnField>> = {
  inn: InnField,
  kpp: KppField,
  ogrn: OgrnField,
  bik: BikField,
  rs: AccountField,
  ks: AccountField,
  phone: PhoneField,
};

/** What is stored, as its fields show it. */
const shownFields = (landlord: Landlord): Landlord => ({
  ...landlord,
  rs: shownBy(accountMask, landlord.rs),
  ks: shownBy(accountMask, landlord.ks),
});

interface FormProps {
  readonly landlord: Landlord;
  readonly saved: boolean;
  readonly onSaved: () => void;
}

const Form = ({ landlord, saved, onSaved }: FormProps) => {
  const { t } = useTranslation();
  const reason = useAllowedAtAll()('setLandlord');
  const { form, submit, isPending, refusal, ready, notice } = useKeptForm({
    name: 'landlord',
    endpoint: setLandlord,
    initialValues: shownFields(landlord),
    toInput: (values) => values,
    onDone: onSaved,
  });
  const field = (name: keyof Landlord) => {
    const Field = FIELDS[name] ?? TextInput;
    return (
      <Field
        key={form.key(name)}
        {...form.getInputProps(name)}
        label={t(`settings.${name}`)}
        readOnly={reason !== null}
        {...(name in HINTS ? { description: t(HINTS[name as keyof typeof HINTS]) } : {})}
      />
    );
  };
  if (!ready) return <Skeleton height={420} m={14} />;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {notice}
      {LINES.map((line) => (
        <div key={line[0]} className={styles.line}>
          {line.map(field)}
        </div>
      ))}
      <Refusal text={refusal} />
      <div className={styles.foot}>
        <ActionButton reason={reason} loading={isPending}>
          {t('prints.save')}
        </ActionButton>
        {saved && !form.isDirty() ? <span role="status">{t('settings.saved')}</span> : null}
      </div>
    </form>
  );
};
