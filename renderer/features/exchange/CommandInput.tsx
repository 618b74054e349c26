import { Select, Textarea, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { CountField, DateField, MoneyField, PhoneField } from '../../components/form/fields.tsx';
import type { CommandField } from './commandFields.ts';
import styles from './Exchange.module.css';

interface Props {
  readonly field: CommandField;
  /** The cursor begins here. */
  readonly first: boolean;
  readonly props: GetInputPropsReturnType;
}

/** One field of a refused command, by its kind. */
export const CommandInput = ({ field, first, props }: Props) => {
  const { t } = useTranslation();
  const common = {
    label: t(`commandFields.${field.label}`),
    ...(first ? { 'data-autofocus': true } : {}),
    ...props,
  };
  if (field.kind === 'money') return <MoneyField {...common} />;
  if (field.kind === 'signedMoney') return <MoneyField signed {...common} />;
  if (field.kind === 'day') return <DateField {...common} />;
  if (field.kind === 'phone') return <PhoneField {...common} />;
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
