import { Input, SegmentedControl, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AccountField,
  BikField,
  DateField,
  InnField,
  KppField,
  PassportNumberField,
  PassportSeriesField,
  PhoneField,
  SubdivisionField,
} from '../form/fields.tsx';
import styles from './ClientFields.module.css';
import type { ClientFieldName, ClientValues } from './clientValues.ts';

/** What a field of the form hands to its input (`form.getInputProps`, under whatever path). */
export type InputOf = (name: ClientFieldName) => ReturnType<UseFormReturnType<ClientValues>['getInputProps']>;

interface Props {
  readonly type: 'f' | 'u';
  readonly input: InputOf;
  readonly autoFocus?: boolean;
  /** Under a field: what stood there before. */
  readonly note?: (field: ClientFieldName) => ReactNode;
}

/** All fields of a client, of a person or a firm, in the order in which they are read from a passport. */
export const ClientFields = ({ type, input, autoFocus = false, note }: Props) => {
  const { t } = useTranslation();
  const of = (name: ClientFieldName) => ({
    label: t(`client.${name}`),
    description: note?.(name),
    ...input(name),
  });
  return (
    <div className={styles.groups}>
      <SegmentedControl
        className={styles.kind}
        aria-label={t('client.user_type')}
        data={[
          { value: 'f', label: t('clients.personFull') },
          { value: 'u', label: t('clients.firmFull') },
        ]}
        {...input('user_type')}
      />
      {type === 'u' ? (
        <>
          <fieldset className={styles.group}>
            <legend>{t('client.firm')}</legend>
            <TextInput
              {...of('fullname')}
              className={styles.wide}
              data-autofocus={autoFocus || undefined}
              autoFocus={autoFocus}
            />
            <InnField {...of('inn')} />
            <KppField {...of('kpp')} />
            <PhoneField {...of('username')} />
            <TextInput {...of('email')} type="email" />
            <TextInput {...of('address')} className={styles.wide} />
          </fieldset>
          <fieldset className={styles.group}>
            <legend>{t('client.bankGroup')}</legend>
            <BikField {...of('bik')} />
            <TextInput {...of('bank')} className={styles.three} />
            <AccountField {...of('rs')} className={styles.two} />
            <AccountField {...of('ks')} className={styles.two} />
          </fieldset>
        </>
      ) : (
        <>
          <fieldset className={styles.group}>
            <legend>{t('client.person')}</legend>
            <TextInput {...of('familyname')} data-autofocus={autoFocus || undefined} autoFocus={autoFocus} />
            <TextInput {...of('firstname')} />
            <TextInput {...of('patronymic')} />
            <Gender input={input} />
            <PhoneField {...of('username')} />
            <TextInput {...of('email')} type="email" className={styles.two} />
            <DateField {...of('birthday')} />
          </fieldset>
          <fieldset className={styles.group}>
            <legend>{t('client.passport')}</legend>
            <PassportSeriesField {...of('series')} />
            <PassportNumberField {...of('number')} />
            <DateField {...of('issue_date')} />
            <SubdivisionField {...of('subdivision')} />
            <TextInput {...of('issued_by')} className={styles.wide} />
            <TextInput {...of('address')} className={styles.wide} />
          </fieldset>
        </>
      )}
    </div>
  );
};

const Gender = ({ input }: { input: InputOf }) => {
  const { t } = useTranslation();
  return (
    <Input.Wrapper label={t('client.gender')} labelElement="div">
      <SegmentedControl
        fullWidth
        aria-label={t('client.gender')}
        data={[
          { value: '', label: '—' },
          { value: '1', label: t('client.man') },
          { value: '0', label: t('client.woman') },
        ]}
        {...input('gender')}
      />
    </Input.Wrapper>
  );
};
