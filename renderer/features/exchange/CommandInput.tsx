import { Select, Textarea, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import {
  AccountField,
  BikField,
  CountField,
  DateField,
  InnField,
  KppField,
  MoneyField,
  PassportNumberField,
  PassportSeriesField,
  PhoneField,
  SubdivisionField,
} from '../../components/form/fields.tsx';
import type { CommandField, FieldKind } from './commandFields.ts';
import styles from './Exchange.module.css';

interface Props {
  readonly field: CommandField;
  /** The cursor begins here. */
  readonly first: boolean;
  readonly props: GetInputPropsReturnType;
}

/** Kinds that are nothing but a mask. */
const MASKED: Partial<Record<FieldKind, typeof InnField>> = {
  phone: PhoneField,
  series: PassportSeriesField,
  number: PassportNumberField,
  subdivision: SubdivisionField,
  inn: InnField,
  kpp: KppField,
  bik: BikField,
  account: AccountField,
};

/** One field of a refused command, by its kind. */
export const CommandInput = ({ field, first, props }: Props) => {
  const { t } = useTranslation();
  const common = {
    label: t(`commandFields.${field.label}`),
    ...(first ? { autoFocus: true } : {}),
    ...props,
  };
  const Masked = MASKED[field.kind];
  if (Masked !== undefined) return <Masked {...common} />;
  if (field.kind === 'money') return <MoneyField {...common} />;
  if (field.kind === 'signedMoney') return <MoneyField signed {...common} />;
  if (field.kind === 'day') return <DateField {...common} />;
  if (field.kind === 'whole')
    return field.path === 'agreementId' ? (
      <TextInput inputMode="numeric" {...common} />
    ) : (
      <CountField {...common} />
    );
  if (field.kind === 'choice')
    return <Select data={[...(field.choices ?? [])]} allowDeselect={field.optional ?? false} {...common} />;
  if (field.kind === 'long') return <Textarea className={styles.wide} autosize minRows={2} {...common} />;
  return <TextInput {...common} />;
};
